import * as z from 'zod';
import { chance } from './chance.ts';
import { dialledDigits, whatsAppId } from './whatsapp-id.ts';

const status = z.int().min(400).max(599);

/** What can go wrong on demand. Each says whether the message was accepted: that is what a caller cannot see. */
export const Fault = z.discriminatedUnion('kind', [
  /** Not accepted: an error object. */
  z.strictObject({
    kind: z.literal('error'),
    code: z.int(),
    httpStatus: z.exactOptional(status),
    subcode: z.exactOptional(z.int()),
  }),
  /** Not accepted, never answered. */
  z.strictObject({ kind: z.literal('timeout-before') }),
  /** Accepted, never answered. */
  z.strictObject({ kind: z.literal('timeout-after') }),
  /** Not accepted, connection cut. */
  z.strictObject({ kind: z.literal('cut-before') }),
  /** Accepted, connection cut. */
  z.strictObject({ kind: z.literal('cut-after') }),
  /** Not accepted, a proxy's page. */
  z.strictObject({ kind: z.literal('html'), status: z.exactOptional(status) }),
  /** Accepted, a proxy's page. */
  z.strictObject({ kind: z.literal('html-after'), status: z.exactOptional(status) }),
  /** Accepted, and the answer ends half-way. */
  z.strictObject({ kind: z.literal('truncated-json') }),
  /** Judged as usual after so many milliseconds. */
  z.strictObject({ kind: z.literal('slow'), ms: z.int().min(0).max(600_000) }),
  /** Accepted, and a `failed` status instead of `sent`: so WhatsApp tells of 131026. */
  z.strictObject({ kind: z.literal('failed-status'), code: z.int() }),
]);
export type Fault = z.infer<typeof Fault>;

/** Meets the calls that fit: the next `times` of them (1 where absent), or each by `rate` until it is cleared. */
export const FaultRule = z
  .strictObject({
    /** Only sends to this phone. */
    to: z.exactOptional(z.string()),
    /** Only calls of this business number, by its phone number id. */
    number: z.exactOptional(z.string()),
    /** Sends where absent. */
    on: z.exactOptional(z.enum(['sends', 'management'])),
    times: z.exactOptional(z.int().min(1).max(1_000_000)),
    /** Chance of each call, drawn from the simulator's seed. */
    rate: z.exactOptional(z.number().gt(0).max(1)),
    fault: Fault,
  })
  .refine(({ to, on }) => to === undefined || on !== 'management', {
    path: ['to'],
    error: 'only sends go to a phone',
  });
export type FaultRule = z.infer<typeof FaultRule>;

/** What a rule looks at. */
export interface Meeting {
  readonly on: 'sends' | 'management';
  readonly number?: string;
  readonly waId?: string;
}

export interface Faults {
  /** Throws RangeError where `to` is no phone number. */
  readonly add: (rule: FaultRule) => void;
  /** The rules that still wait for their calls, with the times that are left. */
  readonly list: () => readonly FaultRule[];
  readonly clear: () => void;
}

interface Waiting {
  readonly waId: string | undefined;
  readonly rule: FaultRule;
  readonly draw: () => number;
  left: number;
}

/** The oldest rule that fits, and that its chance picks, meets the call. */
export function faultList(seed = ''): Faults & { readonly take: (meeting: Meeting) => Fault | undefined } {
  let waiting: Waiting[] = [];
  let added = 0;
  return {
    add(rule) {
      added += 1;
      const left = rule.times ?? (rule.rate === undefined ? 1 : Infinity);
      waiting.push({ waId: targetOf(rule), rule, draw: chance(`${seed}/fault/${added}`), left });
    },
    list: () => waiting.map(({ rule, left }) => (left === Infinity ? rule : { ...rule, times: left })),
    clear() {
      waiting = [];
    },
    take(meeting) {
      const found = waiting.find((entry) => fits(entry, meeting) && entry.draw() < (entry.rule.rate ?? 1));
      if (found === undefined) return undefined;
      found.left -= 1;
      waiting = waiting.filter((entry) => entry.left > 0);
      return found.rule.fault;
    },
  };
}

function fits({ rule: { on = 'sends', number }, waId }: Waiting, meeting: Meeting): boolean {
  return (
    on === meeting.on &&
    (number === undefined || number === meeting.number) &&
    (waId === undefined || waId === meeting.waId)
  );
}

function targetOf({ to }: FaultRule): string | undefined {
  if (to === undefined) return undefined;
  const digits = dialledDigits(to);
  if (digits === undefined) throw new RangeError('to is no phone number');
  return whatsAppId(digits);
}
