import { describe, expect, it } from 'vitest';
import { memoryStore, quiet } from '#adapters/memory/store';
import { askedItem, askedOf } from '#adapters/tables/asks/ask-item';
import { unsay } from '#adapters/tables/asks/unsay';
import { putAt } from '#adapters/tables/store/put-at';
import type { AskedState } from '#domain/asks/ask';
import { formatRef } from '#domain/ref';

const ref = formatRef({ record: 'r'.repeat(22), slice: 0, at: 1, message: 'm'.repeat(16) });
const about = { ref, ask: 'a'.repeat(16), person: 'p'.repeat(16) };
const choice = { option: 'reject', at: 1, thing: 't' };
const said = [{ question: 'reason', text: 'too dear', thing: 't' }];

async function unsaid(state: AskedState, before?: AskedState) {
  const store = memoryStore(quiet, { now: () => 1, random: () => 0.5 });
  const item = askedItem({ ...about, state });
  await store.put(putAt(askedItem({ ...about, state: before ?? state }), 0));
  const read = { ...item, version: 1 };
  if (before !== undefined) await store.put(putAt(item, 1));
  await unsay(read, store);
  const standing = await store.get('state', item);
  return standing && askedOf(standing);
}

describe('words that are taken out of an answer', () => {
  it('leave the answer as it was, or where it was', async () => {
    const answered = { kind: 'answered', ...choice, count: 2 } as const;
    expect((await unsaid({ ...answered, said }))?.value.state).toEqual(answered);
    const answering = { kind: 'answering', ...choice } as const;
    expect((await unsaid({ ...answering, said }))?.value.state).toEqual({ ...answering, said: [] });
  });

  it.each([
    { kind: 'open' },
    { kind: 'answered', ...choice, count: 1 },
    { kind: 'answering', ...choice, said: [] },
    { kind: 'handed-on', to: ref, at: 1 },
  ] as const)('are not looked for where there are none: $kind', async (state) => {
    expect(await unsaid(state)).toEqual({ value: { ...about, state }, version: 1 });
  });

  it('are taken out where somebody changed the answer meanwhile', async () => {
    const answered = { kind: 'answered', ...choice, count: 1, said } as const;
    const { said: _, ...silent } = answered;
    expect(await unsaid(answered, { kind: 'answering', ...choice, said })).toEqual({
      value: { ...about, state: silent },
      version: 3,
    });
  });
});
