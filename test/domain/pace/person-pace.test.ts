import { describe, expect, it } from 'vitest';
import { backInLine, turnOf } from '#domain/pace/person-pace';

const now = 1_000_000;

describe('the line of messages to one person', () => {
  it('is not there until Meta says that there are too many', () => {
    expect(turnOf(undefined, now)).toEqual({ kind: 'go' });
  });

  it('gives each message a moment of its own, six seconds after the one before', () => {
    const first = backInLine(undefined, now, 4_000);
    expect(first).toEqual({ kind: 'wait', until: now + 4_000, pace: { nextAt: now + 10_000 } });
    const second = turnOf(first.pace, now);
    expect(second).toEqual({ kind: 'wait', until: now + 10_000, pace: { nextAt: now + 16_000 } });
  });

  it('sends whoever is refused again to its end', () => {
    expect(backInLine({ nextAt: now + 60_000 }, now, 4_000).until).toBe(now + 60_000);
    expect(backInLine({ nextAt: now + 1_000 }, now, 4_000).until).toBe(now + 4_000);
  });

  it('is over once its last moment is past', () => {
    expect(turnOf({ nextAt: now }, now)).toEqual({ kind: 'go' });
    expect(turnOf({ nextAt: now + 1 }, now).kind).toBe('wait');
  });
});
