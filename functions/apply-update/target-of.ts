import { answerRoute } from '#domain/inbound/answer-route';
import { inboundId, providerDigest } from '#domain/identity';
import type { Inbound } from '#domain/inbound/inbound';
import type { Chosen, Target } from '#domain/inbound/inbound-decision';
import { placeOf } from '#domain/messages/message-place';
import type { Applying } from './applying.ts';

/** The record, and the route of the message that leads there, where it is one of ours. */
interface FoundTarget {
  readonly target: Target;
  readonly route?: string;
}

/**
 * Where the message leads that an inbound quotes, taps on, reacts to or changes: the record of a message of ours to this
 * person, or of a reply of theirs. Undefined where that is about no record, or is somebody else's.
 */
export async function targetOf(
  { content, quoting }: Inbound,
  person: string,
  applying: Applying,
): Promise<FoundTarget | undefined> {
  switch (content.kind) {
    case 'reaction':
      return byProviderId(content.to, person, applying);
    case 'edit':
    case 'revoke':
      return ofInbound(inboundId(applying.tools.entropy.sha256, content.of), person, applying);
    default:
      return quoting === undefined ? undefined : byProviderId(quoting, person, applying);
  }
}

async function byProviderId(
  providerId: string,
  person: string,
  applying: Applying,
): Promise<FoundTarget | undefined> {
  const { ports, tools } = applying;
  const attempt = await ports.messages.byProviderDigest(providerDigest(tools.entropy.sha256, providerId));
  if (attempt === undefined) return ofInbound(inboundId(tools.entropy.sha256, providerId), person, applying);
  const found = await ports.messages.find(attempt.ref);
  if (found?.value.person !== person) return undefined;
  // An answer of ours is about whatever it answers.
  if (found.value.route === answerRoute) return ofInbound(found.value.event, person, applying);
  const { record, route } = placeOf(found.value);
  return { target: { record, to: attempt.ref }, route };
}

/** The record that an inbound of theirs is about, if one is known by now. */
async function ofInbound(
  thing: string,
  person: string,
  { ports }: Applying,
): Promise<FoundTarget | undefined> {
  const pinned = await ports.inbounds.find(thing);
  if (pinned?.person !== person) return undefined;
  const { decision } = pinned;
  if (decision.kind === 'reply' || decision.kind === 'amendment')
    return { target: { record: decision.record } };
  if ('ref' in decision && decision.kind !== 'tap-refused')
    return { target: { record: decision.record, to: decision.ref } };
  if (decision.kind === 'chosen') return chosenTarget(decision);
  if (decision.kind !== 'which') return undefined;
  return chosenTarget(await ports.inbounds.chosen(person, decision.question.thing));
}

function chosenTarget(choice: Chosen | undefined): FoundTarget | undefined {
  return choice?.chosen && { target: { record: choice.chosen.record } };
}
