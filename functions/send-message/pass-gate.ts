import { type BusinessNumber, numberNamed } from '#domain/pace/business-number';
import { numberTooFast } from '#domain/outbound/graph-errors';
import type { Instant } from '#domain/instant';
import { advance, type MessageState } from '#domain/messages/message';
import { withBacklog } from '#domain/pace/pace';
import type { Versioned } from '#ports/records';
import type { Unclaimed } from './claim.ts';
import { decide } from './decide.ts';
import { endMessage } from './end-message.ts';
import type { Job, Sending, SendOutcome } from './sending.ts';

/** So long a worker itself waits for the number's turn. What takes longer is left to the message's `dueAt`. Milliseconds. */
const patience = 10_000;

/** The message's turn has come. */
export interface Passed {
  readonly kind: 'passed';
  readonly number: BusinessNumber;
  /** The only message that goes while its number is stopped: what becomes of it tells whether the number may go on. */
  readonly probe: boolean;
}

/** Waits until the message's number may send it, or sets the message aside. */
export async function passGate(found: Versioned<Unclaimed>, sending: Job): Promise<Passed | SendOutcome> {
  const { tools } = sending;
  const message = found.value;
  const number = numberNamed(tools.numbers, message.number);
  if (number === undefined) return endMessage(found, { as: 'failed', reason: 'number-unknown' }, sending);
  const latest = Math.min(tools.now() + patience, sending.latest);
  for (;;) {
    const moment = await sending.gate.take(number, message.priority ?? 'normal');
    if (moment.kind === 'go') {
      if (moment.at > sending.latest) return tooLate(found, moment.at, sending);
      await sleepUntil(moment.at, sending);
      return { kind: 'passed', number, probe: moment.probe };
    }
    if (moment.kind === 'stopped') return stopHere(found, { number, ...moment }, sending);
    // It waits so that Meta need not say so.
    if (moment.until > latest) return tooLate(found, moment.until, sending);
    await sleepUntil(moment.until, sending);
  }
}

function tooLate(found: Versioned<Unclaimed>, dueAt: Instant, sending: Sending): Promise<SendOutcome> {
  return setAside(found, { dueAt, code: numberTooFast }, sending);
}

async function sleepUntil(at: Instant, { tools }: Sending): Promise<void> {
  const wait = at - tools.now();
  if (wait > 0) await tools.sleep(wait);
}

/**
 * The sweep brings it back once the number may send again; what would not go in any case ends here, for the number is
 * tried with few of them.
 */
async function stopHere(
  found: Versioned<Unclaimed>,
  { number, until, code }: { number: BusinessNumber; until: Instant; code: number },
  sending: Sending,
): Promise<SendOutcome> {
  const { decision } = await decide(found.value, number, sending);
  if (decision.kind === 'end') return endMessage(found, decision, sending);
  const outcome = await setAside(found, { dueAt: until, code, stopped: true }, sending);
  await noteBacklog(number, sending);
  return outcome;
}

/** After a message was set aside: somebody may have let the others go in the meantime. */
export async function noteBacklog({ name }: BusinessNumber, { ports, tools }: Sending): Promise<void> {
  await ports.paces.change(name, (pace) =>
    pace.backlog === undefined ? { pace: withBacklog(pace, tools.now()) } : {},
  );
}

type Aside = Omit<Extract<MessageState, { status: 'waiting' }>, 'status'>;

export async function setAside(
  { value: message, version }: Versioned<Unclaimed>,
  aside: Aside,
  { ports }: Sending,
): Promise<SendOutcome> {
  const won = await ports.messages.move(advance(message, { status: 'waiting', ...aside }), version);
  if (!won) return { kind: 'ignored', reason: 'overtaken' };
  return { kind: 'waiting', dueAt: aside.dueAt, code: aside.code };
}
