import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Phone } from '#domain/people/phone';

describe('a phone number', () => {
  it('is read in E.164, with the marks that people write', () => {
    expect(Phone.parse('+55 (11) 5550-0101')?.reveal()).toBe('+551155500101');
  });

  it.each(['', '5511', '11 5550-0101', '+0551155500101', '+55115550010199999', 'ana'])(
    'is not %j',
    (text) => {
      expect(Phone.parse(text)).toBeUndefined();
    },
  );

  it('does not show itself, however it is printed', () => {
    const phone = Phone.parse('+551155500101');
    const prints = [String(phone), JSON.stringify({ phone }), inspect({ phone }), inspect(phone)];
    for (const print of prints) expect(print).not.toContain('5550');
  });
});
