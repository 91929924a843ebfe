import * as z from 'zod/mini';
import type { Message, MessageCore } from '#domain/messages/message';
import { doubtReason, endReason } from '../facts/fact-parts.ts';
import { itemSize } from '../store/item-size.ts';
import { contentKey, dueBucket, messageKey, refOf, stoppedBucket } from '../store/keys.ts';
import type { Item } from '../store/store.ts';
import { json } from '../store/stored.ts';

const core = {
  ref: z.string(),
  event: z.string(),
  route: z.string(),
  person: z.string(),
  member: z.string(),
  channel: z.string(),
  ask: z.exactOptional(z.string()),
  named: z.exactOptional(z.literal(true)),
  priority: z.exactOptional(z.literal('urgent')),
  number: z.exactOptional(z.string()),
  whenInDoubt: z.exactOptional(z.literal('hold')),
  asTemplate: z.exactOptional(z.literal(true)),
  inTurn: z.exactOptional(z.literal(true)),
  unsure: z.exactOptional(z.literal(true)),
  template: z.string(),
  language: z.string(),
  salt: z.string(),
  notAfter: z.exactOptional(z.number()),
  attempt: z.number(),
  version: z.number(),
  /** Absent where they lie in an item of their own. */
  parameters: z.exactOptional(json(z.array(z.tuple([z.string(), z.string()])))),
};
const dueAt = z.number();
export const messageShape = z.discriminatedUnion('status', [
  z.object({ ...core, status: z.literal('queued'), dueAt }),
  z.object({ ...core, status: z.literal('held'), dueAt }),
  z.object({
    ...core,
    status: z.literal('sending'),
    dueAt,
    claim: z.object({ id: z.string(), since: z.number(), until: z.number() }),
  }),
  z.object({
    ...core,
    status: z.literal('waiting'),
    dueAt,
    code: z.number(),
    stopped: z.exactOptional(z.literal(true)),
  }),
  z.object({
    ...core,
    status: z.literal('doubt'),
    dueAt,
    reason: doubtReason,
    since: z.number(),
  }),
  z.object({ ...core, status: z.literal('accepted'), providerDigest: z.string() }),
  z.object({ ...core, status: z.enum(['failed', 'cancelled', 'expired']), reason: endReason }),
]);

export const contentShape = z.object({ parameters: json(z.array(z.tuple([z.string(), z.string()]))) });

/** The message's item: under 1 KB, one write unit, through its whole life. What is not finished is listed as due. */
export function messageItem(message: Message): Item {
  const { parameters, ...rest } = plain(message);
  const ref = refOf(message.ref);
  const due = 'dueAt' in message ? { due: dueOf(message) } : {};
  const item = { ...messageKey(ref), ...rest, ...due };
  return contentItem(message) === undefined ? { ...item, parameters: JSON.stringify(parameters) } : item;
}

function dueOf(message: Message): string {
  const { message: id } = refOf(message.ref);
  const aside = message.status === 'waiting' && message.stopped === true;
  return aside ? stoppedBucket(message.number, id) : dueBucket(id);
}

function plain(message: Message) {
  return message.status === 'sending' ? { ...message, claim: { ...message.claim } } : message;
}

/** What comes later at most: attempt, version, status, two marks, and a claim with its `dueAt` or a provider id of 128 characters. */
const stateBytes = 224;
const unitBytes = 1024;

/** The item of the parameters, where the message's own would not stay under 1 KB with them. */
export function contentItem(message: MessageCore): Item | undefined {
  const { ref, event, route, person, member, channel, template, language, salt } = message;
  const parameters = JSON.stringify(message.parameters);
  const fixed = { ref, event, route, person, member, channel, template, language, salt, parameters };
  const { ask, named, priority, number, whenInDoubt, notAfter } = message;
  const some = {
    ...(ask !== undefined && { ask }),
    ...(named !== undefined && { named }),
    ...(priority !== undefined && { priority }),
    ...(number !== undefined && { number }),
    ...(whenInDoubt !== undefined && { whenInDoubt }),
    ...(notAfter !== undefined && { notAfter }),
  };
  const bytes = itemSize({ ...messageKey(refOf(ref)), ...fixed, ...some });
  return bytes + stateBytes < unitBytes ? undefined : { ...contentKey(refOf(ref)), parameters };
}
