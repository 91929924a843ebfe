import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleSecrets } from '#infra/local/example-secrets';
import type { Company } from '#test/support/company';
import { done, purchasingCompany } from '#test/support/purchasing-company';
import { type WaitingSystem, waitingSystem } from '#test/support/waiting-system';
import { samplesFolder } from '#test/workspace/example';

let company: Company;
let erp: WaitingSystem;

beforeAll(async () => {
  erp = await waitingSystem();
  company = await purchasingCompany();
}, 240_000);

afterAll(async () => {
  await company.stop();
  erp.stop();
});

const chasqui = (...words: readonly string[]) => done(company, ...words);

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

const outcomes = () =>
  company.log('publish-facts').flatMap(({ kind, detailType }) => (kind === 'published' ? [detailType] : []));

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

  it('is answered by nobody who only visits an address, whatever of a button it names', async () => {
    const [button] = questionTo('Diego Fuentes', 'PC-2026-0881')?.shown.buttons ?? [];
    const token = button?.kind === 'quick-reply' ? button.payload : '';
    expect(token).toHaveLength(89);
    const before = await chasqui('trace', '--record', 'purchase/PC-2026-0881');
    const { WebhookUrl = '', EventsUrl = '' } = company.stack().outputs;
    const visited = [WebhookUrl, `${EventsUrl}/erp.purchasing`].flatMap((url) => [
      `${url}?payload=${token}`,
      `${url}?hub.mode=subscribe&hub.challenge=1&hub.verify_token=${token}`,
      `${url}/${token}`,
    ]);
    for (const address of visited) expect((await fetch(address)).status).toBeGreaterThanOrEqual(400);
    await settled();
    expect(await chasqui('trace', '--record', 'purchase/PC-2026-0881')).toBe(before);
  });

  it('is not decided by the first of them, who is told that it is recorded', async () => {
    await taps('Rui Tavares', 'PC-2026-0881', 'Aprovar');
    expect(textsOf('Rui Tavares').at(-1)).toMatch(/^Registrado em “12 leitores .*”: Aprovar\.$/);
    expect(outcomes()).not.toContain('ApprovalDecided');
    expect(await chasqui('asks')).toMatch(
      /PC-2026-0881 +approval, 2 of 3 +1 approve .* open +Diego Fuentes, Grace Hill/,
    );
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
      /^Tu respuesta ya no cuenta\. “12 leitores .*” ya está decidido: aprobado por Grace Hill, .*\d?\d:\d\d\.$/,
    );
    expect(outcomes().filter((name) => name === 'ApprovalDecided')).toHaveLength(1);
    expect(erp.got).toHaveLength(1);
  });

  it('stands whole in its story', async () => {
    const lines = (await chasqui('trace', '--record', 'purchase/PC-2026-0881')).split('\n');
    const places = [
      /approval asked of 2 of 3/,
      /Rui Tavares .*answered approve \[1 approve; asked of 3\]$/,
      /Grace Hill .*answered approve \[2 approve; asked of 3\]: approved$/,
      /the waiting system was told the outcome \(204\)/,
      /record closed by PurchaseDecided/,
      /Diego Fuentes .*an answer that does not count: it was decided before/,
      /approval approved, 2 of 3 answered$/,
    ].map((words) => lines.findIndex((line) => words.test(line)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
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
    const proven = await chasqui('audit', 'verify');
    // Two where an hour ended while all this happened.
    expect(proven).toMatch(/^(1 sealed hour|2 sealed hours), /);
    expect(proven).toMatch(/all is as it was written$/);
  });

  it('is all there is: nothing was set aside, and nothing given up', async () => {
    expect(await company.givenUp()).toEqual([]);
  });
});
