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

/** The schedules that run here, in milliseconds. */
const rates = new Map([
  ['rate(1 minute)', 60_000],
  ['rate(1 hour)', 3_600_000],
]);

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
  const everyMs = rates.get(schedule);
  if (everyMs === undefined) {
    const known = [...rates.keys()].map((rate) => JSON.stringify(rate)).join(' and ');
    throw refusal(found, [`ScheduleExpression is ${JSON.stringify(schedule)}, and only ${known} run here`]);
  }
  return {
    kind: 'schedule',
    logicalId: found.logicalId,
    arn: arn(found.place, 'events', `rule/${found.name}`),
    everyMs,
    functions: targets.map(({ Arn }) => Arn),
  };
}
