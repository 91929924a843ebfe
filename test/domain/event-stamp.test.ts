import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventStamp, happenedAfter } from '#domain/event-stamp';

const now = 1_800_000_000_000;
const happening = { happenedAt: now, decidedAt: now, event: 'e' };

describe('the stamp of an event', () => {
  it('sorts by time, the producer’s sequence, our first sight of it, then id', () => {
    const moments = fc.record({
      happenedAt: fc.integer({ min: 0, max: 3 }),
      sequence: fc.integer({ min: 0, max: 1000 }),
      decidedAt: fc.constantFrom(now, now + 1),
      event: fc.constantFrom('a', 'b'),
    });
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        const [one, other] = [a, b].map((moment) => eventStamp(moment).stamp);
        const order =
          a.happenedAt - b.happenedAt ||
          a.sequence - b.sequence ||
          a.decidedAt - b.decidedAt ||
          (a.event < b.event ? -1 : Number(a.event > b.event));
        expect(Math.sign(order)).toBe(one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1);
      }),
    );
  });

  it('believes a clock that is five minutes ahead, and not one that is more', () => {
    expect(eventStamp({ ...happening, happenedAt: now + 300_000 }).clockAhead).toBe(false);
    const ahead = eventStamp({ ...happening, happenedAt: now + 300_001 });
    expect(ahead).toEqual({ stamp: eventStamp(happening).stamp, clockAhead: true });
  });

  it('takes the time of receipt where the source names none that can be', () => {
    for (const happenedAt of [Number.NaN, -1]) {
      expect(eventStamp({ ...happening, happenedAt })).toEqual(eventStamp(happening));
    }
  });

  it('tells what happened strictly later, where order of arrival alone does not', () => {
    const { stamp } = eventStamp(happening);
    expect(happenedAfter(eventStamp({ ...happening, happenedAt: now + 1 }).stamp, stamp)).toBe(true);
    expect(happenedAfter(eventStamp({ ...happening, sequence: 1 }).stamp, stamp)).toBe(true);
    expect(happenedAfter(eventStamp({ ...happening, decidedAt: now + 1, event: 'f' }).stamp, stamp)).toBe(
      false,
    );
    expect(happenedAfter('', stamp)).toBe(false);
  });
});
