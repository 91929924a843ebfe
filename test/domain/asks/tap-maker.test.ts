import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { answersComeLate, tapMaker } from '#domain/asks/tap-maker';
import { checkTap, parseTap } from '#domain/asks/tap-token';
import { formatRef } from '#domain/ref';

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64url');
const key = { kid: 'abcd', key: 'k'.repeat(64) };
const ref = formatRef({ record: 'r'.repeat(22), slice: 0, at: 1_000_000, message: 'm'.repeat(16) });
const deadline = Date.UTC(2026, 10, 22, 12);
const tap = tapMaker({ deadline }, { ref, person: 'ana' }, { key, hmac });

describe('a token that is made for somebody', () => {
  it('names the message and the option, and holds a little longer than the ask', () => {
    const expiry = deadline + answersComeLate;
    expect(parseTap(tap(2))).toMatchObject({ kid: 'abcd', ref, option: 2, expiry });
    expect(parseTap(tap())).not.toHaveProperty('option');
  });

  it('is good for that person only', () => {
    const token = parseTap(tap(0));
    const check = (person: string) => token && checkTap(token, person, { keys: [key], hmac });
    expect(check('ana')).toBe('good');
    expect(check('rui')).toBe('forged');
  });
});
