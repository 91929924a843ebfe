import fc from 'fast-check';
import type { SendAnswer } from '#domain/outbound/send-answer';
import type { Interruption } from './interruption.ts';

/** What happens to one call to Meta, and whether Meta took the message all the same. */
export interface Fault {
  readonly answer: 'accepted' | SendAnswer;
  readonly taken: boolean;
}

const error = (code: number, httpStatus = 400): SendAnswer => ({
  kind: 'error',
  code,
  httpStatus,
  transient: false,
});

export const faults: readonly Fault[] = [
  { answer: 'accepted', taken: true },
  { answer: { kind: 'doubt', reason: 'timeout' }, taken: true },
  { answer: { kind: 'doubt', reason: 'timeout' }, taken: false },
  { answer: { kind: 'doubt', reason: 'cut' }, taken: true },
  { answer: { kind: 'doubt', reason: 'no-graph-answer', httpStatus: 502 }, taken: false },
  { answer: { kind: 'not-sent', reason: 'connect' }, taken: false },
  { answer: error(130429), taken: false },
  { answer: error(131056), taken: false },
  { answer: error(131000, 500), taken: false },
  { answer: error(190, 401), taken: false },
  { answer: error(132001, 404), taken: false },
  { answer: error(131026), taken: false },
];

/** One delivery of an event or a job: when it comes, and where its worker dies, if it does. */
export interface Delivery {
  /** How long after the one before, in milliseconds. */
  readonly later: number;
  readonly dies: Interruption | undefined;
}

const deliveries = fc.array(
  fc.record({
    later: fc.constantFrom(0, 0, 5, 1000, 40_000, 3_600_000),
    dies: fc.option(
      fc.record({
        call: fc.integer({ min: 1, max: 14 }),
        when: fc.constantFrom('before' as const, 'after' as const),
      }),
      { nil: undefined },
    ),
  }),
  { minLength: 1, maxLength: 5 },
);

/** Something that changes beside the events. */
const meanwhile = fc.constantFrom('nothing', 'new-version', 'opt-out');

export interface Trouble {
  readonly events: readonly {
    readonly key: string;
    readonly closes: boolean;
    readonly deliveries: readonly Delivery[];
  }[];
  readonly jobs: readonly Delivery[];
  readonly meta: readonly Fault[];
  readonly meanwhile: string;
  readonly together: boolean;
}

export const troubles: fc.Arbitrary<Trouble> = fc.record({
  events: fc.array(fc.record({ key: fc.constantFrom('T-1', 'T-2'), closes: fc.boolean(), deliveries }), {
    minLength: 1,
    maxLength: 3,
  }),
  jobs: deliveries,
  meta: fc.array(fc.constantFrom(...faults), { minLength: 1, maxLength: 8 }),
  meanwhile,
  together: fc.boolean(),
});
