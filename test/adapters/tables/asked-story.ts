import type { Ask, Asked } from '#domain/asks/ask';
import type { Answered, AskPlanned } from '#domain/facts/ask-fact';
import type { Message } from '#domain/messages/message';
import { formatRef, parseRef } from '#domain/ref';
import { noon, portsOf, type Rig, unique } from './rig.ts';
import { aMessage, aStory } from './samples.ts';

type Queued = Message & { readonly status: 'queued' };

/** One person who was asked, all of it stored: ask, who was asked, and the message that asks. */
export interface AskedStory {
  readonly message: Queued;
  readonly ask: Ask;
  readonly asked: Asked;
  /** Of an answer that decides. */
  readonly fact: Answered;
}

export async function anAskedStory(rig: Pick<Rig, 'store'>, change: Partial<Ask> = {}): Promise<AskedStory> {
  const { asks, messages } = portsOf(rig);
  const story = aStory();
  const { event, route, person } = story.told;
  const { record } = story.fact;
  const ask: Ask = {
    id: unique(16),
    record,
    event,
    route,
    version: 'd41d8cd98f00b204',
    channel: 'purchasing-approvals',
    kind: 'approval',
    mode: { kind: 'anyone' },
    at: noon,
    of: 1,
    deadline: noon + 3_600_000,
    state: { kind: 'open', dueAt: noon + 3_690_000 },
    ...change,
  };
  const asked: Asked = { ref: story.ref, ask: ask.id, person, state: { kind: 'open' } };
  const message = { ...aMessage(story), ask: ask.id };
  await asks.open(ask, plannedFact(ask));
  await asks.put(asked);
  await messages.plan(message);
  return { message, ask, asked, fact: answerFact(ask, story.fact) };
}

export function plannedFact({ id, record, event, route, version, kind, deadline }: Ask): AskPlanned {
  const about = { record, slice: 0, at: noon, thing: id, event, route, version };
  return {
    kind: 'ask-planned',
    ...about,
    ask: kind,
    plan: { kind: 'opened', mode: 'anyone', of: 1, deadline },
  };
}

function answerFact(ask: Ask, place: ReturnType<typeof aStory>['fact']): Answered {
  return {
    kind: 'answered',
    ...place,
    ask: ask.id,
    of: ask.kind,
    mode: 'anyone',
    channel: ask.channel,
    day: '2026-11-21',
    count: 1,
    option: 'yes',
    by: 'tap',
    cause: 't',
    answeredAt: noon,
    seenAt: noon,
    people: 1,
    decides: 'approved',
  };
}

/** Somebody else who was asked, by a message of the same instant unless told otherwise. */
export function somebodyElse(
  { ref, ...asked }: Asked,
  change: { readonly slice?: number; readonly at?: number } = {},
): Asked {
  const names = parseRef(ref);
  if (names === undefined) throw new Error('no ref');
  return { ...asked, person: unique(16), ref: formatRef({ ...names, message: unique(16), ...change }) };
}

export const decided = {
  kind: 'decided',
  at: noon,
  person: 'p',
  outcome: 'approved',
  option: 'yes',
  dueAt: noon,
} as const;

export const answered = { kind: 'answered', option: 'yes', at: noon, thing: 't', count: 1 } as const;

export const inState = <T extends Ask | Asked>(one: T, state: T['state']): T => ({ ...one, state });
