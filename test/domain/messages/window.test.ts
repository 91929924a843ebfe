import { describe, expect, it } from 'vitest';
import { isWindowOpen } from '#domain/messages/window';

const now = 100 * 86_400_000;
const hour = 3_600_000;

describe('the window of a person', () => {
  it('is open for 24 hours after they wrote, less ten minutes', () => {
    const wrote = (ago: number) => isWindowOpen({ lastInbound: { main: now - ago } }, 'main', now);
    expect(wrote(0)).toBe(true);
    expect(wrote(24 * hour - 600_001)).toBe(true);
    expect(wrote(24 * hour - 600_000)).toBe(false);
  });

  it('is closed for whoever never wrote, or wrote to another number', () => {
    expect(isWindowOpen({}, 'main', now)).toBe(false);
    expect(isWindowOpen({ lastInbound: { austin: now } }, 'main', now)).toBe(false);
    expect(isWindowOpen({ lastInbound: {} }, 'constructor', now)).toBe(false);
  });
});
