import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTap, formatTap, parseTap, type TapToken } from '#domain/asks/tap-token';
import { formatRef } from '#domain/ref';
import { hmac } from '#test/support/ask-cases';

const key = { kid: 'kid1', key: 'the key that signs' };
const older = { kid: 'kid0', key: 'the key before it' };

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
const text = (length: number) =>
  fc.array(fc.constantFrom(...letters), { minLength: length, maxLength: length }).map((all) => all.join(''));

/** Up to the year 2038 and from 1970 on: six characters of 36 hold it. */
const instants = fc.integer({ min: 0, max: 2_000_000_000_000 });
const refs = fc
  .record({ record: text(22), slice: fc.integer({ min: 0, max: 1295 }), at: instants, message: text(16) })
  .map(formatRef);
const said = fc.record(
  { ref: refs, option: fc.integer({ min: 0, max: 9 }), expiry: instants, person: text(16) },
  { requiredKeys: ['ref', 'expiry', 'person'] },
);

function tokenOf(payload: string): TapToken {
  const token = parseTap(payload);
  if (token === undefined) throw new Error('no token');
  return token;
}

const ana = {
  ref: formatRef({ record: 'r'.repeat(22), slice: 0, at: 1, message: 'm'.repeat(16) }),
  person: 'ana',
};

describe('the token of a button', () => {
  it('says who is meant, what and until when, and is good for them', () => {
    fc.assert(
      fc.property(said, ({ person, ...about }) => {
        const payload = formatTap({ ...about, person }, key, hmac);
        const token = tokenOf(payload);
        const { kid, mac: _, ...read } = token;
        const expiry = Math.floor(about.expiry / 1000) * 1000;
        expect({ kid, ...read }).toEqual({ kid: 'kid1', ...about, expiry });
        expect(checkTap(token, person, { keys: [older, key], hmac })).toBe('good');
      }),
    );
  });

  it('has 89 characters, which all kinds of buttons carry', () => {
    fc.assert(
      fc.property(said, (about) => {
        expect(formatTap(about, key, hmac)).toHaveLength(89);
      }),
    );
  });

  it('holds to the second: who looks at it a second later sees another expiry', () => {
    const expiry = Date.UTC(2026, 10, 22, 12);
    const read = (at: number) => tokenOf(formatTap({ ...ana, expiry: at }, key, hmac)).expiry;
    expect([read(expiry), read(expiry + 999), read(expiry + 1000)]).toEqual([expiry, expiry, expiry + 1000]);
  });

  it('is forged or unreadable with any one character changed', () => {
    const payload = formatTap({ ...ana, option: 1, expiry: 1_795_000_000_000 }, key, hmac);
    const flipped = Array.from(payload).flatMap((letter, place) =>
      ['A', 'b', '7', '.', '-', ' ', 'é']
        .filter((other) => other !== letter)
        .map((other) => payload.slice(0, place) + other + payload.slice(place + 1)),
    );
    const verdicts = flipped.map((one) => {
      const token = parseTap(one);
      return token === undefined ? 'unreadable' : checkTap(token, ana.person, { keys: [key], hmac });
    });
    expect(new Set(verdicts)).toEqual(new Set(['unreadable', 'forged', 'key-retired']));
    // Only one that names another key is not looked at any further.
    expect(verdicts.slice(4 * 7).filter((verdict) => verdict === 'key-retired')).toEqual([]);
  });

  it('is unreadable when a character is missing, or one too many', () => {
    const payload = formatTap({ ...ana, expiry: 1_795_000_000_000 }, key, hmac);
    const cut = Array.from(payload, (_, place) => payload.slice(0, place) + payload.slice(place + 1));
    expect([...cut, `${payload}A`, ` ${payload}`, `${payload}\n`, ''].map(parseTap)).toEqual(
      Array.from({ length: 93 }, () => undefined),
    );
  });

  it('is forged in the hands of anybody else', () => {
    fc.assert(
      fc.property(said, text(16), (about, other) => {
        fc.pre(other !== about.person);
        const token = tokenOf(formatTap(about, key, hmac));
        expect(checkTap(token, other, { keys: [key], hmac })).toBe('forged');
      }),
    );
  });

  it('is forged where another key signed it by the same name', () => {
    const token = tokenOf(formatTap({ ...ana, expiry: 1 }, { kid: 'kid1', key: 'a guess' }, hmac));
    expect(checkTap(token, ana.person, { keys: [key], hmac })).toBe('forged');
  });

  it('is forged with a signature of another length', () => {
    const token = tokenOf(formatTap({ ...ana, expiry: 1 }, key, hmac));
    for (const mac of ['', token.mac.slice(1), `${token.mac}A`])
      expect(checkTap({ ...token, mac }, ana.person, { keys: [key], hmac })).toBe('forged');
  });
});

describe('the keys of tokens', () => {
  const token = tokenOf(formatTap({ ...ana, expiry: 1 }, older, hmac));

  it('change under open asks: what the older one signed is good while it is on the list', () => {
    expect(checkTap(token, ana.person, { keys: [key, older], hmac })).toBe('good');
  });

  it('are retired when they are taken off it', () => {
    expect(checkTap(token, ana.person, { keys: [key], hmac })).toBe('key-retired');
    expect(checkTap(token, ana.person, { keys: [], hmac })).toBe('key-retired');
  });
});
