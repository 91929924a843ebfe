import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generate } from '#infra/local/secrets';

const options = {
  PasswordLength: 32,
  ExcludeCharacters: '',
  ExcludeLowercase: false,
  ExcludeUppercase: false,
  ExcludeNumbers: false,
  ExcludePunctuation: false,
  IncludeSpace: false,
  RequireEachIncludedType: true,
};

describe('a generated secret', () => {
  it('has its length, each kind of character, and none that is excluded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 64 }), fc.string({ maxLength: 5 }), (length, excluded) => {
        const text = generate({ ...options, PasswordLength: length, ExcludeCharacters: excluded });
        expect(text).toHaveLength(length);
        for (const kind of [/[a-z]/u, /[A-Z]/u, /\d/u, /[^\w]|_/u]) expect(text).toMatch(kind);
        expect(excluded.split('').filter((character) => text.includes(character))).toStrictEqual([]);
      }),
    );
  });

  it('lies in its template under its key', () => {
    const text = generate({
      ...options,
      SecretStringTemplate: '{"user":"a"}',
      GenerateStringKey: 'password',
    });
    expect(JSON.parse(text)).toStrictEqual({ user: 'a', password: expect.stringMatching(/^.{32}$/u) });
  });
});
