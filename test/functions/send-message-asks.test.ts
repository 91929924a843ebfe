import { describe, expect, it } from 'vitest';
import type { Asked } from '#domain/asks/ask';
import { checkTap, parseTap } from '#domain/asks/tap-token';
import { answerTemplate } from '#domain/inbound/answers';
import type { Workspace } from '#domain/workspace';
import type { Claimables } from '#ports/claimables';
import { approval, askingWorkspace, oneAsk, type OneAsk } from '#test/support/one-ask';
import { answering, fine, story } from '#test/support/one-message';
import { addPerson, applyWorkspace, personOf, type World } from '#test/support/world';

const answered = (at: number): Asked['state'] => ({
  kind: 'answered',
  option: 'approve',
  at,
  thing: 't',
  count: 1,
});

async function answer({ chasqui, asked }: OneAsk): Promise<void> {
  const state = answered(chasqui.clock.now);
  await chasqui.ports.asks.change({ asked: [{ value: { ...asked, state }, version: 1 }] });
}

async function close({ chasqui, ask }: OneAsk): Promise<void> {
  const state = { kind: 'cancelled', at: chasqui.clock.now, reason: 'ended' } as const;
  await chasqui.ports.asks.change({ ask: { value: { ...ask, state }, version: 1 } });
}

/** What lies between looking at the message and claiming it. */
function between(chasqui: World, happens: () => Promise<unknown>): World['ports'] {
  let times = 0;
  const of: Claimables['of'] = async (message, number) => {
    const found = await chasqui.ports.claimables.of(message, number);
    times += 1;
    if (times === 1) await happens();
    return found;
  };
  return { ...chasqui.ports, claimables: { of } };
}

describe('a message that asks', () => {
  it('goes with a token in each button, good for its person until a little after the deadline', async () => {
    const { chasqui, message, ask } = await oneAsk();
    expect(await chasqui.send(message.ref)).toEqual({ kind: 'accepted' });
    const [call] = chasqui.ports.whatsapp.calls;
    const { buttons = [] } = call?.content.kind === 'template' ? call.content : {};
    const tokens = buttons.map((button) =>
      button.kind === 'quick-reply' ? parseTap(button.payload) : undefined,
    );
    expect(tokens).toMatchObject([
      { kid: 'test', ref: message.ref, option: 0, expiry: ask.deadline + 90_000 },
      { kid: 'test', ref: message.ref, option: 1 },
    ]);
    const keys = await chasqui.ports.tapKeys.known();
    const { hmac } = chasqui.tools.entropy;
    expect(tokens.map((token) => token && checkTap(token, message.person, { keys, hmac }))).toEqual([
      'good',
      'good',
    ]);
  });

  it('is cancelled where its person has answered before, and Meta is not called', async () => {
    const one = await oneAsk();
    await answer(one);
    const { chasqui, message } = one;
    expect(await chasqui.send(message.ref)).toEqual({ kind: 'ended', as: 'cancelled', reason: 'answered' });
    expect(chasqui.ports.whatsapp.calls).toEqual([]);
    expect((await story(chasqui, message.ref)).facts).toMatchObject([{ kind: 'ended', reason: 'answered' }]);
  });

  it.each([
    ['answered', answer],
    ['ask-closed', close],
  ] as const)(
    'is cancelled as %s where that happens at the very moment of the claim',
    async (reason, happens) => {
      const one = await oneAsk();
      const { chasqui, message } = one;
      const ports = between(chasqui, () => happens(one));
      expect(await chasqui.send(message.ref, ports)).toEqual({ kind: 'ended', as: 'cancelled', reason });
      expect(chasqui.ports.whatsapp.calls).toEqual([]);
      expect((await story(chasqui, message.ref)).message).toMatchObject({
        status: 'cancelled',
        reason,
        attempt: 0,
      });
    },
  );

  it('is left to the worker that claimed it at the very same moment', async () => {
    const { chasqui, message } = await oneAsk();
    const ports = between(chasqui, () => chasqui.send(message.ref));
    expect(await chasqui.send(message.ref, ports)).toEqual({ kind: 'ignored', reason: 'overtaken' });
    expect(chasqui.ports.whatsapp.calls).toHaveLength(1);
  });

  it('to be read by many does not look at the ask when it is claimed, only at its person', async () => {
    const reading = { ...approval, kind: 'reading', mode: { kind: 'everyone' } } as const;
    const one = await oneAsk(reading);
    const { chasqui, message } = one;
    expect(
      await chasqui.send(
        message.ref,
        between(chasqui, () => close(one)),
      ),
    ).toEqual({ kind: 'accepted' });
    const other = await oneAsk(reading);
    const ports = between(other.chasqui, () => answer(other));
    expect(await other.chasqui.send(other.message.ref, ports)).toMatchObject({ reason: 'answered' });
  });

  it('asks by the rule of the version that it was opened with', async () => {
    const { chasqui, message } = await oneAsk();
    const rule = { ...approval, options: [...approval.options].toReversed() };
    await applyWorkspace(chasqui, askingWorkspace(rule), 'v2');
    chasqui.clock.now += 10_000;
    await chasqui.send(message.ref);
    const [call] = chasqui.ports.whatsapp.calls;
    const { buttons = [] } = call?.content.kind === 'template' ? call.content : {};
    const places = buttons.map((button) => button.kind === 'quick-reply' && parseTap(button.payload)?.option);
    expect(places).toEqual([0, 1]);
  });

  it('is not sent while there is no key to sign its buttons with', async () => {
    const { chasqui, message } = await oneAsk();
    const tapKeys = { ...chasqui.ports.tapKeys, known: async () => [] };
    await expect(chasqui.send(message.ref, { ...chasqui.ports, tapKeys })).rejects.toThrow(
      'no tap key is in force',
    );
    expect((await story(chasqui, message.ref)).message).toEqual(message);
    expect(await chasqui.send(message.ref)).toEqual({ kind: 'accepted' });
  });
});

describe('a message that is held until its turn', () => {
  it('is not sent by a stray job', async () => {
    const { chasqui, message } = await oneAsk();
    const ref = message.ref.replace('m'.repeat(16), 'h'.repeat(16));
    const held = { ...message, ref, status: 'held' } as const;
    await chasqui.ports.messages.plan(held);
    expect(await chasqui.send(ref)).toEqual({ kind: 'ignored', reason: 'held' });
    expect(chasqui.ports.whatsapp.calls).toEqual([]);
    expect((await story(chasqui, ref)).message).toEqual(held);
  });
});

describe('the line that says that an answer is not needed any more', () => {
  const outOfWindow = { kind: 'error', code: 131047, httpStatus: 400, transient: false } as const;

  /** The line is queued for a person in whose window Meta does not believe. */
  async function lineFor(answers?: Workspace['answers']) {
    const { chasqui, message } = await oneAsk(approval, { meta: answering(outOfWindow, fine) });
    const over = {
      id: 'over',
      category: 'utility',
      text: { en: { body: 'No need for {{title}} now.' } },
    } as const;
    const workspace = { ...askingWorkspace(), templates: [over], ...(answers !== undefined && { answers }) };
    await applyWorkspace(chasqui, workspace, 'v2');
    chasqui.clock.now += 10_000;
    const rui = personOf('rui', { lastInbound: { main: chasqui.clock.now } });
    await addPerson(chasqui, rui);
    const { ask: _, ...tells } = message;
    const ref = message.ref.replace('m'.repeat(16), 'o'.repeat(16));
    const line = { ...tells, ref, person: rui.id, member: 'rui', template: answerTemplate('ask-over') };
    const parameters = [['title', 'Press 3'] as const, ['outcome', 'approved'] as const];
    await chasqui.ports.messages.plan({ ...line, parameters });
    return { chasqui, ref };
  }

  it('goes as the template that the workspace has for it where Meta says that the window is closed', async () => {
    const { chasqui, ref } = await lineFor({ 'ask-over': 'over' });
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    expect(chasqui.ports.whatsapp.calls).toMatchObject([
      { content: { kind: 'text' } },
      { content: { kind: 'template', name: 'over', body: [['title', 'Press 3']] } },
    ]);
  });

  it('does not go then where the workspace has none', async () => {
    const { chasqui, ref } = await lineFor();
    expect(await chasqui.send(ref)).toEqual({ kind: 'ended', as: 'failed', reason: 'window-closed' });
    expect(chasqui.ports.whatsapp.calls).toHaveLength(1);
  });
});
