import type { Inbound } from '#domain/inbound/inbound';
import { decideInbound } from '#domain/inbound/inbound-decision';
import { senderName, strangerName } from '#domain/inbound/stranger';
import type { InboundClaim, PinnedInbound } from '#ports/inbounds';
import type { Applying } from './applying.ts';
import { gatherCase, type Gathered } from './gather-case.ts';
import { learnSender } from './learn-sender.ts';

/** Others may take at the same time what a decision claims; so often is it decided again. */
const patience = 20;

/** Decides what an inbound means and pins it; answers with the decision that stands. */
export async function pinInbound(
  inbound: Inbound,
  thing: string,
  applying: Applying,
): Promise<PinnedInbound> {
  for (let tried = 0; tried < patience; tried += 1) {
    const { pinned, claim } = await decide(inbound, thing, applying);
    const standing = await applying.ports.inbounds.pin(pinned, claim);
    if (standing !== 'overtaken') return standing;
  }
  throw new Error(`what inbound ${thing} claims was taken ${patience} times`);
}

interface Decided {
  readonly pinned: PinnedInbound;
  readonly claim?: InboundClaim;
}

async function decide(inbound: Inbound, thing: string, applying: Applying): Promise<Decided> {
  const { ports, tools } = applying;
  const found = await ports.people.bySender(inbound.from);
  const about = { thing, at: inbound.happenedAt, seenAt: tools.now(), salt: tools.entropy.random() };
  if (found === undefined) return decideStranger(inbound, about, applying);
  await learnSender(inbound, { thing, person: found.value }, applying);
  const gathered = await gatherCase(inbound, { thing, person: found.value, now: about.seenAt }, applying);
  const decision = decideInbound(gathered.case);
  const claim = claimOf(decision, gathered);
  return { pinned: { ...about, person: found.value.id, decision }, ...(claim && { claim }) };
}

/** What must not have been taken meanwhile for the decision to hold. */
function claimOf(
  decision: ReturnType<typeof decideInbound>,
  { case: of, person, day, questionAt: from }: Gathered,
): InboundClaim | undefined {
  if (decision.kind === 'which' && decision.question.thing === of.thing)
    return { kind: 'question', person, question: decision.question, from };
  if (decision.kind === 'chosen' && of.choice?.before === undefined) {
    const { question, chosen } = decision;
    return { kind: 'choice', person, question, chosen: chosen === undefined ? {} : { chosen } };
  }
  const greets = decision.kind === 'heard' && decision.greet === true;
  return greets ? { kind: 'greeting', person, day } : undefined;
}

/** Nobody we know. Who has no name at all cannot be answered. */
async function decideStranger(
  { from, happenedAt }: Inbound,
  about: Omit<PinnedInbound, 'person' | 'decision'>,
  { ports, tools }: Applying,
): Promise<Decided> {
  const pseudonym = tools.pseudonym(senderName(from));
  const person = strangerName(pseudonym);
  const { waId, userId } = from;
  const known = { ...(waId !== undefined && { waId }), ...(userId !== undefined && { userId }) };
  const isTold = Object.keys(known).length === 0 || (await ports.strangers.isKnown(pseudonym));
  if (isTold) return { pinned: { ...about, person, decision: { kind: 'stranger' } } };
  const stranger = { pseudonym, ...known, heardAt: happenedAt };
  return {
    pinned: { ...about, person, decision: { kind: 'stranger', greet: true } },
    claim: { kind: 'stranger', stranger },
  };
}
