import { describe, expect, it } from 'vitest';
import { sourceSecrets } from '#adapters/secrets/source-secrets';

const long = 'sixteen letters!';

/** Secrets whose text and clock the test sets; `reads` counts. */
function known(text: string) {
  const state = { text, now: 0, reads: 0, fails: false };
  const secrets = sourceSecrets(
    async () => {
      state.reads += 1;
      if (state.fails) throw new Error('out of reach');
      return state.text;
    },
    () => state.now,
  );
  return { state, secrets };
}

describe('the secrets of a source', () => {
  it('are those under its id, and none for one that has none', async () => {
    const { secrets } = known(JSON.stringify({ erp: [long, `${long}2`], empty: [] }));
    expect(await secrets.of('erp')).toEqual([long, `${long}2`]);
    expect(await secrets.of('empty')).toEqual([]);
    expect(await secrets.of('other')).toEqual([]);
    expect(await secrets.of('toString')).toEqual([]);
  });

  it('are read once in five minutes, however many ask', async () => {
    const { state, secrets } = known(JSON.stringify({ erp: [long] }));
    await Promise.all([secrets.of('erp'), secrets.of('erp'), secrets.of('other')]);
    state.text = JSON.stringify({ erp: [`${long}, new`] });
    state.now = 5 * 60_000 - 1;
    expect(await secrets.of('erp')).toEqual([long]);
    expect(state.reads).toBe(1);
    state.now += 1;
    expect(await secrets.of('erp')).toEqual([`${long}, new`]);
    expect(state.reads).toBe(2);
  });

  it('are read again at once after a failure', async () => {
    const { state, secrets } = known(JSON.stringify({ erp: [long] }));
    state.fails = true;
    await expect(secrets.of('erp')).rejects.toThrow('out of reach');
    state.fails = false;
    expect(await secrets.of('erp')).toEqual([long]);
  });
});

describe('a value that is none', () => {
  it.each(['', 'whsec_abc', '[]', '"erp"', 'null'])(
    'is refused as a whole, and not told: %j',
    async (text) => {
      const asked = known(text).secrets.of('erp');
      await expect(asked).rejects.toThrow(
        /^the secret of the sources is not \{ "<source id>": \["<secret>"\] \}$/,
      );
    },
  );

  it.each([long, 7, [7], ['short'], [long, '']])(
    'is refused for its source, and not told: %j',
    async (value) => {
      const { secrets } = known(JSON.stringify({ erp: value, other: [long] }));
      await expect(secrets.of('erp')).rejects.toThrow(
        /^the secrets of source erp are not a list of texts of at least 16 characters$/,
      );
      expect(await secrets.of('other')).toEqual([long]);
    },
  );
});
