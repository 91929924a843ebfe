import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  freshPace,
  horizon,
  intervalOf,
  type Pace,
  reserve,
  resumed,
  withBacklog,
  withoutBacklog,
  stopped,
  type Wanted,
} from '#domain/pace/pace';

const now = 1_000_000;
const wanted: Wanted = { count: 1, lane: 'normal', perSecond: 80, now };

function slots(pace: Pace, change: Partial<Wanted> = {}) {
  const outcome = reserve(pace, { ...wanted, ...change });
  if (outcome.kind !== 'reserved') throw new Error(`not reserved but ${outcome.kind}`);
  return outcome;
}

describe('the pace of a number', () => {
  it('lets the first message of a quiet number go at once, and the others at 97 % of the limit', () => {
    const { slots: moments, pace } = slots(freshPace, { count: 3 });
    expect(moments).toEqual([now, now + 13, now + 26]);
    expect(pace.nextAt).toBeCloseTo(now + 3 * (1000 / 77.6));
  });

  it('does not save up what was not used', () => {
    const { slots: moments } = slots({ nextAt: now - 60_000, urgentAt: 0 }, { count: 2 });
    expect(moments).toEqual([now, now + 13]);
  });

  it('makes the normal lane wait once its moments lie further ahead than the horizon', () => {
    const busy = { nextAt: now + horizon + 500, urgentAt: 0 };
    expect(reserve(busy, wanted)).toEqual({ kind: 'wait', until: now + 500 });
    expect(slots({ nextAt: now + horizon, urgentAt: 0 }).slots).toEqual([now + horizon]);
  });

  it('gives an urgent message the first moment that is free, where the normal lane has to wait', () => {
    const busy = { nextAt: now + horizon + 100, urgentAt: 0 };
    const { slots: moments, pace } = slots(busy, { lane: 'urgent' });
    expect(moments).toEqual([now + horizon + 100]);
    expect(pace.nextAt).toBeCloseTo(busy.nextAt + intervalOf(80));
    expect(reserve(busy, wanted)).toEqual({ kind: 'wait', until: now + 100 });
  });

  it.each([
    [80, 250],
    [160, 500],
    [1000, horizon],
  ])('keeps the normal lane close while urgent messages come, at %d a second', (perSecond, ahead) => {
    const nextAt = now + ahead;
    for (const urgentAt of [now + 1_000, now - 1_999]) {
      expect(slots({ nextAt, urgentAt }, { perSecond }).slots).toEqual([nextAt]);
      const further = { nextAt: nextAt + 1, urgentAt };
      expect(reserve(further, { ...wanted, perSecond })).toEqual({ kind: 'wait', until: now + 1 });
    }
    expect(slots({ nextAt: now + horizon, urgentAt: now - 2_000 }, { perSecond }).slots).toHaveLength(1);
  });

  it('keeps urgent messages apart from each other too', () => {
    const { pace } = slots(freshPace, { lane: 'urgent', count: 10 });
    const [next] = slots(pace, { lane: 'urgent' }).slots;
    expect(next).toBe(Math.ceil(now + 10 * intervalOf(80)));
  });

  it('never takes more in a second than the number may send, whoever asks for however many', () => {
    const asks = fc.array(
      fc.record({
        later: fc.integer({ min: 0, max: 400 }),
        count: fc.integer({ min: 1, max: 10 }),
        lane: fc.constantFrom('normal' as const, 'urgent' as const),
      }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(asks, fc.constantFrom(20, 80, 1000), (all, perSecond) => {
        let pace: Pace = freshPace;
        let clock = now;
        const taken: number[] = [];
        for (const { later, count, lane } of all) {
          clock += later;
          const outcome = reserve(pace, { count, lane, perSecond, now: clock });
          if (outcome.kind !== 'reserved') continue;
          pace = outcome.pace;
          taken.push(...outcome.slots);
        }
        for (const moment of taken) {
          expect(
            taken.filter((other) => other >= moment && other < moment + 1000).length,
          ).toBeLessThanOrEqual(perSecond);
        }
      }),
    );
  });

  it.each(['normal', 'urgent'] as const)(
    'is not stopped by a worker of the %s lane whose clock is an hour ahead',
    (lane) => {
      const wrong = slots(freshPace, { lane, now: now + 3_600_000 }).pace;
      for (const other of ['normal', 'urgent'] as const) {
        const { slots: moments, pace } = slots(wrong, { lane: other });
        expect(moments).toEqual([now + horizon]);
        expect(slots(pace, { lane: 'urgent' }).slots).toEqual([Math.ceil(now + horizon + intervalOf(80))]);
      }
    },
  );
});

describe('the breaker of a number', () => {
  const open = stopped(freshPace, 190, now);

  it('stops both lanes, and says until when and why', () => {
    const until = now + 60_000;
    expect(reserve(open, wanted)).toEqual({ kind: 'stopped', until, code: 190 });
    expect(reserve(open, { ...wanted, lane: 'urgent' })).toEqual({ kind: 'stopped', until, code: 190 });
  });

  it('lets a single probe through after a minute, whatever was asked for', () => {
    const later = now + 60_000;
    const { slots: moments, pace } = slots(open, { count: 10, now: later });
    expect(moments).toEqual([later]);
    expect(reserve(pace, { ...wanted, now: later })).toEqual({
      kind: 'stopped',
      until: later + 120_000,
      code: 190,
    });
  });

  it('waits longer after each probe that failed, up to a quarter of an hour', () => {
    let pace = open;
    const pauses: number[] = [];
    for (let probes = 0; probes < 6; probes += 1) {
      const at = pace.breaker?.probeAt ?? 0;
      pace = slots(pace, { now: at }).pace;
      pauses.push((pace.breaker?.probeAt ?? 0) - at);
    }
    expect(pauses).toEqual([120_000, 240_000, 480_000, 900_000, 900_000, 900_000]);
  });

  it('keeps its age and its probes when another refusal comes', () => {
    const { pace } = slots(open, { now: now + 60_000 });
    const again = stopped(pace, 368, now + 61_000);
    expect(again.breaker).toEqual({ code: 368, since: now, probeAt: now + 180_000, probes: 1 });
  });

  it('is closed by what goes through', () => {
    const closed = resumed(open, now + 5);
    expect(closed.breaker).toBeUndefined();
    expect(slots(closed).slots).toEqual([now]);
  });

  it('has what was set aside looked after when a probe may go, and at once when it closes', () => {
    expect(open.backlog).toEqual({ dueAt: now + 60_000 });
    expect(slots(open, { now: now + 60_000 }).pace.backlog).toEqual({ dueAt: now + 180_000 });
    expect(resumed(open, now + 5).backlog).toEqual({ dueAt: now + 5 });
  });

  it('forgets a backlog that is empty, and learns of one that came late', () => {
    expect(withoutBacklog(resumed(open, now))).toEqual(freshPace);
    expect(withoutBacklog(open).breaker).toEqual(open.breaker);
    expect(withBacklog(freshPace, now).backlog).toEqual({ dueAt: now });
    expect(withBacklog(withoutBacklog(open), now).backlog).toEqual({ dueAt: now + 60_000 });
  });

  it('keeps its backlog while urgent and normal messages go', () => {
    const closed = resumed(open, now);
    expect(slots(closed).pace.backlog).toEqual({ dueAt: now });
    expect(slots(closed, { lane: 'urgent' }).pace.backlog).toEqual({ dueAt: now });
  });
});
