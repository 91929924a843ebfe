import * as z from 'zod/mini';
import type { Ask, Asked } from '#domain/asks/ask';
import type { Instant } from '#domain/instant';
import { stampOf } from '#domain/instant';
import type { Versioned } from '#ports/records';
import { askedKey, askKey, dueBucket, refOf } from '../store/keys.ts';
import type { Item } from '../store/store.ts';
import { json, readBack } from '../store/stored.ts';

const dueAt = z.exactOptional(z.number());

const state = json(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open'), dueAt: z.number() }),
    z.object({
      kind: z.literal('decided'),
      at: z.number(),
      person: z.string(),
      outcome: z.enum(['approved', 'rejected', 'acknowledged', 'confirmed']),
      option: z.exactOptional(z.string()),
      dueAt,
    }),
    z.object({ kind: z.literal('expired'), at: z.number(), dueAt }),
    z.object({
      kind: z.literal('cancelled'),
      at: z.number(),
      reason: z.enum(['record-closed', 'ended', 'undecidable']),
      dueAt,
    }),
  ]),
);

const mode = json(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('anyone') }),
    z.object({ kind: z.literal('everyone') }),
    z.object({ kind: z.literal('quorum'), of: z.number() }),
    z.object({ kind: z.literal('sequential') }),
  ]),
);

const callback = json(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('https'), url: z.string(), source: z.string() }),
    z.object({
      kind: z.literal('task'),
      token: z.string(),
      heartbeat: z.exactOptional(z.number()),
    }),
  ]),
);

export const askShape = z.object({
  id: z.string(),
  record: z.string(),
  event: z.string(),
  route: z.string(),
  /** `version` counts the writes of the item. */
  workspace: z.string(),
  version: z.number(),
  channel: z.string(),
  kind: z.enum(['approval', 'acknowledgement', 'reading']),
  mode,
  at: z.number(),
  of: z.number(),
  deadline: z.number(),
  tally: z.exactOptional(json(z.record(z.string(), z.number()))),
  line: z.exactOptional(z.array(z.string())),
  turn: z.exactOptional(z.number()),
  callback: z.exactOptional(callback),
  excepted: z.exactOptional(z.array(z.string())),
  state,
});

const choice = { option: z.string(), at: z.number(), thing: z.string() };
const said = z.array(z.object({ question: z.string(), text: z.string(), thing: z.string() }));
const standing = { ...choice, count: z.number(), replaced: z.exactOptional(z.array(z.string())) };

export const askedShape = z.object({
  ref: z.string(),
  ask: z.string(),
  person: z.string(),
  standsFor: z.exactOptional(z.string()),
  version: z.number(),
  state: json(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('open') }),
      z.object({
        kind: z.literal('answering'),
        ...choice,
        said,
        standing: z.exactOptional(z.object(standing)),
      }),
      z.object({ kind: z.literal('answered'), ...standing, said: z.exactOptional(said) }),
      z.object({ kind: z.literal('handed-on'), to: z.string(), at: z.number() }),
    ]),
  ),
});

/** What a message's claim is conditional on: see `openAsk` and `unanswered`. */
export const isOpen = 'isOpen';

/** The ask's item: listed by channel while it is open, and as due until it is followed to its end. */
export function askItem({
  version,
  mode: how,
  tally,
  line,
  excepted,
  callback: back,
  state: now,
  ...rest
}: Ask): Item {
  const open = now.kind === 'open';
  return {
    ...askKey(rest),
    ...rest,
    workspace: version,
    mode: JSON.stringify(how),
    state: JSON.stringify(now),
    [isOpen]: open,
    ...(tally !== undefined && { tally: JSON.stringify(tally) }),
    ...(line !== undefined && { line: [...line] }),
    ...(excepted !== undefined && { excepted: [...excepted] }),
    ...(back !== undefined && { callback: JSON.stringify(back) }),
    ...(open && { list: askListing(rest.channel), listAt: `${stampOf(rest.at)}#${rest.id}` }),
    ...(now.dueAt !== undefined && { due: dueBucket(rest.id), dueAt: now.dueAt }),
  };
}

export function askOf(item: Item): Versioned<Ask> {
  const { workspace, version, ...rest } = readBack(askShape, item);
  return { value: { ...rest, version: workspace }, version };
}

/** Listed by person until they have answered or handed it on. */
export function askedItem({ state: now, ...rest }: Asked): Item {
  const ref = refOf(rest.ref);
  const open = now.kind === 'open' || now.kind === 'answering';
  const listing = { list: personListing(rest.person), listAt: `${stampOf(ref.at)}#${ref.message}` };
  return {
    ...askedKey(ref),
    ...rest,
    state: JSON.stringify(now),
    [isOpen]: open,
    ...(open && listing),
  };
}

export function askedOf(item: Item): Versioned<Asked> {
  const { version, ...value } = readBack(askedShape, item);
  return { value, version };
}

export const askListing = (channel: string): string => `A#${channel}#open`;
export const personListing = (person: string): string => `P#${person}#asks`;

/** Between which sort keys all that came of one event at one instant lies: the messages of an ask among them. */
export function messagesAt(at: Instant) {
  return { from: `m#${stampOf(at)}#`, to: `m#${stampOf(at)}#~` };
}
