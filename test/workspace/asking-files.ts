import { type LoadOutcome, loadWorkspace, type SourceFile } from '#workspace/load';

const audience = `branches:
  - { id: lisbon, name: Lisbon, timeZone: Europe/Lisbon, language: pt_PT }
channels:
  - id: desk
    name: Desk
    branch: lisbon
    members:
      - { person: ana, role: lead }
      - { person: rui, role: clerk }
      - { person: eva, role: clerk }
  - { id: yard, name: Yard, branch: lisbon, members: [{ person: rui }, { person: ivo, role: guard }] }
`;

const templates = `templates:
  - id: may_i
    category: utility
    text:
      pt_PT: { body: Posso comprar isto hoje?, buttons: [Sim, Não, { text: Ver, url: 'https://desk.example' }] }
      en: { body: May I buy this today?, buttons: [Yes, No, { text: See, url: 'https://desk.example' }] }
  - id: choose
    category: utility
    text:
      pt_PT: { body: Escolha um dos prazos., buttons: [Escolher] }
      en: { body: Please choose one of the dates., buttons: [Choose] }
  - id: for_your_eyes
    category: utility
    text: { pt_PT: { body: Alguém pediu uma compra. } }
  - id: is_over
    category: utility
    text:
      pt_PT: { body: 'Sobre *{{title}}*: {{outcome}}. Já não precisa responder.' }
      en: { body: 'About *{{title}}*: {{outcome}}. You need not answer.' }
`;

const sources = `sources:
  - { id: shop, signature: iam, callbackHosts: [shop.example, api.shop.example] }
  - { id: desk, signature: iam }
`;

/** What may be said otherwise in the asking workspace. */
export interface Asking {
  /** YAML of the route's `ask`, in one line. */
  readonly ask?: string;
  readonly tell?: string;
  /** YAML of what `when` has of the source. */
  readonly source?: string;
  /** Further lines: of the route, indented by four; then of the file. */
  readonly more?: string;
  /** One text of the templates in place of another. */
  readonly template?: readonly [from: string, to: string];
}

/** A workspace with one route, that asks; the `ask` stands in line 8 of `routes.yaml`. */
export function askingFiles({
  ask = '{ kind: approval }',
  tell = '{ channel: desk, template: may_i }',
  source = 'source: [shop]',
  more = '',
  template: [from, to] = ['', ''],
}: Asking): readonly SourceFile[] {
  if (!templates.includes(from)) throw new Error(`nothing to replace: ${from}`);
  const routes = `routes:
  - id: buy
    when: { ${source}, detail-type: [Asked] }
    record:
      type: purchase
      key: '{{ detail.id }}'
      title: '{{ detail.title }}'
    ask: ${ask}
    tell: [${tell}]
${more}`;
  return [
    { file: 'audience.yaml', text: audience },
    { file: 'routes.yaml', text: routes },
    { file: 'sources.yaml', text: sources },
    { file: 'templates.yaml', text: templates.replace(from, () => to) },
  ];
}

export function loadAsking(asking: Asking): LoadOutcome {
  return loadWorkspace(askingFiles(asking));
}

/** What is wrong with it, as `path: message`; what it warns of where it loads. */
export function saidOf(asking: Asking): readonly string[] {
  const outcome = loadAsking(asking);
  const said = outcome.kind === 'refused' ? outcome.problems : outcome.warnings;
  return said.map(({ path, message }) => `${path}: ${message}`);
}
