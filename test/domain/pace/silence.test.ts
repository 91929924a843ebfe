import { describe, expect, it } from 'vitest';
import { freshPace, type Pace, resumed, stopped } from '#domain/pace/pace';
import { calledInVain, heardAgain, type InVain, isAway, isSilent, silenceAt } from '#domain/pace/silence';

const noon = Date.UTC(2026, 10, 22, 12);
const hour = 3_600_000;
const call = (begun: number, change: Partial<InVain> = {}): InVain => ({
  begun,
  thing: 'm'.repeat(16),
  code: 131_016,
  perhapsOwn: false,
  ...change,
});
const afterCalls = (count: number, pace: Pace = freshPace, from = noon): Pace =>
  Array.from({ length: count }, (_, place) => call(from + place)).reduce(calledInVain, pace);

describe('calls of a number that are in vain', () => {
  it('are a silence from the first on, and five mean that Meta is away', () => {
    expect(isSilent(freshPace)).toBe(false);
    expect(afterCalls(1).silence).toEqual({ since: noon, last: noon, calls: 1, thing: 'm'.repeat(16) });
    expect(isSilent(afterCalls(1))).toBe(true);
    expect(isAway(afterCalls(4))).toBe(false);
    expect(isAway(afterCalls(5))).toBe(true);
    expect(isAway(freshPace)).toBe(false);
  });

  it('may be told in any order', () => {
    const { silence } = calledInVain(afterCalls(1, freshPace, noon + 10), call(noon));
    expect(silence).toMatchObject({ since: noon, last: noon + 10, calls: 2 });
  });

  it('count once in a row of a message that Meta may trip over', () => {
    const own = (thing: string) => call(noon, { thing, perhapsOwn: true });
    const once = calledInVain(freshPace, own('a'));
    expect(calledInVain(once, own('a'))).toBe(once);
    expect(calledInVain(once, own('b')).silence).toMatchObject({ calls: 2 });
  });

  it('tell nothing more of a number that is stopped', () => {
    const pace = stopped(freshPace, 190, noon);
    expect(calledInVain(pace, call(noon))).toBe(pace);
  });

  it('stop it again with the next one where an operator let it go', () => {
    const pace = resumed(stopped(afterCalls(5), 131_016, noon), noon);
    expect(isAway(calledInVain(pace, call(noon + hour)))).toBe(true);
  });
});

describe('a number that is heard again', () => {
  const heard = heardAgain(afterCalls(4), noon + 100);

  it('is not silent, and counts anew', () => {
    expect(isSilent(heard)).toBe(false);
    expect(isAway(heard)).toBe(false);
    expect(heard.silence).toMatchObject({ calls: 0, heardAt: noon + 100 });
    expect(calledInVain(heard, call(noon + 101)).silence).toMatchObject({ since: noon, calls: 1 });
    expect(calledInVain(heard, call(noon + 100 + hour)).silence).toMatchObject({ since: noon + 100 + hour });
  });

  it('was not away where the call was begun before the answer came', () => {
    expect(calledInVain(heard, call(noon + 50))).toBe(heard);
  });

  it('is heard once, and by nothing that came before its newest call in vain', () => {
    expect(heardAgain(heard, noon + 200)).toBe(heard);
    expect(heardAgain(freshPace, noon)).toBe(freshPace);
    const silent = afterCalls(4);
    expect(heardAgain(silent, noon + 2)).toBe(silent);
  });

  it('leaves of each attempt whether it fell into the silence', () => {
    const { silence } = afterCalls(1);
    expect(silenceAt(undefined, noon)).toBe('none');
    expect(silenceAt(silence, noon - 1)).toBe('none');
    expect(silenceAt(silence, noon + hour)).toBe('lasting');
    expect(silenceAt(heard.silence, noon + 100)).toBe('over');
    expect(silenceAt(heard.silence, noon + 101)).toBe('none');
  });
});
