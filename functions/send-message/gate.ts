import type { BusinessNumber } from '#domain/pace/business-number';
import type { Instant } from '#domain/instant';
import { type Lane, type Reservation, reserve, untried } from '#domain/pace/pace';
import { type Listening, type ListenPorts, listening, type ListenTools } from './listen.ts';

/** The messages of a batch ask for their moments within this time. */
export const gatherMs = 3;

/** A moment at which a message may go, or why not yet. */
export type Moment =
  | { readonly kind: 'go'; readonly at: Instant; readonly probe: boolean }
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'stopped'; readonly until: Instant; readonly code: number };

/** The door of a business number: how fast it opens, and whether it does. All workers share what is behind it. */
export interface Gate {
  /** A moment of the number's own pace. Those who ask within a few milliseconds are served by one write. */
  take(number: BusinessNumber, lane: Lane): Promise<Moment>;
  /** A probe came to nothing before it called: another message may try at once. */
  giveBack(number: BusinessNumber): Promise<void>;
  readonly heard: Listening['heard'];
}

/** Those who ask together, each with what takes the answer. */
type Asking = ((moment: Promise<Moment>) => void)[];

export function gate(ports: ListenPorts, tools: ListenTools): Gate {
  const asking = new Map<string, Asking>();
  const { heard, known } = listening(ports, tools);

  async function serve(number: BusinessNumber, lane: Lane, waiting: Asking): Promise<void> {
    await tools.gather();
    asking.delete(keyOf(number, lane));
    const reserved = reserveFor(number, lane, { count: waiting.length, known, ports, tools });
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
    async giveBack({ name }) {
      await ports.paces.change(name, (pace) => ({ pace: untried(pace, tools.now()) }));
    },
    heard,
  };
}

function keyOf({ name }: BusinessNumber, lane: Lane): string {
  return `${lane} ${name}`;
}

interface Serving extends Pick<Listening, 'known'> {
  readonly count: number;
  readonly ports: ListenPorts;
  readonly tools: ListenTools;
}

async function reserveFor(
  number: BusinessNumber,
  lane: Lane,
  { count, known, ports, tools }: Serving,
): Promise<Reservation> {
  const { reservation } = await ports.paces.change(number.name, (pace) => {
    const wanted = { count, lane, perSecond: number.perSecond, now: tools.now() };
    const made = reserve(known(number, pace), wanted);
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
