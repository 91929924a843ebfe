import { randomUUID } from 'node:crypto';
import { setInterval } from 'node:timers';
import { account, nameInArn, region } from './place.ts';
import type { StackPlan } from './plan.ts';
import { Refusal } from './refusal.ts';
import type { SchedulePlan } from './resources/schedule.ts';
import type { WorkerPool } from './workers/worker-pool.ts';

/** The rules that a clock fires. */
export interface Schedules {
  /**
   * Fires each rule once, now; one with more than a minute between its ticks only if so much has passed since the last,
   * by the functions' clock. Resolves when what it invoked has ended; throws where that failed.
   */
  tick(): Promise<void>;
  /** Fires nothing more; resolves when what runs has ended. */
  stop(): Promise<void>;
}

export interface SchedulesSettings {
  readonly pools: ReadonlyMap<string, Pick<WorkerPool, 'invoke'>>;
  /** The functions' clock: what an event says the time is. The rules go by the time of this machine. */
  readonly now: () => number;
}

/** Throws a `Refusal` for a rule that invokes a function which does not let it. */
export function assertPermitted({ schedules, permissions }: StackPlan): void {
  const problems = schedules.flatMap(({ logicalId, arn, functions }) =>
    functions
      .filter(
        (invoked) =>
          !permissions.some(
            ({ of, principal, source }) =>
              of === invoked && principal === 'events.amazonaws.com' && source === arn,
          ),
      )
      .map(
        (invoked) =>
          `${logicalId} (AWS::Events::Rule): ${nameInArn(invoked)} has no permission that lets it be invoked by this rule`,
      ),
  );
  if (problems.length > 0) throw new Refusal(problems.join('\n'));
}

/** Fires the rules from now on, each at its own pace. What an invocation throws is in the function's log. */
export function startSchedules(
  { schedules }: Pick<StackPlan, 'schedules'>,
  { pools, now }: SchedulesSettings,
): Schedules {
  const running = new Set<Promise<void>>();
  const firedAt = new Map<SchedulePlan, number>();
  const isDue = (schedule: SchedulePlan) =>
    schedule.everyMs <= minuteMs || now() - (firedAt.get(schedule) ?? -Infinity) >= schedule.everyMs;
  const fire = (schedule: SchedulePlan): Promise<void> => {
    firedAt.set(schedule, now());
    const fired = invokeAll(schedule, { pools, now }).finally(() => running.delete(fired));
    running.add(fired);
    return fired;
  };
  const timers = schedules.map((schedule) =>
    setInterval(() => void fire(schedule).catch(() => undefined), schedule.everyMs),
  );
  return {
    async tick() {
      await Promise.all(schedules.filter(isDue).map(fire));
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.allSettled(running);
    },
  };
}

const minuteMs = 60_000;

async function invokeAll(schedule: SchedulePlan, { pools, now }: SchedulesSettings): Promise<void> {
  await Promise.all(
    schedule.functions.map(async (invoked) => {
      const name = nameInArn(invoked);
      const outcome = await pools.get(name)?.invoke(scheduledEvent(schedule, new Date(now())));
      if (outcome?.kind !== 'returned') throw new Error(`${name}: ${outcome?.reason ?? 'is not there'}`);
    }),
  );
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html */
function scheduledEvent({ arn }: SchedulePlan, time: Date) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account,
    time: time.toISOString().replace(/\.\d+Z$/, 'Z'),
    region,
    resources: [arn],
    detail: {},
  };
}
