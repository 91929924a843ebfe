import { describe, expect, it } from 'vitest';
import {
  freshPace,
  intervalOf,
  type Pace,
  reserve,
  resumed,
  slowedDown,
  stopped,
  type Wanted,
  withoutBacklog,
} from '#domain/pace/pace';

const now = 1_000_000;
const wanted: Wanted = { count: 1, lane: 'normal', perSecond: 80, now };

function slots(pace: Pace, change: Partial<Wanted> = {}) {
  const outcome = reserve(pace, { ...wanted, ...change });
  if (outcome.kind !== 'reserved') throw new Error(`not reserved but ${outcome.kind}`);
  return outcome;
}

describe('a number of which Meta said that it was too fast', () => {
  const slowed = slowedDown(freshPace, now);
  /** Milliseconds between two messages, so long after. */
  const apart = (pace: Pace, later: number) => {
    const [first = 0, , , , last = 0] = slots(pace, { count: 5, now: now + later }).slots;
    return (last - first) / 4;
  };

  it('sends nothing for a second, in either lane', () => {
    expect(slots(slowed).slots).toEqual([now + 1000]);
    expect(slots(slowed, { lane: 'urgent' }).slots).toEqual([now + 1000]);
    expect(slowedDown({ nextAt: now + 4000, urgentAt: 0 }, now).nextAt).toBe(now + 4000);
  });

  it('goes slower then, and as fast as before a quarter of a minute later', () => {
    expect(apart(slowed, 1_000)).toBeCloseTo(1000 / (80 * (0.97 * 0.85 + 0.01)), 0);
    expect(apart(slowed, 15_000)).toBeCloseTo(intervalOf(80), 0);
    expect(apart(slowed, 3_600_000)).toBeCloseTo(intervalOf(80), 0);
  });

  it('goes slower once for what was on its way, and each time that it is said anew', () => {
    const again = slowedDown(slowed, now + 1_999);
    expect(again).toEqual({ ...slowed, nextAt: now + 2_999 });
    expect(slowedDown(slowed, now + 2_000).slowed?.share).toBeCloseTo((0.97 * 0.85 + 0.02) * 0.85);
  });

  it('never stands still', () => {
    let pace: Pace = freshPace;
    for (let said = 0; said < 100; said += 1) pace = slowedDown(pace, now + said * 2_000);
    expect(pace.slowed?.share).toBeGreaterThan(0.1);
  });

  it('goes on as before where the clock that wrote so was wrong', () => {
    const wrong = { ...slowedDown(freshPace, now + 3_600_000), nextAt: 0 };
    expect(apart(wrong, 0)).toBeCloseTo(intervalOf(80), 0);
    expect(slowedDown(wrong, now).slowed?.at).toBe(now);
    expect(apart({ ...slowedDown(freshPace, now + 1_000), nextAt: 0 }, 0)).toBeGreaterThan(intervalOf(80));
  });

  it('is told so still when its breaker opens and closes', () => {
    const closed = withoutBacklog(resumed(stopped(slowed, 190, now), now));
    expect(closed).toEqual(slowed);
  });
});
