import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpsRecord, RecordPatch } from '#domain/records/ops-record';
import { changeRecord } from '#domain/records/record-change';
import { countedEntropy } from '#test/support/entropy';

const { hmac } = countedEntropy();
const patch: RecordPatch = {
  type: 'ticket',
  key: 'T-1',
  title: 'Ana cannot print',
  stage: 'open',
  fields: { priority: 'high', count: 2 },
  branch: 'sp',
  channel: 'helpdesk',
};

function change(before: OpsRecord | undefined, by: Partial<RecordPatch>, at: number) {
  const stamp = `${String(at).padStart(9, '0')}..0.e`;
  return changeRecord('rec', before, { patch: { ...patch, ...by }, stamp, at, salt: 'salt', hmac });
}

describe('a record', () => {
  const opened = change(undefined, { url: 'https://desk.example/T-1' }, 100).record;

  it('opens with what its first event says', () => {
    expect(opened).toMatchObject({
      title: 'Ana cannot print',
      stage: 'open',
      url: 'https://desk.example/T-1',
      openedAt: 100,
    });
    expect(opened).not.toHaveProperty('closedAt');
  });

  it('keeps what a later event does not speak of', () => {
    const bare = { type: 'ticket', key: 'T-1', title: 'New title', branch: 'x', channel: 'y' };
    const cause = {
      patch: { ...bare, fields: { owner: 'rui' } },
      stamp: '000000200..0.e',
      at: 200,
      salt: 's',
      hmac,
    };
    const { record } = changeRecord('rec', opened, cause);
    expect(record).toMatchObject({
      stage: 'open',
      url: opened.url,
      branch: 'sp',
      channel: 'helpdesk',
      openedAt: 100,
    });
    expect(record.fields).toEqual({ priority: 'high', count: 2, owner: 'rui' });
  });

  it('closes, stays closed through later events, and opens again where one says so', () => {
    const closed = change(opened, { state: 'closed' }, 300);
    expect(closed).toMatchObject({ state: 'closed', record: { openedAt: 100, closedAt: 300 } });
    expect(change(closed.record, { state: 'closed' }, 400)).toMatchObject({
      state: 'changed',
      record: { closedAt: 300 },
    });
    expect(change(closed.record, {}, 400)).toMatchObject({ state: 'changed', record: { closedAt: 300 } });
    const again = change(closed.record, { state: 'open' }, 500);
    expect(again).toMatchObject({ state: 'reopened', record: { openedAt: 500 } });
    expect(again.record).not.toHaveProperty('closedAt');
  });

  it('may be closed by the first event that speaks of it', () => {
    const { state, record } = change(undefined, { state: 'closed' }, 100);
    expect(state).toBe('closed');
    expect(record.closedAt).toBe(100);
  });

  it('may know neither stage nor url', () => {
    const { stage: _, ...bare } = patch;
    const cause = { patch: bare, stamp: '1..0.e', at: 1, salt: 'salt', hmac };
    const { record } = changeRecord('rec', undefined, cause);
    expect(record).not.toHaveProperty('stage');
    expect(record).not.toHaveProperty('url');
    expect(changeRecord('rec', record, { ...cause, stamp: '2..0.e' }).record).not.toHaveProperty('stage');
  });
});

describe('events that come out of their order', () => {
  const late = change(undefined, { stage: 'done', state: 'closed', fields: { count: 9 } }, 900).record;

  it('write only the fields that no later event has written', () => {
    const { state, record } = change(late, { stage: 'open', fields: { count: 1, owner: 'rui' } }, 100);
    expect(state).toBe('changed');
    expect(record).toMatchObject({ stage: 'done', closedAt: 900, fields: { count: 9, owner: 'rui' } });
  });

  it('are superseded where later events wrote all that they say, and change nothing', () => {
    const outcome = change(late, { stage: 'open', fields: { count: 1 } }, 100);
    expect(outcome).toEqual({ record: late, change: [], state: 'superseded' });
  });

  it('are news of their own where they claim nothing about the record', () => {
    const { stage: _, ...bare } = patch;
    const cause = {
      patch: { ...bare, title: 'Old', fields: {} },
      stamp: '000000100..0.e',
      at: 1,
      salt: 's',
      hmac,
    };
    const outcome = changeRecord('rec', late, cause);
    expect(outcome).toMatchObject({ state: 'changed', change: [], record: { title: 'Ana cannot print' } });
  });

  it('of one second all count, and the last that came writes', () => {
    const stamps = ['000000100..1.e', '000000100..2.e'];
    const cause = { patch, at: 1, salt: 's', hmac };
    const [first = '', second = ''] = stamps;
    const { record } = changeRecord('rec', undefined, { ...cause, stamp: second });
    const outcome = changeRecord('rec', record, {
      ...cause,
      patch: { ...patch, stage: 'lost' },
      stamp: first,
    });
    expect(outcome).toMatchObject({ state: 'changed', change: [], record: { stage: 'open' } });
  });

  it('lead to the same record in whatever order they come', () => {
    const patches = fc.uniqueArray(
      fc.record({
        at: fc.integer({ min: 1, max: 9999 }),
        stage: fc.constantFrom('a', 'b', 'c'),
        fields: fc.dictionary(fc.constantFrom('x', 'y', 'z', 'constructor'), fc.integer()),
        state: fc.constantFrom('open' as const, 'closed' as const),
      }),
      { selector: ({ at }) => at, minLength: 1, maxLength: 6 },
    );
    const shuffled = patches.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        const merged = (all: typeof one) =>
          all.reduce<OpsRecord | undefined>(
            (before, { at, ...by }) => change(before, by, at).record,
            undefined,
          );
        const told = (record: OpsRecord | undefined) => ({
          stage: record?.stage,
          fields: record?.fields,
          closed: record?.closedAt !== undefined,
          writers: Object.entries(record?.stamps ?? {})
            .flatMap(([stamp, names]) => names.map((name) => `${name} ${stamp}`))
            .toSorted(),
        });
        expect(told(merged(other))).toEqual(told(merged(one)));
      }),
    );
  });
});

describe('the change of a record', () => {
  it('leaves it to the state to say that a record opened or closed', () => {
    const opened = change(undefined, {}, 1);
    expect(opened.change.map(({ field }) => field)).toEqual(['priority', 'count', '$title', '$stage']);
    expect(change(opened.record, { state: 'closed' }, 2)).toMatchObject({ state: 'closed', change: [] });
  });

  it('names each field that differs and no other', () => {
    const before = change(undefined, {}, 1).record;
    const { change: fields, state } = change(before, { stage: 'waiting', fields: { count: 3 } }, 2);
    expect(state).toBe('changed');
    expect(fields).toEqual([
      { field: 'count', before: 2, after: 3 },
      { field: '$stage', before: 'open', after: 'waiting' },
    ]);
  });

  it('holds no text that somebody wrote, only digests that tell texts apart', () => {
    const { change: fields } = change(undefined, {}, 1);
    expect(JSON.stringify(fields)).not.toMatch(/Ana|high/);
    const title = fields.find(({ field }) => field === '$title');
    expect(title?.after).toMatch(/^[\w-]{16}$/);
    const other = change(undefined, { title: 'Other' }, 1).change.find(({ field }) => field === '$title');
    expect(other?.after).not.toBe(title?.after);
  });

  it('takes a field for new whatever every object inherits under its name', () => {
    const names = ['constructor', 'toString', '__proto__'];
    const fields = Object.fromEntries(names.map((name) => [name, 1]));
    expect(change(undefined, { fields }, 1).change).toEqual(
      expect.arrayContaining(names.map((field) => ({ field, after: 1 }))),
    );
  });
});
