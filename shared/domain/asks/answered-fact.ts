import type { Answered } from '../facts/ask-fact.ts';
import type { Counted } from './answer-decision.ts';
import { type Hmac, saltedDigest } from '../digest.ts';
import type { Instant } from '../instant.ts';
import type { Message } from '../messages/message.ts';
import { placeOf } from '../messages/message-place.ts';
import { canonical } from '../plain.ts';
import { zonedDay } from '../texts/zoned-day.ts';
import { findById, type Workspace } from '../workspace.ts';

/** What an answer that counts is told by. */
export interface AnsweredCase {
  readonly message: Message;
  /** The version that the ask follows. */
  readonly workspace: Workspace;
  readonly by: { readonly kind: 'tap' } | { readonly kind: 'command'; readonly operator: string };
  readonly seenAt: Instant;
}

/** The fact of an answer that counts. What was said besides is in it by name, and as a digest salted as the message's is. */
export function answeredFact(
  { ask, asked, before, decision }: Counted,
  { message, workspace, by, seenAt }: AnsweredCase,
  hmac: Hmac,
): Answered {
  const place = placeOf(message);
  const { standsFor, state } = asked;
  const { option, at: answeredAt, thing: cause, count, said } = state;
  return {
    kind: 'answered',
    ...place,
    ask: ask.id,
    of: ask.kind,
    mode: ask.mode.kind,
    channel: message.channel,
    day: zonedDay(place.at, zoneOf(workspace, message.channel)),
    count,
    option,
    ...(before !== undefined && { before }),
    ...(standsFor !== undefined && { standsFor }),
    by: by.kind,
    ...(by.kind === 'command' && { operator: by.operator }),
    cause,
    answeredAt,
    seenAt,
    ...(said && {
      said: said.map(({ question }) => question),
      digest: saltedDigest(hmac, message.salt, canonical(said.map((one) => ({ ...one })))),
    }),
    ...(ask.tally !== undefined && { tally: ask.tally }),
    people: ask.of,
    ...(decision !== undefined && { decides: decision.outcome }),
    ...(decision?.option !== undefined && { decidedOption: decision.option }),
    ...(decision !== undefined && ask.callback !== undefined && { callback: true }),
  };
}

/** The zone of a channel's branch. */
export function zoneOf(
  { branches, channels }: Pick<Workspace, 'branches' | 'channels'>,
  channel: string,
): string {
  return findById(branches, findById(channels, channel).branch).timeZone;
}
