import { describe, expect, it } from 'vitest';
import { strangerName, strangerOf } from '#domain/inbound/stranger';

describe('a stranger', () => {
  it('is named so that nobody takes them for a person', () => {
    expect(strangerOf(strangerName('abc'))).toBe('abc');
    expect(strangerOf('abc')).toBeUndefined();
  });
});
