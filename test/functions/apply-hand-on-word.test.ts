import { describe, expect, it } from 'vitest';
import { managed, passable, passing, says, saysWord, sentBy, waitingRui } from '#test/support/handing';
import { openAsk, putAsked, refOf } from '#test/support/put-asked';
import { smallWorkspace } from '#test/support/workspace';
import { applyWorkspace, personOf } from '#test/support/world';

const title = 'Printer is on fire';

const managedNowhere = smallWorkspace({ channels: [], routes: [] });

describe('the word by which an ask is handed on', () => {
  it.each(['hand over', 'Passar.', 'PASAR'])('is answered with those who may have it: %s', async (text) => {
    const made = await passing();
    const thing = await saysWord(made, text);
    expect(await sentBy(made)).toEqual([
      expect.objectContaining({
        kind: 'list',
        body: `Who is to answer “${title}” in your place?`,
        sections: [{ rows: [{ id: `h.${thing}.${personOf('eva').id}`, title: 'EVA', description: 'eva' }] }],
      }),
    ]);
  });

  it('offers ten at most, by name', async () => {
    const managers = Array.from({ length: 12 }, (_, place) => `${String.fromCodePoint(109 - place)}m`);
    const made = await passing(passable, { managers });
    await saysWord(made);
    const rows = JSON.stringify(await sentBy(made)).match(/"title":"[A-Z]M"/g) ?? [];
    expect(rows).toHaveLength(10);
    expect(rows[0]).toContain('BM');
  });

  it('is a reply about the record as well', async () => {
    const made = await passing();
    await saysWord(made);
    const { facts } = await made.chasqui.ports.ledger.ofRecord(made.ask.record);
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: 'replied', boundBy: 'only-open', to: refOf(made.ask, 'ana') }),
    );
  });

  it('quoting a message is about what that one asks', async () => {
    const made = await passing();
    await made.chasqui.ports.messages.remember(
      made.chasqui.tools.entropy.sha256('wamid.ask').slice(0, 22),
      refOf(made.ask, 'ana'),
      1,
    );
    await made.apply(says(made, 'passar', { quoting: 'wamid.ask' }));
    const { facts } = await made.chasqui.ports.ledger.ofRecord(made.ask.record);
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'replied', boundBy: 'quote' }));
    expect(await made.told('ana')).toEqual([`Who is to answer “${title}” in your place?`]);
  });

  it('without a quote, where several wait, is answered with all of them', async () => {
    const made = await passing();
    const other = { ...made.ask, id: 'b'.repeat(16), route: 'another', at: made.ask.at + 1 };
    await openAsk(other, made.chasqui);
    await putAsked(other, { company: 'ana', state: undefined }, made.chasqui);
    const spy = made.chasqui.ports.workspaces;
    const load = async (version: string) => {
      const workspace = await spy.load(version);
      const [first] = workspace.routes;
      return first === undefined
        ? workspace
        : { ...workspace, routes: [...workspace.routes, { ...first, id: 'another' }] };
    };
    await made.apply(says(made, 'pasar'), { ...made.chasqui.ports, workspaces: { ...spy, load } });
    const [answer] = await made.told('ana');
    expect(answer).toContain('waits for your answer');
  });

  it('is nothing special where nothing waits, or where what it quotes asks nothing', async () => {
    const made = await passing();
    await made.apply(made.tap('rui', 0));
    await made.apply(says(made, 'passar'));
    expect(await made.told('ana')).not.toContainEqual(expect.stringContaining('in your place'));
    await made.apply(says(made, 'passar', { quoting: 'wamid.unknown' }));
    expect(await made.told('ana')).not.toContainEqual(expect.stringContaining('in your place'));
  });

  it('is told why where it cannot be done', async () => {
    const { handTo: _, ...fixed } = passable;
    const strict = await passing(fixed);
    await saysWord(strict);
    expect(await strict.told('ana')).toEqual([`“${title}” cannot be handed on: it needs your own answer.`]);
    const alone = await passing(passable, { managers: [] });
    await saysWord(alone);
    expect(await alone.told('ana')).toEqual([`There is nobody now to whom “${title}” can be handed on.`]);
  });

  it('offers nobody who was erased meanwhile', async () => {
    const made = await passing();
    const { people } = made.chasqui.ports;
    const find = (id: string) => (id === personOf('eva').id ? Promise.resolve(undefined) : people.find(id));
    await made.apply(says(made, 'passar'), { ...made.chasqui.ports, people: { ...people, find } });
    expect(await made.told('ana')).toEqual([`There is nobody now to whom “${title}” can be handed on.`]);
  });

  it('offers nobody of a channel that the workspace in force does not have', async () => {
    const made = await passing();
    await applyWorkspace(made.chasqui, managedNowhere, 'v2');
    await saysWord(made);
    expect(await made.told('ana')).toEqual([`There is nobody now to whom “${title}” can be handed on.`]);
  });

  it('offers the others where the workspace in force has another template', async () => {
    const made = await passing();
    await applyWorkspace(made.chasqui, { ...smallWorkspace(), ...managed('eva') }, 'v2');
    await saysWord(made);
    expect(await made.told('ana')).toEqual([`Who is to answer “${title}” in your place?`]);
  });

  it('passes over what is listed and is not there', async () => {
    const made = await passing();
    const { messages } = made.chasqui.ports;
    const find = () => Promise.resolve(undefined);
    await made.apply(says(made, 'passar'), { ...made.chasqui.ports, messages: { ...messages, find } });
    expect(await made.told('ana')).not.toContainEqual(expect.stringContaining('in your place'));
  });

  it('quoting one that was decided is told by whom', async () => {
    const made = await passing();
    await made.chasqui.ports.messages.remember(
      made.chasqui.tools.entropy.sha256('wamid.ask').slice(0, 22),
      refOf(made.ask, 'ana'),
      1,
    );
    await made.apply(made.tap('rui', 0));
    await made.apply(says(made, 'passar', { quoting: 'wamid.ask' }));
    expect((await made.told('ana')).at(-1)).toContain('approved by RUI');
  });

  it('does not offer those who wait for their turn what they have not got', async () => {
    const made = await passing({ ...passable, mode: { kind: 'sequential' } }, { status: waitingRui });
    await made.apply(says(made, 'passar', { company: 'rui' }));
    expect(await made.told('rui')).not.toContainEqual(expect.stringContaining('in your place'));
  });
});
