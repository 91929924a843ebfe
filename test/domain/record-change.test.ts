import { describe, expect, it } from 'vitest';
import type { OpsRecord, RecordPatch } from '#domain/ops-record';
import { changeRecord } from '#domain/record-change';
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
  close: false,
};

function change(before: OpsRecord | undefined, by: Partial<RecordPatch>, at: number) {
  return changeRecord('rec', before, { patch: { ...patch, ...by }, at, salt: 'salt', hmac });
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
    const { record } = changeRecord('rec', opened, {
      patch: {
        type: 'ticket',
        key: 'T-1',
        title: 'New title',
        fields: { owner: 'rui' },
        branch: 'x',
        channel: 'y',
        close: false,
      },
      at: 200,
      salt: 'salt',
      hmac,
    });
    expect(record).toEqual({
      ...opened,
      title: 'New title',
      fields: { priority: 'high', count: 2, owner: 'rui' },
    });
  });

  it('closes, stays closed, and opens again', () => {
    const closed = change(opened, { close: true }, 300);
    expect(closed).toMatchObject({ state: 'closed', record: { openedAt: 100, closedAt: 300 } });
    expect(change(closed.record, { close: true }, 400)).toMatchObject({
      state: 'changed',
      record: { closedAt: 300 },
    });
    const again = change(closed.record, {}, 500);
    expect(again).toMatchObject({ state: 'reopened', record: { openedAt: 500 } });
    expect(again.record).not.toHaveProperty('closedAt');
  });

  it('may be closed by the first event that speaks of it', () => {
    expect(change(undefined, { close: true }, 100)).toMatchObject({
      state: 'closed',
      record: { closedAt: 100 },
    });
  });

  it('may know neither stage nor url', () => {
    const { stage: _, ...bare } = patch;
    const { record } = changeRecord('rec', undefined, { patch: bare, at: 1, salt: 'salt', hmac });
    expect(record).not.toHaveProperty('stage');
    expect(record).not.toHaveProperty('url');
  });
});

describe('the change of a record', () => {
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
});
