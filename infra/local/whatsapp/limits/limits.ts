import type { Refusal } from '../graph/graph-answer.ts';
import type { Tier } from '../account/account-event.ts';
import { perSecond } from './per-second.ts';
import { movingSet, spacing } from './spacing.ts';

const day = 86_400_000;

/** Users that may be contacted outside their windows in 24 hours. */
const tierSizes: { readonly [T in Tier]: number } = {
  TIER_250: 250,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: Infinity,
};

export interface LimitSettings {
  readonly tier: Tier;
  /** Whether one user gets at most one message in six seconds, and 45 at once. */
  readonly pair: boolean;
  /** Calls that manage the account, in an hour. */
  readonly managementPerHour: number;
}

/** One send, as the limits see it. */
export interface Sending {
  readonly number: string;
  /** Messages a second of that number. */
  readonly throughput: number;
  readonly waId: string;
  readonly windowOpen: boolean;
}

/**
 * Meta's limits on sends and calls, by the simulator's clock. What is refused costs nothing.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput
 */
export function limits(settings: Partial<LimitSettings> = {}) {
  let current: LimitSettings = { tier: 'TIER_UNLIMITED', pair: true, managementPerHour: 5_000, ...settings };
  const pairs = spacing({ burst: 45, everyMs: 6_000 });
  const contacted = movingSet(day);
  const lanes = new Map<string, { readonly rate: number; readonly lane: ReturnType<typeof perSecond> }>();
  const laneOf = ({ number, throughput }: Pick<Sending, 'number' | 'throughput'>) => {
    const known = lanes.get(number);
    if (known?.rate === throughput) return known.lane;
    const lane = perSecond(throughput);
    lanes.set(number, { rate: throughput, lane });
    return lane;
  };
  let hour = { from: 0, calls: 0 };
  return {
    settings: () => current,
    set(change: Partial<LimitSettings>): void {
      current = { ...current, ...change };
    },
    /** Takes the send's place under all limits, or says which of them it breaks. */
    take(send: Sending, now: number): Refusal | undefined {
      const { number, waId, windowOpen } = send;
      const lane = laneOf(send);
      const pair = `${number}/${waId}`;
      if (!lane.allows(now))
        return { code: 130429, details: `throughput: ${send.throughput} messages a second` };
      if (current.pair && !pairs.allows(pair, now))
        return { code: 131056, details: 'too many messages to this user' };
      const counts = !windowOpen && !contacted.has(waId, now);
      if (counts && contacted.size(now) >= tierSizes[current.tier]) {
        return { code: 131048, details: `messaging limit: ${current.tier}` };
      }
      lane.take(now);
      pairs.take(pair, now);
      if (!windowOpen) contacted.add(waId, now);
      return undefined;
    },
    /** A message to the number, which is never refused, takes a place of those that it sends. */
    heard(by: Pick<Sending, 'number' | 'throughput'>, now: number): void {
      laneOf(by).take(now);
    },
    /** Counts a call that manages the account, in hours of the clock. */
    takeManagement(now: number): Refusal | undefined {
      if (now - hour.from >= 3_600_000) hour = { from: now, calls: 0 };
      if (hour.calls >= current.managementPerHour)
        return { code: 80007, details: 'too many calls in this hour' };
      hour.calls += 1;
      return undefined;
    },
    /** Users contacted outside their windows in the last 24 hours. */
    contacted: (now: number) => contacted.size(now),
  };
}
export type Limits = ReturnType<typeof limits>;
