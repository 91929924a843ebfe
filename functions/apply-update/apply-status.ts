import { doubledIn, mayShowDouble } from '#domain/messages/doubled';
import { providerDigest } from '#domain/identity';
import { type Echoed, formatRef, parseCallback, parseRef, type Ref } from '#domain/ref';
import type { ToldStatus } from '#domain/messages/told-status';
import type { StatusUpdate } from '#domain/inbound/update';
import type { Attempt } from '#ports/messages';
import type { Applied, StatusApplying } from './applying.ts';
import { followFailure } from './follow-failure.ts';
import { followProbe } from './follow-probe.ts';
import { learnRecipient } from './learn-recipient.ts';

/** Until then the id of a message may still be on its way into the table, behind the answer that brought it. Milliseconds. */
const idMayCome = 300_000;

/**
 * Puts the fact of a status, in one write. What more may follow from it: of a failed one whatever is to be done about
 * the message, of a later attempt the fact that Meta took the message twice. All of it may be done again.
 */
export async function applyStatus(status: StatusUpdate, applying: StatusApplying): Promise<Applied> {
  const { ports, tools } = applying;
  const digest = providerDigest(tools.entropy.sha256, status.providerId);
  const attempt = await attemptOf({ ...status, digest }, applying);
  if (attempt === undefined) return { kind: 'ignored', reason: 'message-unknown' };
  const place = parseRef(attempt.ref);
  if (place === undefined) return { kind: 'ignored', reason: 'not-ours' };
  const told = toldOf(status, { attempt, digest });
  const outcome = await ports.statuses.apply(told);
  if (outcome.kind === 'ignored') return outcome;
  if (told.status === 'failed') {
    if (outcome.isNew) ports.meter.count('messages-failed');
    return followFailure({ told, errors: status.errors }, applying);
  }
  if (attempt.probe === true) await followProbe(told, place.message, applying);
  if (attempt.named !== true) await learnRecipient(status, place, applying);
  if (mayShowDouble(told, { at: place.at, now: tools.now() })) await noteDoubles(place, applying);
  return { kind: 'applied' };
}

/** By what we sent it with; where Meta leaves that out, by the id that it gave the message. */
async function attemptOf(
  status: StatusUpdate & { readonly digest: string },
  { ports, tools }: StatusApplying,
): Promise<Echoed | undefined> {
  if (status.callback !== undefined) return parseCallback(status.callback);
  const found = await ports.messages.byProviderDigest(status.digest);
  if (found === undefined && tools.now() - status.happenedAt < idMayCome) {
    throw Object.assign(new Error('a status came before the id of its message'), {
      code: 'MessageNotYetKnown',
    });
  }
  return found;
}

function toldOf(
  { number, status, happenedAt, price, errors }: StatusUpdate,
  { attempt, digest }: { readonly attempt: Attempt; readonly digest: string },
): ToldStatus {
  const [first, ...others] = errors;
  return {
    number,
    ref: attempt.ref,
    attempt: attempt.attempt,
    status,
    providerDigest: digest,
    happenedAt,
    ...(first !== undefined && { code: first.code, moreCodes: others.map(({ code }) => code) }),
    ...(price !== undefined && { price }),
  };
}

async function noteDoubles(place: Ref, { ports, tools }: StatusApplying): Promise<void> {
  const facts = await ports.ledger.ofMessage(formatRef(place));
  const noted = new Set(facts.flatMap((fact) => (fact.kind === 'doubled' ? [fact.attempt] : [])));
  const { record, slice, at, message: thing } = place;
  for (const attempt of doubledIn(facts).filter((one) => !noted.has(one))) {
    await ports.ledger.put({ kind: 'doubled', record, slice, at, thing, attempt, notedAt: tools.now() });
  }
}
