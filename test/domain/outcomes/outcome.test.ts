import { describe, expect, it } from 'vitest';
import { isSameEvent } from '#domain/event';
import type { OpsRecord } from '#domain/records/ops-record';
import { outcomeOf, recordOfOutcome, withRecord } from '#domain/outcomes/outcome';
import { outcomeMiss, outcomeRoutesOf } from '#domain/routing/outcome-routes';
import type { OutcomeRoute } from '#domain/workspace';
import { nobodyEvent, nobodyHeard } from '#test/support/outcomes';
import { smallWorkspace } from '#test/support/workspace';
import { ticketEvent } from '#test/support/world';

const record: OpsRecord = {
  id: 'r'.repeat(22),
  type: 'purchase',
  key: '881',
  title: 'Press bearings',
  stage: 'pending',
  url: 'https://erp.example/881',
  fields: { amount: 4820.5 },
  stamps: {},
  branch: 'sp',
  channel: 'helpdesk',
  openedAt: 1,
};
const event = nobodyEvent('purchase-pending', record.id);

describe('an outcome of ours', () => {
  it('names its record, and no other system’s event does', () => {
    expect(recordOfOutcome(event)).toBe(record.id);
    expect(recordOfOutcome({ ...event, source: 'erp' })).toBeUndefined();
  });

  it('is seen with the record that it is about', () => {
    expect(outcomeOf(withRecord(event, record))).toEqual({
      name: 'NobodyNotified',
      route: 'purchase-pending',
      record: record.id,
      about: { type: 'purchase', key: '881', title: 'Press bearings' },
      scope: {
        outcome: event.detail,
        record: {
          type: 'purchase',
          key: '881',
          title: 'Press bearings',
          stage: 'pending',
          url: 'https://erp.example/881',
          fields: { amount: 4820.5 },
        },
      },
    });
  });

  it('is seen without what its record does not have, and without the record where there is none', () => {
    const { stage: _, url: __, ...bare } = record;
    const seen = outcomeOf(withRecord(event, bare));
    expect(Object.keys(Object(seen?.scope['record']))).toEqual(['type', 'key', 'title', 'fields']);
    const unknown = outcomeOf(withRecord(event, undefined));
    expect(unknown).not.toHaveProperty('about');
    expect(unknown?.scope).toEqual({ outcome: event.detail, record: null });
  });

  it('is none where another system reports, or nothing was pinned as one', () => {
    expect(outcomeOf(ticketEvent('1'))).toBeUndefined();
    expect(outcomeOf({ ...withRecord(event, record), source: 'erp' })).toBeUndefined();
    expect(outcomeOf(event)).toBeUndefined();
  });

  it('that does not say what it should names no route and no record', () => {
    const nothing = { ...event, detail: {} };
    expect(recordOfOutcome(nothing)).toBe('');
    expect(outcomeOf(withRecord(nothing, record))).toMatchObject({ route: '', record: '' });
  });

  it('is the same event whatever became of its record meanwhile', () => {
    const later = withRecord(event, { ...record, stage: 'approved' });
    expect(isSameEvent(later, withRecord(event, record))).toBe(true);
    const other = withRecord(nobodyEvent('another', record.id), record);
    expect(isSameEvent(other, withRecord(event, record))).toBe(false);
    expect(isSameEvent(event, withRecord(event, record))).toBe(false);
  });
});

describe('the routes that tell of an outcome', () => {
  const all: OutcomeRoute = { ...nobodyHeard, id: 'all', on: { outcome: ['NobodyNotified'] } };
  const some: OutcomeRoute = { ...all, id: 'some', on: { outcome: ['NobodyNotified'], route: ['x', 'y'] } };
  const workspace = smallWorkspace({ outcomeRoutes: [all, some] });
  const told = (route: string, detailType = 'NobodyNotified') => {
    const outcome = outcomeOf({ ...withRecord(nobodyEvent(route, record.id), record), detailType });
    if (outcome === undefined) throw new Error('the test made no outcome');
    return outcome;
  };
  const idsFor = (route: string) => outcomeRoutesOf(workspace, told(route)).map(({ id }) => id);

  it('are those that name its route, and those that name none', () => {
    expect(idsFor('x')).toEqual(['all', 'some']);
    expect(idsFor('z')).toEqual(['all']);
    expect(outcomeMiss(some, told('z'), workspace)).toBe('route: wanted x or y, found z');
    expect(outcomeRoutesOf(smallWorkspace(), told('x'))).toEqual([]);
  });

  it('are those that name its kind', () => {
    expect(outcomeMiss(all, told('x', 'Other'), workspace)).toBe(
      'outcome: wanted NobodyNotified, found Other',
    );
  });

  it('are none where it is the outcome of one of them', () => {
    expect(idsFor('all')).toEqual([]);
    expect(idsFor('some')).toEqual([]);
    expect(outcomeMiss(all, told('some'), workspace)).toContain('some tells of outcomes itself');
    expect(outcomeMiss(all, told('x'), smallWorkspace())).toBeUndefined();
  });
});
