import { describe, expect, it } from 'vitest';
import { senderName, strangerName, strangerOf } from '#domain/inbound/stranger';

describe('a stranger', () => {
  it('is named so that nobody takes them for a person', () => {
    expect(strangerOf(strangerName('abc'))).toBe('abc');
    expect(strangerOf('abc')).toBeUndefined();
  });

  it.each([
    [{ userId: 'BR.1A2b', waId: '551187654321' }, '5511987654321'],
    [{ waId: '5511987654321' }, '5511987654321'],
    [{ userId: 'BR.1A2b' }, 'BR.1A2b'],
    [{}, ''],
  ])('goes by the number, in its one spelling, where it is told: %o', (sender, name) => {
    expect(senderName(sender)).toBe(name);
  });
});
