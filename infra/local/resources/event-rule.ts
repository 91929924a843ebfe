import * as z from 'zod';
import { readPattern } from '../front/event-pattern.ts';
import type { EventPattern } from '../front/event-pattern.ts';
import { arn, nameInArn } from '../place.ts';
import { readProperties, refusal } from './resource-kind.ts';
import type { ResourceKind } from './resource-kind.ts';

export interface BusPlan {
  readonly name: string;
}

export interface RulePlan {
  readonly bus: string;
  readonly pattern: EventPattern;
  /** ARNs of queues. */
  readonly targets: readonly string[];
}

const Target = z.strictObject({
  Id: z.string(),
  Arn: z.string().regex(/^arn:aws:sqs:/u, 'only a queue can be a target here'),
  // The local bus answers only once the queue has the event, so there is nothing to retry and nothing to park.
  RetryPolicy: z.unknown().optional(),
  DeadLetterConfig: z.unknown().optional(),
});

const run = z.strictObject({
  Name: z.string().optional(),
  EventBusName: z.string().default('default'),
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

export const rule: ResourceKind<'rule', RulePlan> = {
  type: 'AWS::Events::Rule',
  nameProperty: 'Name',
  ref: (name) => name,
  attributes: (name, place) => ({ Arn: arn(place, 'events', `rule/${name}`) }),
  read: (found) => {
    const properties = readProperties(found, {
      run,
      checked: { State: 'ENABLED' },
      ignored: { Description: 'for readers of the AWS console', Tags: 'nobody is billed' },
    });
    const pattern = readPattern(properties.EventPattern);
    if ('problem' in pattern) throw refusal(found, [`EventPattern: ${pattern.problem}`]);
    return {
      kind: 'rule',
      bus: nameInArn(properties.EventBusName),
      pattern,
      targets: properties.Targets.map((target) => target.Arn),
    };
  },
};
