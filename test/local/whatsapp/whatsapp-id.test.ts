import { describe, expect, it } from 'vitest';
import { dialledDigits, whatsAppId } from '#infra/local/whatsapp/whatsapp-id';

describe('the id under which WhatsApp knows a number', () => {
  it.each([
    ['Brazil, area 41: loses the ninth digit', '5541991234567', '554191234567'],
    ['Brazil, area 11: keeps it', '5511991234567', '5511991234567'],
    ['Mexico: gains a 1', '525512345678', '5215512345678'],
    ['Mexico with its 1: stays', '5215512345678', '5215512345678'],
    ['Argentina: gains a 9', '541123456789', '5491123456789'],
    ['Argentina with its 9: stays', '5491123456789', '5491123456789'],
    ['Portugal: stays', '351912345678', '351912345678'],
  ])('%s', (_, dialled, id) => {
    expect(whatsAppId(dialled)).toBe(id);
  });

  it('reads numbers as callers write them', () => {
    expect(dialledDigits('+55 (11) 95550-1001')).toBe('5511955501001');
    expect(dialledDigits('5511955501001')).toBe('5511955501001');
  });

  it.each(['', '+', 'BR.1234', '+0551195550', '12345', '+1234567890123456', '٣٤٥٦٧٨٩٠'])(
    '%j is no number',
    (text) => {
      expect(dialledDigits(text)).toBeUndefined();
    },
  );
});
