import { describe, expect, it } from 'vitest';
import { askEnd, nextLook } from '#domain/asks/ask-time';

const hour = 3_600_000;
const deadline = Date.UTC(2026, 10, 22, 12);

describe('when an open ask is looked at', () => {
  it('is a minute and a half after its deadline: what was tapped in time may be heard of late', () => {
    expect(askEnd({ deadline })).toBe(deadline + 90_000);
    expect(nextLook({ deadline }, 0)).toBe(deadline + 90_000);
    expect(nextLook({ deadline, callback: { kind: 'https', url: 'u', source: 's' } }, 0)).toBe(
      deadline + 90_000,
    );
  });

  it('is sooner where a process wants signs of it, and never later', () => {
    const callback = { kind: 'task', token: 't', heartbeat: hour } as const;
    expect(nextLook({ deadline, callback }, deadline - 3 * hour)).toBe(deadline - 2 * hour);
    expect(nextLook({ deadline, callback }, deadline)).toBe(deadline + 90_000);
  });
});
