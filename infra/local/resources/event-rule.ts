import * as z from 'zod';
import { readPattern } from '../front/event-pattern.ts';
import type { RulePattern } from '../front/event-pattern.ts';
import { arn, nameInArn } from '../place.ts';
import { readProperties, refusal } from './resource-kind.ts';
import type { Found, ResourceKind } from './resource-kind.ts';
import { readSchedule } from './schedule.ts';
import type { SchedulePlan } from './schedule.ts';

export interface BusPlan {
  readonly name: string;
}

export interface RulePlan {
  readonly bus: string;
  readonly pattern: RulePattern;
  readonly targets: readonly RuleTarget[];
}

type RuleTarget =
  | { readonly kind: 'queue'; readonly arn: string }
  | { readonly kind: 'bus'; readonly name: string };

/** Each account has one by this name, and AWS's own events are on it alone. */
export const defaultBus = 'default';

const Target = z
  .strictObject({
    Id: z.string(),
    Arn: z.string().regex(/^arn:aws:(sqs|events):/u, 'only a queue or a bus can be a target here'),
    // The local bus answers only once the queue has the event, so there is nothing to retry and nothing to park.
    RetryPolicy: z.unknown().optional(),
    DeadLetterConfig: z.unknown().optional(),
    // IAM is not enforced here; that there is a role is checked, for without one nothing is handed on to a bus.
    RoleArn: z.string().optional(),
  })
  .refine(({ Arn, RoleArn }) => isQueue(Arn) || RoleArn !== undefined, {
    path: ['RoleArn'],
    error: 'a bus takes nothing from a rule without a role',
  })
  .transform(({ Arn }): RuleTarget =>
    isQueue(Arn) ? { kind: 'queue', arn: Arn } : { kind: 'bus', name: nameInArn(Arn) },
  );

function isQueue(target: string): boolean {
  return target.startsWith('arn:aws:sqs:');
}

const run = z.strictObject({
  Name: z.string().optional(),
  EventBusName: z.string().default(defaultBus),
  EventPattern: z.unknown(),
  Targets: z.array(Target).min(1),
});

export const bus: ResourceKind<'bus', BusPlan> = {
  type: 'AWS::Events::EventBus',
  nameProperty: 'Name',
  ref: (name) => name,
  attributes: (name, place) => ({ Name: name, Arn: arn(place, 'events', `event-bus/${name}`) }),
  read: (found) => {
    readProperties(found, {
      run: z.strictObject({ Name: z.string() }),
      ignored: {
        Description: 'for readers of the AWS console',
        DeadLetterConfig: 'the local bus answers only once the queue has the event',
        KmsKeyIdentifier: 'the bus stores nothing',
        LogConfig: 'the bus writes no log',
        Tags: 'nobody is billed',
      },
    });
    return { kind: 'bus', name: found.name };
  },
};

type RulePart = ({ readonly kind: 'rule' } & RulePlan) | ({ readonly kind: 'schedule' } & SchedulePlan);

export const rule: Omit<ResourceKind<'rule', RulePlan>, 'read'> & { read(found: Found): RulePart } = {
  type: 'AWS::Events::Rule',
  nameProperty: 'Name',
  ref: (name) => name,
  attributes: (name, place) => ({ Arn: arn(place, 'events', `rule/${name}`) }),
  read: (found) => ('ScheduleExpression' in found.properties ? readSchedule(found) : readRule(found)),
};

function readRule(found: Found): RulePart {
  const properties = readProperties(found, {
    run,
    checked: { State: 'ENABLED' },
    ignored: { Description: 'for readers of the AWS console', Tags: 'nobody is billed' },
  });
  const pattern = readPattern(properties.EventPattern);
  if ('problem' in pattern) throw refusal(found, [`EventPattern: ${pattern.problem}`]);
  const on = nameInArn(properties.EventBusName);
  // EventBridge hands an event on once, so from the default bus to another and no further.
  const buses = properties.Targets.filter(({ kind }) => kind === 'bus');
  if (buses.length > 0 && on !== defaultBus) {
    throw refusal(found, ['Targets: only a rule on the default bus can have a bus as target here']);
  }
  return { kind: 'rule', bus: on, pattern, targets: properties.Targets };
}
