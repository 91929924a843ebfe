import type { SourceFile } from '#workspace/load';

/** The smallest workspace that has one of everything, in two files whose lines the tests count. */
export const audience = `branches:
  - id: lisbon
    name: Lisbon
    timeZone: Europe/Lisbon
    language: pt_PT
channels:
  - id: desk
    name: Desk
    branch: lisbon
    members:
      - { person: ana, role: lead }
      - { person: rui }
`;

export const routing = `templates:
  - id: ticket_opened
    category: utility
    text:
      pt_PT:
        header: Pedido novo
        body: Pedido {{number}} de {{who}} aberto, é favor ver.
        footer: Balcão
        buttons: [Ver]
      en:
        body: Ticket {{number}} of {{who}} opened, please look.
routes:
  - id: opened
    when: { source: [desk], detail-type: [Opened], detail: { ticket: { urgent: [true] } } }
    record:
      type: ticket
      key: '{{ detail.id }}'
      title: '{{ detail.title }}'
    tell:
      - channel: desk
        role: lead
        template: ticket_opened
        with: { number: '{{ detail.id }}', who: '{{ detail.who }}' }
    notAfter: 8h
`;

const twoButtons = `text:
      pt_PT:
        header: Pedido {{number}}
        body: O pedido de {{who}} foi aberto agora.
        buttons:
          - Aceitar
          - { text: Abrir, url: 'https://desk.example/t/{{id}}' }
      en:
        header: Ticket {{number}}
        body: The ticket of {{who}} was just opened.
        buttons:
          - Take it
          - { text: Open, url: 'https://desk.example/t/{{id}}' }
`;

/** The two files as they are. */
export const small: readonly SourceFile[] = [
  { file: 'audience.yaml', text: audience },
  { file: 'routing.yaml', text: routing },
];

/** The two files, with one text in one of them replaced by another. Throws where the text is not there. */
export function changed(from: string, to: string): readonly SourceFile[] {
  if (!audience.includes(from) && !routing.includes(from)) throw new Error(`nothing to replace: ${from}`);
  return small.map(({ file, text }) => ({ file, text: text.replace(from, () => to) }));
}

/** The two files, with a header and an address that take something. */
export const addressed: readonly SourceFile[] = [
  { file: 'audience.yaml', text: audience },
  {
    file: 'routing.yaml',
    text: routing
      .replace(/text:[^]*?routes:/, () => `${twoButtons}routes:`)
      .replace(
        "with: { number: '{{ detail.id }}'",
        "with: { id: '{{ detail.id }}', number: '{{ detail.id }}'",
      ),
  },
];
