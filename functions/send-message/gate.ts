import type { BusinessNumber } from '#domain/pace/business-number';
import { notSent } from '#domain/facts/message-fact';
import type { Instant } from '#domain/instant';
import { type Lane, type Pace, type Reservation, reserve, resumed, slowedDown } from '#domain/pace/pace';
import { decideStop } from '#domain/pace/stop-decision';
import type { Meter } from '#ports/meter';
import type { PaceDecision, Paces } from '#ports/paces';

/** So many failures one after the other, in one worker and with nothing in between, mean that Meta is away. */
const inARow = 5;

/** The messages of a batch ask for their moments within this time. */
export const gatherMs = 3;

/** A moment at which a message may go, or why not yet. */
export type Moment =
  | { readonly kind: 'go'; readonly at: Instant; readonly probe: boolean }
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'stopped'; readonly until: Instant; readonly code: number };

/** What an answer tells of the number itself, whatever it means for its message. */
export type Verdict =
  | { readonly kind: 'through' }
  | { readonly kind: 'too-fast' }
  | { readonly kind: 'stop'; readonly code: number }
  /** Nothing that comes from Meta. */
  | { readonly kind: 'nothing' };

interface Told {
  readonly number: BusinessNumber;
  readonly verdict: Verdict;
  readonly probe: boolean;
  /** The id of the message that was answered: names the fact, if there is one. */
  readonly message: string;
}

/** The door of a business number: how fast it opens, and whether it does. All workers share what is behind it. */
export interface Gate {
  /** A moment of the number's own pace. Those who ask within a few milliseconds are served by one write. */
  take(number: BusinessNumber, lane: Lane): Promise<Moment>;
  /** Slows down, stops or resumes the number as the answer says. */
  heard(told: Told): Promise<void>;
}

export interface GateTools {
  readonly now: () => Instant;
  /** Resolves when those who ask at the same time have asked. */
  readonly gather: () => Promise<void>;
}

export interface GatePorts {
  readonly paces: Paces;
  readonly meter: Meter;
}

/** Those who ask together, each with what takes the answer. */
type Asking = ((moment: Promise<Moment>) => void)[];

export function gate(ports: GatePorts, tools: GateTools): Gate {
  const asking = new Map<string, Asking>();
  const failures = new Map<string, number>();

  async function serve(number: BusinessNumber, lane: Lane, waiting: Asking): Promise<void> {
    await tools.gather();
    asking.delete(keyOf(number, lane));
    const reserved = reserveFor(number, lane, { count: waiting.length, ports, tools });
    for (const [place, answer] of waiting.entries()) {
      answer(reserved.then((reservation) => momentOf(reservation, place)));
    }
  }

  return {
    take(number, lane) {
      const key = keyOf(number, lane);
      const others = asking.get(key);
      return new Promise<Moment>((resolve) => {
        if (others !== undefined) {
          others.push(resolve);
          return;
        }
        const waiting: Asking = [resolve];
        asking.set(key, waiting);
        void serve(number, lane, waiting);
      });
    },
    async heard(told) {
      const { number, verdict } = told;
      const failed = verdict.kind === 'nothing' ? (failures.get(number.name) ?? 0) + 1 : 0;
      failures.set(number.name, failed);
      const meant: Verdict = failed >= inARow ? { kind: 'stop', code: notSent } : verdict;
      await apply({ ...told, verdict: meant }, ports, tools.now());
    },
  };
}

function keyOf({ name }: BusinessNumber, lane: Lane): string {
  return `${lane} ${name}`;
}

async function reserveFor(
  number: BusinessNumber,
  lane: Lane,
  { count, ports, tools }: { count: number; ports: GatePorts; tools: GateTools },
): Promise<Reservation> {
  const { reservation } = await ports.paces.change(number.name, (pace) => {
    const wanted = { count, lane, perSecond: number.perSecond, now: tools.now() };
    const made = reserve(pace, wanted);
    return { reservation: made, ...(made.kind === 'reserved' && { pace: made.pace }) };
  });
  return reservation;
}

/** Of a probe, only the first gets through; the others wait for what becomes of it. */
function momentOf(reservation: Reservation, place: number): Moment {
  if (reservation.kind !== 'reserved') return reservation;
  const { slots, others, pace } = reservation;
  const at = slots[place];
  return at === undefined ? others : { kind: 'go', at, probe: pace.breaker !== undefined };
}

async function apply(told: Told, { paces, meter }: GatePorts, now: Instant): Promise<void> {
  const { number, verdict, probe } = told;
  if (verdict.kind === 'too-fast') {
    await paces.change(number.name, (pace) => ({ pace: slowedDown(pace, now) }));
  }
  if (verdict.kind === 'stop') {
    const { fact } = await paces.change(number.name, (pace) =>
      decideStop(pace, { number: number.name, thing: told.message, code: verdict.code, at: now }),
    );
    if (fact !== undefined) meter.count('numbers-stopped');
  }
  if (verdict.kind === 'through' && probe) {
    await paces.change(number.name, (pace) => resumeDecision(pace, told, now));
  }
}

function resumeDecision(pace: Pace, { number, message }: Told, now: Instant): PaceDecision {
  if (pace.breaker === undefined) return {};
  const { since, code } = pace.breaker;
  const about = { number: number.name, at: now, thing: message, since, code };
  return { pace: resumed(pace, now), fact: { kind: 'number-resumed', ...about, by: 'probe' } };
}
