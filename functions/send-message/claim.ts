import type { BusinessNumber } from '#domain/pace/business-number';
import { type ClaimDecision, decideClaim } from '#domain/messages/claim-decision';
import { tooManyForOne } from '#domain/outbound/graph-errors';
import { advance, type Claim, type Message } from '#domain/messages/message';
import type { OutboundContent, Recipient } from '#domain/outbound/outbound';
import type { Person } from '#domain/people/person';
import { type PersonPace, turnOf } from '#domain/pace/person-pace';
import { pauseOf, templatePaused, type TemplateState } from '#domain/outbound/template-state';
import type { Versioned } from '#ports/records';
import { endMessage } from './end-message.ts';
import { setAside } from './pass-gate.ts';
import type { Sending, SendOutcome } from './sending.ts';

/** A message that is ours until its lease ends. */
export interface Claimed {
  readonly kind: 'claimed';
  readonly message: Message & { readonly status: 'sending' };
  /** The item's version after the claim. */
  readonly version: number;
  readonly to: Recipient;
  /** As they were when it was claimed; whoever is a stranger to us is none. */
  readonly person?: Person;
  readonly content: OutboundContent;
}

/** A message that nobody is sending. */
export type Unclaimed = Message & { readonly status: 'queued' | 'waiting' };

/** Asks whether the message may go now, and if so takes it for one attempt. */
export async function claim(
  found: Versioned<Unclaimed>,
  number: BusinessNumber,
  sending: Sending,
): Promise<Claimed | SendOutcome> {
  const { decision, line, person, template } = await decide(found.value, number, sending);
  if (decision.kind === 'end') return endMessage(found, decision, sending);
  const now = sending.tools.now();
  const pause = decision.content.kind === 'template' ? pauseOf(template, now) : undefined;
  if (pause !== undefined) return setAside(found, { dueAt: pause, code: templatePaused }, sending);
  const turn = await turnInLine(found.value, { number, line }, sending);
  if (turn.kind === 'wait') {
    const inLine = { ...found, value: { ...found.value, inTurn: true as const } };
    return setAside(inLine, { dueAt: turn.until, code: tooManyForOne }, sending);
  }
  const lease: Claim = { id: sending.tools.entropy.random(), since: now, until: now + sending.tools.lease };
  const message = claimedBy(found.value, lease);
  const won = await sending.ports.messages.move(message, found.version);
  if (!won) return { kind: 'ignored', reason: 'overtaken' };
  const { to, content } = decision;
  return { kind: 'claimed', message, version: found.version + 1, to, content, ...(person && { person }) };
}

async function decide(
  message: Message,
  number: BusinessNumber,
  { ports, tools }: Sending,
): Promise<{
  readonly decision: ClaimDecision;
  readonly line: PersonPace | undefined;
  readonly person: Person | undefined;
  readonly template: TemplateState | undefined;
}> {
  const version = await ports.workspaces.current();
  if (version === undefined)
    throw Object.assign(new Error('no workspace is applied'), { code: 'NoWorkspace' });
  const [workspace, { record, person, stranger, line, template }] = await Promise.all([
    ports.workspaces.load(version),
    ports.claimables.of(message, number.name),
  ]);
  const now = tools.now();
  const known = { message, record, person, ...(stranger && { stranger }) };
  const decision = decideClaim({ ...known, workspace, now, number: number.name });
  return { decision, line, person, template };
}

/** Who has stood in the line already has the moment that was theirs; the others take one where there is a line. */
async function turnInLine(
  message: Unclaimed,
  { number, line }: { number: BusinessNumber; line: PersonPace | undefined },
  { ports, tools }: Sending,
): Promise<ReturnType<typeof turnOf>> {
  if (message.inTurn === true || turnOf(line, tools.now()).kind === 'go') return { kind: 'go' };
  const where = { number: number.name, person: message.person };
  return ports.paces.changePerson(where, (pace) => turnOf(pace, tools.now()));
}

/** The lease does not touch `dueAt`: the sweep finds the message then, and the lease tells it whether to wait. */
function claimedBy(message: Unclaimed, lease: Claim): Claimed['message'] {
  const state = { status: 'sending' as const, dueAt: message.dueAt, claim: lease };
  return { ...advance({ ...message, attempt: message.attempt + 1 }, state), ...state };
}
