import { describe, expect, it } from 'vitest';
import type { Ask, Asked, AskedState } from '#domain/asks/ask';
import { formatRef } from '#domain/ref';
import { askJson, askRow, askSummary, peopleIn } from '#infra/cli/asks/ask-line';
import { localTime } from '#infra/cli/moment';

const now = Date.parse('2026-11-22T12:00:00Z');
const deadline = now + 3_600_000;
const record = 'r'.repeat(22);
const ask: Ask = {
  id: 'a'.repeat(16),
  record,
  event: 'e',
  route: 'purchase-approval',
  version: 'v1',
  channel: 'purchasing',
  kind: 'approval',
  mode: { kind: 'anyone' },
  at: now,
  of: 3,
  deadline,
  state: { kind: 'open', dueAt: deadline },
};
const refOf = (name: string) => formatRef({ record, slice: 0, at: now, message: name.padEnd(16, 'm') });
const open: AskedState = { kind: 'open' };
const asked = (person: string, state: AskedState = open, more: Partial<Asked> = {}): Asked => ({
  ref: refOf(person),
  ask: ask.id,
  person,
  state,
  ...more,
});
const names = new Map([
  ['ana', 'Ana Souza'],
  ['rui', 'Rui Tavares'],
]);
const answered: AskedState = { kind: 'answered', option: 'approve', at: now, thing: 't', count: 1 };

const waits = (all: readonly Asked[], change: Partial<Ask> = {}) =>
  askRow({ ask: { ...ask, ...change }, asked: all }, now, names).at(-1);
const state = (change: Ask['state']) =>
  askRow({ ask: { ...ask, state: change }, asked: [] }, now, names).slice(-2);

describe('a row of the list of asks', () => {
  it('names the record by its id where that is all that is left of it', () => {
    expect(askRow({ ask, asked: [] }, now, names)).toEqual([
      record,
      'approval, anyone of 3',
      '0',
      localTime(deadline),
      'open',
      '',
    ]);
  });

  it('says how it ended', () => {
    expect(state({ kind: 'decided', at: now, person: 'rui', outcome: 'approved' })).toEqual([
      'approved by Rui Tavares',
      '',
    ]);
    expect(state({ kind: 'decided', at: now, person: 'gone', outcome: 'rejected' })[0]).toBe(
      'rejected by gone',
    );
    expect(state({ kind: 'expired', at: now })[0]).toBe('expired');
    expect(state({ kind: 'cancelled', at: now, reason: 'ended' })[0]).toBe('cancelled (ended)');
  });

  it('waits for those who have not answered, and says in whose place', () => {
    const changing: AskedState = {
      kind: 'answering',
      option: 'reject',
      at: now,
      thing: 'u',
      said: [],
      standing: { option: 'approve', at: now, thing: 't', count: 1 },
    };
    const handedOn: AskedState = { kind: 'handed-on', to: refOf('eva'), at: now };
    const all = [
      asked('ana', answered),
      asked('rui', open, { standsFor: 'ana' }),
      asked('leo', changing),
      asked('eva', handedOn),
      asked('ivo', { kind: 'answering', option: 'reject', at: now, thing: 'v', said: [] }),
    ];
    expect(waits(all)).toBe('ivo, Rui Tavares (for Ana Souza)');
  });

  it('names them in the order of their names, however they were asked', () => {
    const orders = [
      [asked('ana'), asked('rui'), asked('zoe')],
      [asked('zoe'), asked('rui'), asked('ana')],
    ];
    for (const order of orders) expect(waits(order)).toBe('Ana Souza, Rui Tavares, zoe');
  });

  it('waits for one after the other in a sequential ask', () => {
    const line = ['rui', 'eva', 'ana'].map(refOf);
    const all = [asked('ana'), asked('eva'), asked('rui', answered)];
    expect(waits(all, { mode: { kind: 'sequential' }, line, turn: 1 })).toBe('eva, then Ana Souza');
  });

  it('has room for eight names', () => {
    const all = Array.from({ length: 300 }, (_, index) => asked(`p${index}`));
    expect(waits(all)).toBe('p0, p1, p2, p3, p4, p5, p6, p7, and 292 more');
    expect(peopleIn([{ ask, asked: all }]).size).toBe(8);
    expect(peopleIn([{ ask, asked: all.slice(0, 200) }]).size).toBe(200);
  });
});

describe('the summary of the list', () => {
  it('counts what is open, by kind, and what is overdue', () => {
    const acknowledgement = { ...ask, kind: 'acknowledgement' } as const;
    const found = [ask, acknowledgement, acknowledgement].map((one) => ({ ask: one, asked: [] }));
    expect(askSummary(found, now)).toBe('3 open: 1 approval, 2 acknowledgements');
    expect(askSummary(found, deadline)).toBe('3 open: 1 approval, 2 acknowledgements, 3 overdue');
  });
});

describe('an ask for a program', () => {
  it('has who answered what, and who stands for whom', () => {
    const decided = { kind: 'decided', at: now, person: 'ana', outcome: 'approved' } as const;
    const all = [asked('ana', answered, { standsFor: 'rui' })];
    expect(askJson({ ask: { ...ask, state: decided }, asked: all }, now, names)).toMatchObject({
      state: 'approved',
      needed: 1,
      asked: [
        { name: 'Ana Souza', standsFor: 'rui', option: 'approve', answeredAt: '2026-11-22T12:00:00.000Z' },
      ],
    });
  });
});
