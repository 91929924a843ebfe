import { describe, expect, it } from 'vitest';
import { flurryOf, repetitionOf } from '#domain/routing/dedupe';
import { textRenderer } from '#domain/texts/text';
import type { DedupeRule } from '#domain/workspace';
import { countedEntropy } from '#test/support/entropy';

const tools = { sha256: countedEntropy().sha256, text: textRenderer() };
const asked = {
  pinned: { id: 'event-1', decidedAt: 1000 },
  record: 'r'.repeat(22),
  scope: { detail: { host: ' db-1 ' } },
};

function flurry(dedupe: DedupeRule | undefined, id = 'noisy') {
  const route = dedupe === undefined ? { id } : { id, dedupe };
  return flurryOf({ ...asked, route }, tools);
}

describe('the window that an event falls into', () => {
  it('is named by its route and the text of its key, and as long as the route says', () => {
    const found = flurry({ key: '{{ detail.host }}', window: 500 });
    expect(found).toMatchObject({ event: 'event-1', route: 'noisy', at: 1000, until: 1500 });
    expect(found?.window).toMatch(/^[\w-]{22}$/);
    expect(flurry({ key: 'db-1', window: 900 })?.window).toBe(found?.window);
    expect(flurry({ key: 'db-2', window: 500 })?.window).not.toBe(found?.window);
    expect(flurry({ key: 'db-1', window: 500 }, 'another')?.window).not.toBe(found?.window);
  });

  it('is that of its record where the route has no key', () => {
    expect(flurry({ window: 500 })?.window).toBe(flurry({ key: asked.record, window: 500 })?.window);
  });

  it('is none where the route has no window, nor where its key says nothing or does not render', () => {
    expect(flurry(undefined)).toBeUndefined();
    expect(flurry({ key: '{{ detail.none }} ', window: 500 })).toBeUndefined();
    expect(flurry({ key: '{{ detail }}', window: 500 })).toBeUndefined();
  });
});

describe('an event', () => {
  const event = { event: 'late', route: 'noisy', window: 'w', at: 1000, until: 1500 };

  it('opens a window where there is none, or none any more', () => {
    expect(repetitionOf(event, undefined)).toEqual({ kind: 'opens' });
    expect(repetitionOf(event, { event: 'first', until: 1000 })).toEqual({ kind: 'opens' });
  });

  it('repeats the one that opened the window', () => {
    expect(repetitionOf(event, { event: 'first', until: 1001 })).toEqual({ kind: 'repeats', event: 'first' });
  });

  it('that comes late repeats one that was decided after it', () => {
    expect(repetitionOf(event, { event: 'newer', until: 90_000 })).toEqual({
      kind: 'repeats',
      event: 'newer',
    });
  });

  it('does not repeat itself', () => {
    expect(repetitionOf(event, { event: 'late', until: 1500 })).toEqual({ kind: 'opens' });
  });
});
