import { describe, expect, it } from 'vitest';
import { inboundId } from '#domain/identity';
import { chooses, managed, passable, passing, says } from '#test/support/handing';
import { inbound } from '#test/support/phones';
import { openAsk, putAsked, refOf } from '#test/support/put-asked';
import { smallWorkspace } from '#test/support/workspace';
import { applyWorkspace, personOf } from '#test/support/world';

const title = 'Printer is on fire';

const managedNowhere = smallWorkspace({ channels: [], routes: [] });

type Made = Awaited<ReturnType<typeof passing>>;

function thingOf(made: Made, { id }: { readonly id: string }): string {
  return inboundId(made.chasqui.tools.entropy.sha256, id);
}

/** Ana writes the word: it is known by what her choice names. */
async function word(made: Made, text = 'hand over'): Promise<string> {
  const done = says(made, text);
  await made.apply(done);
  return thingOf(made, done);
}

async function lists(made: Made): Promise<readonly object[]> {
  for (const ref of new Set(made.chasqui.ports.sendQueue.refs)) await made.chasqui.send(ref);
  return made.chasqui.ports.whatsapp.calls.map(({ content }) => content);
}

describe('the word by which an ask is handed on', () => {
  it.each(['hand over', 'Passar.', 'PASAR'])('is answered with those who may have it: %s', async (text) => {
    const made = await passing();
    const thing = await word(made, text);
    expect(await lists(made)).toEqual([
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
    await word(made);
    const rows = JSON.stringify(await lists(made)).match(/"title":"[A-Z]M"/g) ?? [];
    expect(rows).toHaveLength(10);
    expect(rows[0]).toContain('BM');
  });

  it('is a reply about the record as well', async () => {
    const made = await passing();
    await word(made);
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
    await made.apply(says(made, 'passar', 'ana', 'wamid.ask'));
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
    await made.apply(says(made, 'passar', 'ana', 'wamid.unknown'));
    expect(await made.told('ana')).not.toContainEqual(expect.stringContaining('in your place'));
  });

  it('is told why where it cannot be done', async () => {
    const { handTo: _, ...fixed } = passable;
    const strict = await passing(fixed);
    await word(strict);
    expect(await strict.told('ana')).toEqual([`“${title}” cannot be handed on: it needs your own answer.`]);
    const alone = await passing(passable, { managers: [] });
    await word(alone);
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
    await word(made);
    expect(await made.told('ana')).toEqual([`There is nobody now to whom “${title}” can be handed on.`]);
  });

  it('offers the others where the workspace in force has another template', async () => {
    const made = await passing();
    await applyWorkspace(made.chasqui, { ...smallWorkspace(), ...managed('eva') }, 'v2');
    await word(made);
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
    await made.apply(says(made, 'passar', 'ana', 'wamid.ask'));
    expect((await made.told('ana')).at(-1)).toContain('approved by RUI');
  });

  it('does not offer those who wait for their turn what they have not got', async () => {
    const status = (company: string) =>
      company === 'rui'
        ? ({ status: 'held', dueAt: 1 } as const)
        : ({ status: 'accepted', providerDigest: 'digest' } as const);
    const made = await passing({ ...passable, mode: { kind: 'sequential' } }, { status });
    await made.apply(says(made, 'passar', 'rui'));
    expect(await made.told('rui')).not.toContainEqual(expect.stringContaining('in your place'));
  });
});

describe('a choice from that list', () => {
  it('hands the ask on, and both hear of it', async () => {
    const made = await passing();
    await made.apply(chooses(made, await word(made), 'eva'));
    expect((await made.told('ana')).at(-1)).toBe(`You handed “${title}” on: EVA has it now.`);
    expect(await made.stateOf('ana')).toMatchObject({ kind: 'handed-on' });
    const sent = JSON.stringify(await lists(made));
    expect(sent).toContain('"kind":"template"');
  });

  it('leaves the button of whoever handed it on without effect', async () => {
    const made = await passing();
    await made.apply(chooses(made, await word(made), 'eva'));
    await made.apply(made.tap('ana', 0));
    expect((await made.told('ana')).at(-1)).toContain('You handed');
    expect((await made.now()).state.kind).toBe('open');
  });

  it('of somebody who has it by now is told so, and may be made again', async () => {
    const made = await passing();
    const thing = await word(made);
    const other = says(made, 'passar', 'rui');
    await made.apply(other);
    await made.apply(chooses(made, thingOf(made, other), 'eva', 'rui'));
    await made.apply(chooses(made, thing, 'eva'));
    expect((await made.told('ana')).at(-1)).toContain('cannot take');
  });

  it('that comes when the ask is over is told by whom it was decided', async () => {
    const made = await passing();
    const thing = await word(made);
    await made.apply(made.tap('rui', 0));
    await made.apply(chooses(made, thing, 'eva'));
    expect((await made.told('ana')).at(-1)).toContain('approved by RUI');
  });

  it('is none where the list was of another person, or of somebody who was not offered', async () => {
    const made = await passing();
    const thing = await word(made);
    await made.apply(chooses(made, thing, 'eva', 'rui'));
    await made.apply(chooses(made, thing, 'rui'));
    const row = { kind: 'choice', id: `h.${'x'.repeat(16)}.${personOf('eva').id}`, title: 'EVA' } as const;
    await made.apply(inbound(made.chasqui, row, { from: made.tap('ana', 0).from }));
    expect(await made.stateOf('ana')).toEqual({ kind: 'open' });
    expect(await made.stateOf('rui')).toEqual({ kind: 'open' });
  });

  it('is told that there is no such ask where its message is gone', async () => {
    const made = await passing();
    const thing = await word(made);
    const { messages } = made.chasqui.ports;
    const gone = {
      ...messages,
      find: (ref: string) =>
        ref === refOf(made.ask, 'ana') ? Promise.resolve(undefined) : messages.find(ref),
    };
    await made.apply(chooses(made, thing, 'eva'), { ...made.chasqui.ports, messages: gone });
    expect((await made.told('ana')).at(-1)).toContain('does not work');
  });
});
