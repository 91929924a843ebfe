import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleSecrets } from '#infra/local/example-secrets';
import { type Company, startCompany } from '#test/support/company';
import { type WaitingSystem, waitingSystem } from '#test/support/waiting-system';
import { applyWorkspace } from '#test/support/world';
import { exampleFolder, samplesFolder } from '#test/workspace/example';

/** The same approvers for a workflow, where any of them decides. */
const workflow = `routes:
  - id: purchase-in-workflow
    when: { source: [erp.workflow], detail-type: [PurchaseSubmitted] }
    record: { type: purchase, key: '{{ detail.number }}', title: '{{ detail.description }}' }
    tell:
      - channel: purchasing
        role: approver
        template: purchase_pending
        with:
          number: '{{ detail.number }}'
          amount: '{{ detail.amount | money: "BRL" }}'
          requester: Paula Ribeiro
          supplier: Automação Bandeirantes
          link: 'https://erp.example.com'
    ask:
      kind: approval
      deadline: 8h
      reason: required
      callback: { taskToken: '{{ detail.taskToken }}' }
`;

/** Of the example: three who approve, in three languages, and a system that is called back. */
const changes: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'purchasing.yaml': [
    ['person: eva.nogueira, role: approver', 'person: grace.hill, role: approver'],
    ['person: beatriz.antunes, role: approver', 'person: diego.fuentes, role: approver'],
    ['      - { person: livia.freitas, role: approver }\n', ''],
    ['mode: { quorum: 2 }\n', "mode: { quorum: 2 }\n      callback: { url: '{{ detail.callback }}' }\n"],
  ],
  'sources.yaml': [
    [
      'id: erp.purchasing, signature: iam',
      'id: erp.purchasing, signature: iam, callbackHosts: [erp.example.com]',
    ],
  ],
};

let company: Company;
let erp: WaitingSystem;

beforeAll(async () => {
  erp = await waitingSystem();
  company = await startCompany();
  const folder = join(company.folder, 'workspace');
  cpSync(exampleFolder, folder, { recursive: true });
  for (const [file, edits] of Object.entries(changes)) writeFileSync(join(folder, file), edited(file, edits));
  writeFileSync(join(folder, 'workflow.yaml'), workflow);
  await done('apply', folder);
  await done('people', 'import', join(folder, 'people.csv'));
  await callHere();
  // The simulated WhatsApp approves the templates in force when it starts.
  await company.restart();
}, 240_000);

afterAll(async () => {
  await company.stop();
  erp.stop();
});

/** No workspace may name this machine as a host that is called; here the ERP is at it. */
async function callHere(): Promise<void> {
  const { ports } = company;
  const workspace = await ports.workspaces.load((await ports.workspaces.current()) ?? '');
  const sources = workspace.sources?.map((source) =>
    source.callbackHosts === undefined ? source : { ...source, callbackHosts: ['localhost'] },
  );
  await applyWorkspace(
    { ports, clock: { now: Date.now() } },
    { ...workspace, ...(sources && { sources }) },
    'here',
  );
}

function edited(file: string, edits: readonly (readonly [string, string])[]): string {
  return edits.reduce(
    (text, [before, after]) => {
      if (!text.includes(before)) throw new Error(`${file} does not say '${before}' any more`);
      return text.replace(before, after);
    },
    readFileSync(join(exampleFolder, file), 'utf8'),
  );
}

async function done(...words: readonly string[]): Promise<string> {
  const { code, err, out } = await company.chasqui(...words);
  if (code !== 0) throw new Error(`${words.join(' ')}: ${err}${out}`);
  return out;
}

/** Everything that was said has come to rest. */
async function settled(): Promise<void> {
  for (let times = 0; times < 2; times += 1) {
    await company.stack().simulator.webhooksTried();
    await company.stack().idle();
  }
}

/** An event of the samples, with more in its detail. */
async function emit(sample: string, more: object = {}): Promise<void> {
  const { detail, ...event } = JSON.parse(readFileSync(join(samplesFolder, sample), 'utf8'));
  await company.put({
    Source: event.source,
    DetailType: event['detail-type'],
    Detail: JSON.stringify({ ...detail, ...more }),
  });
  await settled();
}

const phone = (name: string) => company.stack().simulator.phone(name);

/** What lies on somebody's phone, the newest last. */
const messagesOf = (name: string) =>
  company
    .stack()
    .simulator.sent()
    .filter(({ waId }) => waId === phone(name).waId());
const textsOf = (name: string) => messagesOf(name).map(({ shown }) => shown.body);
const questionTo = (name: string, about: string) =>
  messagesOf(name).findLast(({ shown }) => shown.body.includes(about) && shown.buttons !== undefined);

async function taps(name: string, about: string, button: string): Promise<void> {
  phone(name).taps(questionTo(name, about)?.id ?? '', button);
  await settled();
}

const story = (record: string) => done('trace', '--record', record);
const outcomes = () =>
  company.log('publish-facts').flatMap(({ kind, detailType }) => (kind === 'published' ? [detailType] : []));

const purchase = '12 leitores de código de barras';

describe('a purchase that waits for two of three approvers', () => {
  it('is put to each of them in their own language, with a button for each answer', async () => {
    await emit('02-purchase-submitted.json', { callback: erp.url });
    for (const [name, buttons] of [
      ['Rui Tavares', ['Aprovar', 'Rejeitar']],
      ['Grace Hill', ['Approve', 'Reject']],
      ['Diego Fuentes', ['Aprobar', 'Rechazar']],
    ] as const) {
      const asked = questionTo(name, 'PC-2026-0881');
      expect(asked?.shown.buttons?.map(({ label }) => label)).toEqual(buttons);
    }
  });

  it('is not decided by the first of them, who is told that it is recorded', async () => {
    await taps('Rui Tavares', 'PC-2026-0881', 'Aprovar');
    expect(textsOf('Rui Tavares').at(-1)).toMatch(/^Registrado em “12 leitores .*”: Aprovar\.$/);
    expect(outcomes()).not.toContain('ApprovalDecided');
    expect(await done('asks')).toContain('1 of 2');
  });

  it('is decided by the second: on the bus, and where the purchasing system waits', async () => {
    await taps('Grace Hill', 'PC-2026-0881', 'Approve');
    expect(textsOf('Grace Hill').at(-1)).toMatch(/^Recorded on “12 leitores .*”: Approve\.$/);
    expect(outcomes().filter((name) => name === 'ApprovalDecided')).toHaveLength(1);
    const [letter, ...others] = erp.got;
    expect(others).toEqual([]);
    const [secret = ''] = exampleSecrets['callback:erp.purchasing'] ?? [];
    expect(new Webhook(secret).verify(letter?.body ?? '', letter?.headers ?? {})).toMatchObject({
      type: 'ApprovalDecided',
      data: { outcome: 'approved', by: 'grace.hill', mode: 'quorum', people: 3, tally: { approve: 2 } },
    });
  });

  it('needs no answer of the third any more, who is told so once', async () => {
    const lines = () => textsOf('Diego Fuentes').filter((text) => text.includes('Ya no hace falta'));
    expect(lines()).toEqual([expect.stringMatching(/ya está resuelto: aprobado por Grace Hill/)]);
    await emit('09-purchase-approved.json');
    expect(lines()).toHaveLength(1);
  });

  it('is told to the third as decided, whose old button comes too late', async () => {
    await taps('Diego Fuentes', 'PC-2026-0881', 'Rechazar');
    expect(textsOf('Diego Fuentes').at(-1)).toMatch(
      /^Tu respuesta ya no cuenta\. “12 leitores .*” ya está decidido: aprobado por Grace Hill, \d\d:\d\d\.$/,
    );
    expect(outcomes().filter((name) => name === 'ApprovalDecided')).toHaveLength(1);
    expect(erp.got).toHaveLength(1);
  });

  it('stands whole in its story', async () => {
    const told = await story('purchase/PC-2026-0881');
    expect(told).toContain(purchase);
    const lines = told.split('\n');
    const place = (words: RegExp) => lines.findIndex((line) => words.test(line));
    const order = [/Rui Tavares.*approve/, /Grace Hill.*approve/, /Diego Fuentes.*decided/].map(place);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(order).not.toContain(-1);
  });
});

describe('a purchase for which a workflow waits', () => {
  const awaited = { number: 'PC-2026-0990', description: 'Rolamentos da prensa 3', amount: 4_200 };

  it('is rejected by one of them, who is asked why before it counts', async () => {
    const detail = JSON.stringify({ ...awaited, taskToken: 'the token of purchase 990' });
    await company.put({ Source: 'erp.workflow', DetailType: 'PurchaseSubmitted', Detail: detail });
    await settled();
    await taps('Diego Fuentes', 'PC-2026-0990', 'Rechazar');
    expect(company.stack().tasks.find('the token of purchase 990')).toMatchObject({ kind: 'waiting' });
    phone('Diego Fuentes').writes('Hay rodamientos en el almacén de Campinas');
    await settled();
    expect(textsOf('Diego Fuentes').at(-1)).toMatch(/^Registrado en “Rolamentos da prensa 3”: Rechazar\.$/);
  });

  it('goes on in the workflow, which gets the reason word for word', () => {
    expect(company.stack().tasks.find('the token of purchase 990')).toMatchObject({
      kind: 'succeeded',
      output: {
        outcome: 'rejected',
        by: 'diego.fuentes',
        reason: { given: 'text', text: 'Hay rodamientos en el almacén de Campinas' },
      },
    });
  });
});

describe('the ledger of all this', () => {
  it('is sealed and proves to be as it was written', async () => {
    const hour = 3_600_000;
    const began = Math.floor(Date.now() / hour) * hour;
    company.stack().setClockOffset(began + 1.3 * hour - Date.now());
    await company.stack().tick();
    await company.stack().idle();
    expect(await done('audit', 'verify')).toMatch(/all is as it was written$/);
  });
});
