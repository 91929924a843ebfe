import { describe, expect, it } from 'vitest';
import type { AskRule } from '#domain/asks/ask-rule';
import type { ApplyUpdatePorts } from '#functions/apply-update/applying';
import { askedPeople, type AskedPeople } from '#test/support/asked-people';
import { says } from '#test/support/handing';
import { approval, askingWorkspace } from '#test/support/one-ask';
import { inbound } from '#test/support/phones';
import { openAsk, putAsked, refOf } from '#test/support/put-asked';
import { applyWorkspace } from '#test/support/world';

/** What an index or a button names, and is not there any more when it is looked at. */

const withReason: AskRule = { ...approval, mode: { kind: 'everyone' }, reason: 'required' };
const reject = 1;

/** The message that asks Ana is found so many times, and then no more. */
function losing(made: AskedPeople, times: number): ApplyUpdatePorts {
  const { ports } = made.chasqui;
  let left = times;
  const find = async (ref: string) => {
    if (ref !== refOf(made.ask, 'ana')) return ports.messages.find(ref);
    left -= 1;
    return left < 0 ? undefined : ports.messages.find(ref);
  };
  return { ...ports, messages: { ...ports.messages, find } };
}

function rowOf(made: AskedPeople) {
  const content = { kind: 'choice', id: `p.${refOf(made.ask, 'ana')}`, title: 'x' } as const;
  return inbound(made.chasqui, content, { from: made.tap('ana', 0).from });
}

describe('an ask whose message is gone', () => {
  it('has no list of options', async () => {
    const made = await askedPeople();
    await made.apply(made.tap('ana', undefined), losing(made, 1));
    expect(await made.told('ana')).toEqual([expect.stringContaining('does not work any more')]);
  });

  it('is not shown again', async () => {
    const made = await askedPeople();
    await made.apply(rowOf(made), losing(made, 1));
    expect(await made.told('ana')).toEqual([expect.stringContaining('does not work any more')]);
  });

  it('does not wait for anything that is said, nor is it listed', async () => {
    const made = await askedPeople(withReason);
    await made.apply(made.tap('ana', reject));
    await made.apply(says(made, 'too dear'), losing(made, 0));
    await made.apply(says(made, 'too dear'), losing(made, 1));
    await made.apply(says(made, 'pending'), losing(made, 0));
    expect(await made.stateOf('ana')).toMatchObject({ kind: 'answering', said: [] });
    expect((await made.told('ana')).at(-1)).toBe('Nothing waits for your answer.');
  });
});

describe('an ask whose record is gone', () => {
  it('cannot be shown again', async () => {
    const made = await askedPeople();
    const records = { find: () => Promise.resolve(undefined) };
    await made.apply(rowOf(made), { ...made.chasqui.ports, records });
    expect(await made.told('ana')).toEqual([expect.stringContaining('does not work any more')]);
  });
});

describe('an ask in a language that its template does not have', () => {
  it('is shown again by the title of its record', async () => {
    const made = await askedPeople();
    const { ports } = made.chasqui;
    const find = async (ref: string) => {
      const found = await ports.messages.find(ref);
      return found && { ...found, value: { ...found.value, language: 'xx' } };
    };
    await made.apply(rowOf(made), { ...ports, messages: { ...ports.messages, find } });
    expect(await made.told('ana')).toEqual(['Printer is on fire']);
  });
});

describe('a reason that may be that of several asks', () => {
  it('is none until a message is quoted', async () => {
    const made = await askedPeople(withReason);
    const other = { ...made.ask, id: 'b'.repeat(16), route: 'another', at: made.ask.at + 1, version: 'v2' };
    const workspace = askingWorkspace(withReason);
    const routes = workspace.routes.map((route) => ({ ...route, id: 'another' }));
    await applyWorkspace(made.chasqui, { ...workspace, routes }, 'v2');
    await openAsk(other, made.chasqui);
    await putAsked(other, { company: 'ana', state: undefined }, made.chasqui);
    await made.apply(made.tap('ana', reject));
    const { chasqui } = made;
    const elsewhere = await chasqui.ports.asks.asked(refOf(other, 'ana'));
    if (elsewhere === undefined) throw new Error('nobody asks ana');
    const state = {
      kind: 'answering',
      option: 'reject',
      at: chasqui.clock.now,
      thing: 't',
      said: [],
    } as const;
    await chasqui.ports.asks.change({
      asked: [{ value: { ...elsewhere.value, state }, version: elsewhere.version }],
    });
    chasqui.clock.now += 2_000;
    await made.apply(says(made, 'too dear'));
    expect(await made.stateOf('ana')).toMatchObject({ kind: 'answering', said: [] });
  });
});
