import { decideFailure, type FailureDecision } from '#domain/messages/failure-decision';
import type { Resent } from '#domain/facts/message-fact';
import { advance, type Message } from '#domain/messages/message';
import { placeOf } from '#domain/messages/message-place';
import { backInLine } from '#domain/pace/person-pace';
import { decideStop } from '#domain/pace/stop-decision';
import type { ToldStatus } from '#domain/messages/told-status';
import type { StatusError } from '#domain/inbound/update';
import { marketingStopped, tooManyForOne } from '#domain/outbound/graph-errors';
import { pausedBy, templatePaused } from '#domain/outbound/template-state';
import type { Versioned } from '#ports/records';
import type { Applied, StatusApplying } from './applying.ts';
import { changeMarketing } from './change-marketing.ts';

interface Failed {
  readonly told: ToldStatus;
  readonly errors: readonly StatusError[];
}

/** How often others may move the message in between. */
const tries = 5;

/** What follows from an attempt that failed when Meta had taken it: nothing, or the message goes once more. */
export async function followFailure({ told, errors }: Failed, applying: StatusApplying): Promise<Applied> {
  const { ports } = applying;
  const { ref, attempt } = told;
  if (errors.length > 0) await ports.failures.keep(ref, attempt, errors);
  for (let tried = 0; tried < tries; tried += 1) {
    const found = await ports.messages.find(ref);
    if (found === undefined) return { kind: 'applied', reason: 'no-such-message' };
    if (told.code === marketingStopped) await stopMarketing(found.value, told, applying);
    if (told.code === templatePaused) await ports.templateStates.keep(pausedBy(found.value, told.happenedAt));
    const decision = await inTurn(found.value, await decide(found, told, applying), { told, applying });
    if (decision.kind !== 'again') return { kind: 'applied', reason: reasonOf(decision) };
    if (await goAgain(found, { ...decision, number: told.number }, applying))
      return { kind: 'applied', reason: decision.reason };
  }
  throw new Error(`${ref} changed ${tries} times while one worker tried to send it once more`);
}

type Decision = Exclude<FailureDecision, { kind: 'too-early' }>;

async function decide(
  { value: message }: Versioned<Message>,
  { code, attempt, happenedAt }: ToldStatus,
  { ports, tools }: StatusApplying,
): Promise<Decision> {
  const facts = await ports.ledger.ofMessage(message.ref);
  const decision = decideFailure(message, { attempt, code, happenedAt, facts, now: tools.now() });
  if (decision.kind !== 'too-early') return decision;
  throw Object.assign(new Error('a message failed before its answer was recorded'), {
    code: 'AnswerNotYetKnown',
  });
}

/** One message too many for its person takes the last place in the person's line, as where Meta says so at once. */
async function inTurn(
  message: Message,
  decision: Decision,
  { told, applying: { ports, tools } }: { readonly told: ToldStatus; readonly applying: StatusApplying },
): Promise<Exclude<Decision, { kind: 'in-line' }>> {
  if (decision.kind !== 'in-line') return decision;
  const line = { number: told.number, person: message.person };
  const { until } = await ports.paces.changePerson(line, (pace) =>
    backInLine(pace, tools.now(), decision.pause),
  );
  const state = { status: 'waiting' as const, dueAt: until, code: tooManyForOne };
  return { kind: 'again', next: advance({ ...message, inTurn: true }, state), reason: 'failed-for-now' };
}

/** Sent once more; `number` is the name of the one that the attempt went from. */
type Again = Extract<FailureDecision, { kind: 'again' }> & { readonly number: string };

/** False: somebody moved the message first. */
async function goAgain(
  { value: message, version }: Versioned<Message>,
  { next, reason, stop, number }: Again,
  applying: StatusApplying,
): Promise<boolean> {
  const { ports, tools } = applying;
  if (stop !== undefined) await stopNumber({ number, code: stop, thing: placeOf(message).thing }, applying);
  const about = { ...placeOf(message), attempt: message.attempt, notedAt: tools.now() };
  const fact: Resent = { kind: 'resent', ...about, reason };
  const won = await ports.messages.move(next, version, fact);
  if (won && next.status === 'queued') await ports.sendQueue.put([next]);
  return won;
}

/** What Meta refuses because the person told WhatsApp so is not tried again with another message. */
async function stopMarketing(
  message: Message,
  { happenedAt: at }: ToldStatus,
  { ports }: StatusApplying,
): Promise<void> {
  const { person, thing } = placeOf(message);
  await changeMarketing(person, { kind: 'stopped', source: 'whatsapp-error', at, thing }, ports.people);
}

async function stopNumber(
  stop: { readonly number: string; readonly code: number; readonly thing: string },
  { ports, tools }: StatusApplying,
): Promise<void> {
  const at = tools.now();
  const { fact } = await ports.paces.change(stop.number, (pace) =>
    decideStop(pace, { ...stop, at, late: true }),
  );
  if (fact !== undefined) ports.meter.count('numbers-stopped');
}

function reasonOf(decision: Extract<FailureDecision, { kind: 'final' | 'left' }>): string {
  return decision.kind === 'left' ? decision.why : (decision.reason ?? 'final');
}
