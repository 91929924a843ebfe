import { describe, expect, it } from 'vitest';
import { entropy } from '#adapters/node/entropy';
import { tapKeys, tapKeysIn } from '#adapters/secrets/tap-keys';

const [old, fresh] = ['o'.repeat(32), 'f'.repeat(32)];
const kidOf = (key: string) => entropy.sha256(key).slice(0, 4);
const inText = (text: string) => tapKeysIn(text, entropy.sha256);

describe('the keys of taps', () => {
  it('are one at first, as the stack makes it', () => {
    expect(inText(old)).toEqual([{ kid: kidOf(old), key: old }]);
  });

  it('are several while one takes the place of another: the first signs', () => {
    expect(inText(JSON.stringify([fresh, old]))).toEqual([
      { kid: kidOf(fresh), key: fresh },
      { kid: kidOf(old), key: old },
    ]);
  });

  it.each(['', 'short', '[]', '["short"]', `["${old}", 1]`, `["${old}"`, `"${old.slice(2)}`])(
    'are none, and not repeated, where their secret is %s',
    (text) => {
      expect(() => inText(text)).toThrow(
        /^the secret of the tap keys is no text of at least 32 characters, nor a list of such$/,
      );
    },
  );

  it('must be told apart by what a token says of them', () => {
    expect(() => inText(JSON.stringify([old, old]))).toThrow(/^two of the tap keys cannot be told apart/);
  });

  it('are read when they are wanted, and again when a token names one that is not known', async () => {
    const made = { now: 0, text: old, reads: 0 };
    const read = async () => {
      made.reads += 1;
      return made.text;
    };
    const keys = tapKeys(read, { entropy, now: () => made.now });
    expect(made.reads).toBe(0);
    expect(await keys.known()).toEqual(inText(old));
    made.text = JSON.stringify([fresh, old]);
    made.now = 999;
    expect(await keys.again()).toBeUndefined();
    made.now = 1_000;
    expect(await keys.again()).toEqual(inText(made.text));
    expect(await keys.known()).toEqual(inText(made.text));
    expect(made.reads).toBe(2);
  });
});
