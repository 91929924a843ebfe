import { type BusinessNumber, numberNamed } from '#domain/pace/business-number';
import { numberTooFast } from '#domain/outbound/graph-errors';
import type { Instant } from '#domain/instant';
import { advance, type MessageState } from '#domain/messages/message';
import { withBacklog } from '#domain/pace/pace';
import type { Versioned } from '#ports/records';
import type { Unclaimed } from './claim.ts';
import { endMessage } from './end-message.ts';
import type { Sending, SendOutcome } from './sending.ts';

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
export async function passGate(found: Versioned<Unclaimed>, sending: Sending): Promise<Passed | SendOutcome> {
  const { tools } = sending;
  const message = found.value;
  const number = numberNamed(tools.numbers, message.number);
  if (number === undefined) return endMessage(found, { as: 'failed', reason: 'number-unknown' }, sending);
  const latest = tools.now() + patience;
  for (;;) {
    const moment = await sending.gate.take(number, message.priority ?? 'normal');
    if (moment.kind === 'go') {
      await sleepUntil(moment.at, sending);
      return { kind: 'passed', number, probe: moment.probe };
    }
    if (moment.kind === 'stopped') return stopHere(found, { number, ...moment }, sending);
    // It waits so that Meta need not say so.
    if (moment.until > latest) return setAside(found, { dueAt: moment.until, code: numberTooFast }, sending);
    await sleepUntil(moment.until, sending);
  }
}

async function sleepUntil(at: Instant, { tools }: Sending): Promise<void> {
  const wait = at - tools.now();
  if (wait > 0) await tools.sleep(wait);
}

/** The sweep brings it back once the number may send again. */
async function stopHere(
  found: Versioned<Unclaimed>,
  { number, until, code }: { number: BusinessNumber; until: Instant; code: number },
  sending: Sending,
): Promise<SendOutcome> {
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
