import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryParking } from '#adapters/memory/parking';
import { parseBusinessEvent } from '#contracts/business-event';
import { recordId } from '#domain/identity';
import type { Route } from '#domain/workspace';
import { queueHandler } from '#lambda/queue-handler';
import { shell } from '#lambda/shell';
import { allWrong, hostileJson, withOneWrong } from '#test/support/hostile-values';
import { applyWorkspace, peopledWorld, type World } from '#test/support/world';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

const names = ['constructor', 'toString', 'hasOwnProperty', 'valueOf'];

/** A route whose every text looks at what a hostile event can name. */
const curious: Route = {
  ...ticketOpened,
  id: 'curious',
  tell: ticketOpened.tell.map((tell) => ({ ...tell, role: 'manager' })),
  when: { source: ['helpdesk'] },
  record: {
    ...ticketOpened.record,
    type: 'thing',
    stage: '{{detail.priority}}{{detail.constructor.name}}{{detail.__proto__.polluted}}',
    fields: Object.fromEntries(names.map((name) => [name, `{{detail.${name}}}`])),
  },
};

const sample = {
  version: '0',
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': 'TicketOpened',
  source: 'helpdesk',
  account: '123456789012',
  time: '2026-11-20T13:42:05Z',
  region: 'sa-east-1',
  resources: ['arn:aws:x'],
  detail: { id: 'T-1', subject: 'Printer is on fire', priority: 'high', lines: [{ a: 1 }, null] },
};

function bodyWith(name: string): string {
  const envelope = JSON.stringify({ ...sample, id: name, detail: 0 });
  return envelope.replace('"detail":0', () => `"detail":${hostileJson[name]?.()}`);
}

let chasqui: World;
let unhandled: unknown[];
const note = (reason: unknown) => void unhandled.push(reason);
const untouched = () => Object.getOwnPropertyNames(Object.prototype).join();
const before = untouched();

beforeEach(async () => {
  unhandled = [];
  process.on('unhandledRejection', note);
  chasqui = await peopledWorld();
  await applyWorkspace(chasqui, smallWorkspace({ routes: [ticketOpened, curious] }), 'v2');
});
afterEach(() => {
  process.off('unhandledRejection', note);
});

let count = 0;

/** Hands one batch to the function: the bodies, and after them an ordinary event. Tells what became of each. */
async function deliver(...bodies: readonly string[]) {
  const lines: string[] = [];
  const parking = memoryParking();
  const handler = queueHandler(
    {
      step: 'route-event',
      parse: parseBusinessEvent,
      build: async () => ({ handle: (event) => chasqui.route(event), parking }),
    },
    shell((line) => lines.push(line)),
  );
  const id = `ordinary-${(count += 1)}`;
  const ordinary = JSON.stringify({ ...sample, id, detail: { ...sample.detail, id } });
  const answer = await handler({
    Records: [...bodies, ordinary].map((body, index) => ({
      messageId: `m${index}`,
      body,
      attributes: { ApproximateReceiveCount: '1' },
    })),
  });
  const logged: readonly { readonly [field: string]: unknown }[] = lines.map((line) => JSON.parse(line));
  const ends = logged.filter(({ message }) => message === 'message handled' || message === 'message parked');
  return {
    answer,
    parked: parking.parked,
    rejected: logged.reduce((sum, line) => sum + Number(line['events-rejected'] ?? 0), 0),
    ends: ends.length,
    ordinary: ends.find(({ delivery }) => delivery === `m${bodies.length}`),
    failures: logged.filter(({ level }) => level === 'error'),
  };
}

/** What went wrong with a batch of these bodies and an ordinary event; nothing, where all of them were dealt with. */
async function wrongWith(...bodies: readonly string[]): Promise<readonly unknown[]> {
  const { answer, parked, rejected, ends, ordinary, failures } = await deliver(...bodies);
  // A rejection that nobody handles is told of after the promises of this turn.
  await setImmediate();
  const promises: readonly [string, boolean][] = [
    ['nothing comes back', JSON.stringify(answer) === '{"batchItemFailures":[]}'],
    ['each has its end', ends === bodies.length + 1],
    ['what is parked is counted', rejected === parked.length],
    ['what is parked is whole', parked.every(({ body }) => bodies.includes(body))],
    ['what is parked has a reason', parked.every(({ reason }) => /^[a-z-]+(: [\w.-]*)?$/.test(reason))],
    ['the ordinary event is told', ordinary?.['kind'] === 'routed' && ordinary['planned'] === 3],
    ['every rejection is handled', unhandled.length === 0],
    ['no prototype is touched', untouched() === before && Reflect.get({}, 'polluted') === undefined],
  ];
  return [...failures, ...promises.flatMap(([promise, kept]) => (kept ? [] : [promise]))];
}

describe('a hostile event', () => {
  it.each(Object.keys(hostileJson))(
    'with %s is handled or parked, each time it is delivered',
    async (name) => {
      const body = bodyWith(name);
      expect(await wrongWith(body)).toEqual([]);
      expect(await wrongWith(body, body)).toEqual([]);
    },
  );

  it.each([
    '',
    ' ',
    '{',
    '\u{feff}{}',
    '[]',
    'null',
    '"',
    '\0',
    '\ud800',
    '['.repeat(100_000),
    'x'.repeat(1024 * 1024),
  ])('that is no envelope at all is parked (case %#)', async (body) => {
    expect(await wrongWith(body, body)).toEqual([]);
  });

  it('with any value of its envelope replaced is handled or parked', async () => {
    const bodies = [...allWrong(sample)].map((event) => JSON.stringify(event) ?? '');
    for (let from = 0; from < bodies.length; from += 9)
      expect(await wrongWith(...bodies.slice(from, from + 9))).toEqual([]);
  });

  it('of any other kind is handled or parked', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      withOneWrong(sample).map((event) => JSON.stringify(event) ?? ''),
      fc
        .jsonValue({ depthSize: 'large' })
        .map((detail) => JSON.stringify({ ...sample, detail: { id: detail, subject: detail } })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 5 }), async (bodies) => {
        expect(await wrongWith(...bodies)).toEqual([]);
      }),
      {
        numRuns: 150,
      },
    );
  });

  it('leaves a record and facts that can be read, whatever its fields are called', async () => {
    expect(await wrongWith(bodyWith('an integer beyond 2^53'))).toEqual([]);
    const id = recordId(chasqui.tools.entropy.sha256, 'thing', '1.2345678901234568e+29');
    const record = await chasqui.ports.records.find(id);
    expect(Object.keys(record?.value.fields ?? {})).toEqual(names);
    const { facts } = await chasqui.ports.ledger.ofRecord(id);
    const change = facts.flatMap((fact) => (fact.kind === 'record-changed' ? fact.change : []));
    expect(change.map(({ field, before: was }) => [field, was])).toEqual(
      expect.arrayContaining(names.map((name) => [name, undefined])),
    );
  });

  it.each(Object.keys(hostileJson))(
    'with %s is at its first delivery what it is at the second',
    async (name) => {
      const parsed = parseBusinessEvent(bodyWith(name));
      if (parsed.kind === 'problem') return;
      const event = { id: 'e', body: parsed.value, decidedAt: 1, version: 'v2', salt: 's' };
      const first = await chasqui.ports.events.pin(event);
      expect(first).toEqual(await chasqui.ports.events.pin(event));
      expect(first).toEqual(await chasqui.ports.events.find('e'));
    },
  );
});
