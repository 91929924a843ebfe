import { describe, expect, it } from 'vitest';
import type { AskRule } from '#domain/asks/ask-rule';
import { askedPeople } from '#test/support/asked-people';
import { saysLater as says } from '#test/support/handing';
import { approval } from '#test/support/one-ask';

const withReason: AskRule = { ...approval, mode: { kind: 'everyone' }, reason: 'required' };

const approve = 0;
const reject = 1;

describe('a reason that comes too late', () => {
  it('hears that it is too late where the time is over meanwhile', async () => {
    const people = await askedPeople(withReason);
    await people.apply(people.tap('ana', reject));
    people.chasqui.clock.now = people.ask.deadline + 100_000;
    await people.follow();
    const late = says(people, 'ana', 'Too dear');
    await people.apply(late);
    await people.apply(late);
    expect(await people.stateOf('ana')).toEqual({ kind: 'open' });
    expect((await people.kinds()).filter((kind) => kind.startsWith('answer-refused'))).toEqual([
      'answer-refused expired',
    ]);
    expect((await people.told('ana')).at(-1)).toContain('does not count');
  });

  it('is heard of once where it is too late: what is written next is about something else', async () => {
    const people = await askedPeople(withReason);
    await people.apply(people.tap('ana', reject));
    people.chasqui.clock.now = people.ask.deadline + 100_000;
    await people.follow();
    await people.apply(says(people, 'ana', 'Too dear'));
    await people.apply(says(people, 'ana', 'Good morning'));
    expect((await people.told('ana')).filter((text) => text.includes('does not count'))).toHaveLength(1);
  });

  it('leaves the answer before it where it changes one too late', async () => {
    const people = await askedPeople({ ...withReason, changeable: true });
    await people.apply(people.tap('ana', approve));
    people.chasqui.clock.now += 60_000;
    await people.apply(people.tap('ana', reject));
    people.chasqui.clock.now = people.ask.deadline + 100_000;
    await people.follow();
    await people.apply(says(people, 'ana', 'Too dear'));
    expect(await people.stateOf('ana')).toMatchObject({ kind: 'answered', option: 'approve', count: 1 });
  });

  it('is not what was written before the tap, and heard of after it', async () => {
    const people = await askedPeople(withReason);
    const before = says(people, 'ana', 'Good morning');
    people.chasqui.clock.now += 60_000;
    await people.apply(people.tap('ana', reject));
    await people.apply(before);
    expect(await people.stateOf('ana')).toMatchObject({ kind: 'answering', said: [] });
    expect(await people.told('ana')).not.toContainEqual(expect.stringContaining('not understood'));
  });

  it('hears what was decided meanwhile, whatever is said', async () => {
    const people = await askedPeople({ ...withReason, mode: { kind: 'anyone' } });
    await people.apply(people.tap('ana', reject));
    await people.apply(people.tap('rui', approve));
    await people.apply(says(people, 'ana', '  '));
    expect((await people.told('ana')).at(-1)).toContain('approved by RUI');
  });
});
