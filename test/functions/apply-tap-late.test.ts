import { describe, expect, it } from 'vitest';
import { askedPeople, hour } from '#test/support/asked-people';
import { approval, askingWorkspace } from '#test/support/one-ask';
import { closeRecord } from '#test/support/put-asked';
import { applyWorkspace } from '#test/support/world';

const title = 'Printer is on fire';

describe('a tap that does not count', () => {
  it('after the decision hears by whom it was decided, and when', async () => {
    const { chasqui, apply, kinds, tap, told } = await askedPeople();
    await apply(tap('rui', 0));
    chasqui.clock.now += hour / 2;
    await apply(tap('ana', 1));
    const text = `Your answer does not count any more. “${title}” is decided: approved by RUI, 09:01.`;
    expect(await told('ana')).toContain(text);
    expect(await kinds()).toContain('answer-refused decided');
  });

  it('after the deadline is too late, whether the ask has been looked at or not', async () => {
    const { chasqui, apply, ask, follow, kinds, tap, told } = await askedPeople();
    chasqui.clock.now = ask.deadline;
    await apply(tap('ana', 0));
    chasqui.clock.now = ask.deadline + 90_000;
    await follow();
    await apply(tap('rui', 0));
    const text = `Your answer does not count: the time to answer “${title}” is over.`;
    expect(await told('ana')).toContain(text);
    expect(await told('rui')).toContain(text);
    expect((await kinds()).filter((kind) => kind === 'answer-refused expired')).toHaveLength(2);
  });

  it('is too late by its own token, though the ask would take it', async () => {
    const { chasqui, apply, kinds, now, tap } = await askedPeople();
    await apply(tap('ana', 0, { deadline: chasqui.clock.now - 90_000 }));
    expect(await kinds()).toContain('answer-refused expired');
    expect((await now()).state.kind).toBe('open');
  });

  it('about a record that was closed hears that it is closed', async () => {
    const { chasqui, apply, ask, kinds, tap, told } = await askedPeople();
    await closeRecord(ask.record, chasqui);
    await apply(tap('ana', 0));
    expect(await told('ana')).toContain(`“${title}” is closed and needs no answer any more.`);
    expect(await kinds()).toContain('answer-refused closed');
  });

  it('of somebody who has left the channel since has no say', async () => {
    const { chasqui, apply, kinds, now, tap, told } = await askedPeople();
    const workspace = askingWorkspace();
    const channels = workspace.channels.map((channel) => ({ ...channel, members: [{ person: 'rui' }] }));
    await applyWorkspace(chasqui, { ...workspace, channels }, 'v2');
    await apply(tap('ana', 0));
    expect(await told('ana')).toContain(
      `You may not answer “${title}” any more. Your answer does not count.`,
    );
    expect(await kinds()).toContain('answer-refused not-entitled');
    expect((await now()).state.kind).toBe('open');
  });

  it('before their turn waits for nobody: they are told that it is not theirs yet', async () => {
    const { apply, kinds, tap, told } = await askedPeople({ ...approval, mode: { kind: 'sequential' } });
    await apply(tap('rui', 0));
    expect(await told('rui')).toContain(
      `It is not your turn yet to answer “${title}”. Your answer does not count.`,
    );
    expect(await kinds()).toContain('answer-refused not-your-turn');
  });

  it('before their turn does not count when it is heard of again in their turn', async () => {
    const rule = { ...approval, mode: { kind: 'sequential' } } as const;
    const { apply, stateOf, tap, told } = await askedPeople(rule);
    const early = tap('rui', 0);
    await apply(early);
    await apply(tap('ana', 0));
    await apply(early);
    expect(await stateOf('rui')).toEqual({ kind: 'open' });
    expect(await told('rui')).toHaveLength(1);
  });

  it('of an option that the ask does not have is told that the button does not work', async () => {
    const { apply, kinds, tap, told } = await askedPeople();
    await apply(tap('ana', 7));
    expect(await told('ana')).toEqual([expect.stringContaining('That button does not work any more.')]);
    expect(await kinds()).toContain('answer-refused no-such-option');
  });

  it('of somebody who handed the ask on hears that', async () => {
    const { chasqui, apply, ask, kinds, tap, told } = await askedPeople();
    const ref = tapRef(tap('ana', 0));
    const found = await chasqui.ports.asks.both(ask, ref);
    if (found.asked === undefined) throw new Error('nobody asked');
    const state = { kind: 'handed-on', to: ref, at: chasqui.clock.now } as const;
    const { value, version } = found.asked;
    await chasqui.ports.asks.change({ asked: [{ value: { ...value, state }, version }] });
    await apply(tap('ana', 0));
    expect(await told('ana')).toContain(
      `You handed “${title}” on to somebody else. Your answer does not count.`,
    );
    expect(await kinds()).toContain('answer-refused handed-on');
  });
});

function tapRef({ content }: { readonly content: object }): string {
  return 'payload' in content ? String(content.payload).slice(5, 57) : '';
}
