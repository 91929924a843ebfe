import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entropy } from '#adapters/node/entropy';
import { indexesOf, placeOf } from '#adapters/tables/facts/fact-place';
import {
  aliasKey,
  contentKey,
  dueBucket,
  dueBuckets,
  eventKey,
  messageKey,
  providerKey,
  recordListing,
  refOf,
} from '#adapters/tables/store/keys';
import type { Fact } from '#domain/facts/fact';
import type { PlanSlot } from '#domain/facts/routing-fact';

const record = 'r'.repeat(22);
const message = 'm'.repeat(16);
const ref = refOf(`${record}.00.0mhhwmdc0.${message}`);
const { at } = ref;
const ofMessage = {
  record,
  slice: 0,
  at,
  thing: message,
  event: 'e'.repeat(22),
  route: 'route',
  person: 'p'.repeat(16),
};
const slot: PlanSlot = {
  kind: 'slot',
  ...ofMessage,
  channel: 'helpdesk',
  tell: 0,
  day: '2026-11-21',
  version: 'v1',
  plan: { kind: 'suppressed', reason: 'no-phone' },
};

describe('the places of the tables', () => {
  it('are those of the design', () => {
    expect([eventKey('e1'), messageKey(ref), messageKey({ ...ref, slice: 12 }), contentKey(ref)]).toEqual([
      { pk: 'E#e1', sk: 'event' },
      { pk: `R#${record}`, sk: `m#0mhhwmdc0#${message}` },
      { pk: `R#${record}#12`, sk: `m#0mhhwmdc0#${message}` },
      { pk: `R#${record}`, sk: `3#content#${message}` },
    ]);
    expect([aliasKey('company', 'ana'), providerKey('wamid.x')]).toEqual([
      { pk: 'X#company#ana', sk: 'alias' },
      { pk: 'M#wamid.x', sk: 'ref' },
    ]);
  });

  it('of facts tell the story of a thing in order', () => {
    const attempt = (n: number) => ({ ...ofMessage, attempt: n, claimedAt: at, answeredAt: at });
    const story: Fact[] = [
      slot,
      { kind: 'refused', ...attempt(2), code: 131_056, means: 'wait-person' },
      { kind: 'refused', ...attempt(10), code: 131_056, means: 'wait-person' },
      { kind: 'accepted', ...attempt(11), providerDigest: 'wamid.x' },
      { kind: 'doubted', ...attempt(11), notedAt: at, reason: 'cut' },
      { kind: 'settled', ...attempt(11), by: 'late-answer', notedAt: at },
      { kind: 'ended', ...attempt(11), as: 'failed', reason: 'undeliverable', notedAt: at },
      { kind: 'nobody-notified', ...ofMessage, channels: [], suppressed: 0 },
    ];
    const places = story.map((fact) => placeOf(fact));
    expect(places.map(({ sk }) => sk)).toEqual(places.map(({ sk }) => sk).toSorted());
    expect(new Set(places.map(({ pk }) => pk))).toEqual(new Set([`R#${record}`]));
    expect(places[0]?.sk).toBe(`0mhhwmdc0#${message}#00-slot`);
    expect(places[1]?.sk).toBe(`0mhhwmdc0#${message}#20-refused-02`);
  });

  it('of a plan slot is one, whatever the plan', () => {
    const plan = { kind: 'planned', template: 't', language: 'en', timeZone: 'UTC', digest: 'd' } as const;
    expect(placeOf({ ...slot, plan })).toEqual(placeOf(slot));
    expect(indexesOf(slot)).toEqual({ byPerson: `P#${slot.person}`, byDay: 'C#helpdesk#2026-11-21' });
  });

  it('of people and workspaces are partitions of their own', () => {
    const imported = {
      kind: 'person-imported',
      person: 'p1',
      at,
      thing: 't',
      changed: [],
      consent: 'given',
    } as const;
    expect(placeOf(imported)).toEqual({ pk: 'P#p1', sk: '0mhhwmdc0#t#00-person-imported' });
    const applied = { kind: 'workspace-applied', at, thing: 't', version: 'v', by: 'devops' } as const;
    expect(placeOf(applied)).toEqual({ pk: 'W', sk: '0mhhwmdc0#t#00-workspace-applied' });
  });

  it('of what is due are spread evenly', () => {
    const count = new Map<string, number>();
    for (let made = 0; made < 1600; made += 1) {
      const bucket = dueBucket(entropy.sha256(`message ${made}`).slice(0, 16));
      count.set(bucket, (count.get(bucket) ?? 0) + 1);
    }
    expect(count.size).toBe(dueBuckets);
    expect(Math.min(...count.values())).toBeGreaterThan(50);
  });

  it('of closed records go by the month of closing, newest opened last', () => {
    const listed = { id: record, channel: 'helpdesk', openedAt: at };
    const closedAt = Date.UTC(2026, 11, 31, 23, 59, 59);
    expect(recordListing({ ...listed, closedAt }).list).toBe('helpdesk#closed#2026-12');
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        const before = recordListing({ ...listed, openedAt: Math.min(one, other) }).listAt;
        const after = recordListing({ ...listed, openedAt: Math.max(one, other) }).listAt;
        expect(before <= after).toBe(true);
      }),
    );
  });

  it('of a message are found by refs only', () => {
    expect(() => refOf('no ref')).toThrow('not the ref of a message');
  });
});
