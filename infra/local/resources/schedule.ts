import * as z from 'zod';
import { arn } from '../place.ts';
import { readProperties, refusal } from './resource-kind.ts';
import type { Found } from './resource-kind.ts';

/** A rule that a clock fires, not an event. */
export interface SchedulePlan {
  readonly logicalId: string;
  /** Of the rule. */
  readonly arn: string;
  readonly everyMs: number;
  /** ARNs of the functions that it invokes. */
  readonly functions: readonly string[];
}

const Target = z.strictObject({
  Id: z.string(),
  Arn: z.string().regex(/^arn:aws:lambda:/u, 'a schedule can only invoke a function here'),
  // The local runner invokes the function itself, so that there is nothing to retry.
  RetryPolicy: z.unknown().optional(),
});

const everyMinute = 'rate(1 minute)';

/** The one schedule that runs here is a tick each minute. */
export function readSchedule(found: Found): { readonly kind: 'schedule' } & SchedulePlan {
  const { ScheduleExpression: schedule, Targets: targets } = readProperties(found, {
    run: z.strictObject({
      Name: z.string().optional(),
      ScheduleExpression: z.string(),
      Targets: z.array(Target).min(1),
    }),
    checked: { State: 'ENABLED' },
    ignored: { Description: 'for readers of the AWS console', Tags: 'nobody is billed' },
  });
  if (schedule !== everyMinute) {
    throw refusal(found, [
      `ScheduleExpression is ${JSON.stringify(schedule)}, and only "${everyMinute}" runs here`,
    ]);
  }
  return {
    kind: 'schedule',
    logicalId: found.logicalId,
    arn: arn(found.place, 'events', `rule/${found.name}`),
    everyMs: 60_000,
    functions: targets.map(({ Arn }) => Arn),
  };
}
