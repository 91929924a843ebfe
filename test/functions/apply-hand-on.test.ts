import { describe, expect, it } from 'vitest';
import { chooses, passing, says, saysWord, sentBy, thingOf } from '#test/support/handing';
import { inbound } from '#test/support/phones';
import { refOf } from '#test/support/put-asked';
import { personOf } from '#test/support/world';

const title = 'Printer is on fire';

describe('a choice from that list', () => {
  it('hands the ask on, and both hear of it', async () => {
    const made = await passing();
    await made.apply(chooses(made, await saysWord(made)));
    expect((await made.told('ana')).at(-1)).toBe(`You handed “${title}” on: EVA has it now.`);
    expect(await made.stateOf('ana')).toMatchObject({ kind: 'handed-on' });
    const sent = JSON.stringify(await sentBy(made));
    expect(sent).toContain('"kind":"template"');
  });

  it('leaves the button of whoever handed it on without effect', async () => {
    const made = await passing();
    await made.apply(chooses(made, await saysWord(made)));
    await made.apply(made.tap('ana', 0));
    expect((await made.told('ana')).at(-1)).toContain('You handed');
    expect((await made.now()).state.kind).toBe('open');
  });

  it('of somebody who has it by now is told so, and may be made again', async () => {
    const made = await passing();
    const thing = await saysWord(made);
    const other = says(made, 'passar', { company: 'rui' });
    await made.apply(other);
    await made.apply(chooses(made, thingOf(made, other), { company: 'rui' }));
    await made.apply(chooses(made, thing));
    expect((await made.told('ana')).at(-1)).toContain('cannot take');
  });

  it('that comes when the ask is over is told by whom it was decided', async () => {
    const made = await passing();
    const thing = await saysWord(made);
    await made.apply(made.tap('rui', 0));
    await made.apply(chooses(made, thing));
    expect((await made.told('ana')).at(-1)).toContain('approved by RUI');
  });

  it('is none where the list was of another person, or of somebody who was not offered', async () => {
    const made = await passing();
    const thing = await saysWord(made);
    await made.apply(chooses(made, thing, { company: 'rui' }));
    await made.apply(chooses(made, thing, { to: 'rui' }));
    const row = { kind: 'choice', id: `h.${'x'.repeat(16)}.${personOf('eva').id}`, title: 'EVA' } as const;
    await made.apply(inbound(made.chasqui, row, { from: made.tap('ana', 0).from }));
    expect(await made.stateOf('ana')).toEqual({ kind: 'open' });
    expect(await made.stateOf('rui')).toEqual({ kind: 'open' });
  });

  it('is told that there is no such ask where its message is gone', async () => {
    const made = await passing();
    const thing = await saysWord(made);
    const { messages } = made.chasqui.ports;
    const gone = {
      ...messages,
      find: (ref: string) =>
        ref === refOf(made.ask, 'ana') ? Promise.resolve(undefined) : messages.find(ref),
    };
    await made.apply(chooses(made, thing), { ...made.chasqui.ports, messages: gone });
    expect((await made.told('ana')).at(-1)).toContain('does not work');
  });
});
