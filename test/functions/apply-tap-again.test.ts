import { describe, expect, it } from 'vitest';
import { askedPeople } from '#test/support/asked-people';
import { approval } from '#test/support/one-ask';

const changeable = {
  ...approval,
  mode: { kind: 'everyone' },
  rejection: 'counts',
  changeable: true,
} as const;

describe('a tap of which we hear again', () => {
  it('does not undo what its sender has answered since', async () => {
    const { apply, chasqui, kinds, now, stateOf, tap } = await askedPeople(changeable);
    const first = tap('ana', 0);
    await apply(first);
    chasqui.clock.now += 5_000;
    await apply(tap('ana', 1));
    await apply(first);
    expect(await stateOf('ana')).toMatchObject({ option: 'reject', count: 2 });
    expect((await now()).tally).toEqual({ reject: 1 });
    expect((await kinds()).filter((kind) => kind === 'answered')).toHaveLength(2);
  });

  it('does not undo it within the same second either', async () => {
    const { apply, kinds, stateOf, tap } = await askedPeople(changeable);
    const first = tap('ana', 0);
    await apply(first);
    await apply(tap('ana', 1));
    await apply(first);
    expect(await stateOf('ana')).toMatchObject({ option: 'reject', count: 2 });
    expect((await kinds()).filter((kind) => kind === 'answered')).toHaveLength(2);
  });

  it('and the last one tapped stands, though it is heard of first', async () => {
    const { apply, chasqui, stateOf, tap } = await askedPeople(changeable);
    const first = tap('ana', 0);
    chasqui.clock.now += 5_000;
    await apply(tap('ana', 1));
    await apply(first);
    expect(await stateOf('ana')).toMatchObject({ option: 'reject', count: 1 });
  });
});
