import * as z from 'zod';
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

/** Meets the next `times` (1 where absent) well-formed sends, only those to `to` where it is given. */
export const FaultRule = z.strictObject({
  to: z.exactOptional(z.string()),
  times: z.exactOptional(z.int().min(1).max(1_000_000)),
  fault: Fault,
});
export type FaultRule = z.infer<typeof FaultRule>;

export interface Faults {
  /** Throws RangeError where `to` is no phone number. */
  readonly add: (rule: FaultRule) => void;
  /** The rules that still wait for their calls, with the times that are left. */
  readonly list: () => readonly FaultRule[];
  readonly clear: () => void;
}

/** The oldest rule that fits is used up first. */
export function faultList(): Faults & { readonly take: (waId: string) => Fault | undefined } {
  let waiting: { readonly waId: string | undefined; readonly rule: FaultRule; left: number }[] = [];
  return {
    add(rule) {
      waiting.push({ waId: targetOf(rule), rule, left: rule.times ?? 1 });
    },
    list: () => waiting.map(({ rule, left }) => ({ ...rule, times: left })),
    clear() {
      waiting = [];
    },
    take(waId) {
      const found = waiting.find((entry) => entry.waId === undefined || entry.waId === waId);
      if (found === undefined) return undefined;
      found.left -= 1;
      waiting = waiting.filter((entry) => entry.left > 0);
      return found.rule.fault;
    },
  };
}

function targetOf({ to }: FaultRule): string | undefined {
  if (to === undefined) return undefined;
  const digits = dialledDigits(to);
  if (digits === undefined) throw new RangeError('to is no phone number');
  return whatsAppId(digits);
}
