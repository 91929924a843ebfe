import { Stack } from 'aws-cdk-lib';
import { EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { outcomes } from '#contracts/outcomes';
import type { JsonObject } from '#event-pattern/json';
import { AwsEvents } from './aws-events.ts';
import type { WorkerQueue } from './worker-queue.ts';

export interface BusProps {
  readonly events: WorkerQueue;
  /** Patterns of AWS's own events that are handed on to this bus; often none. */
  readonly awsEvents: readonly JsonObject[];
}

/** Where business systems put their events, and where our own outcomes go out. */
export class Bus extends Construct {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, { events, awsEvents }: BusProps) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { eventBusName: Stack.of(this).stackName });
    // What cannot be handed on within 24 hours joins the dead letters of the queue it was meant for: the same
    // envelopes, and SQS moves messages back only to where a queue's own dead letters came from.
    const target = new SqsQueue(events.queue, { deadLetterQueue: events.dead });
    new Rule(this, 'BusinessEvents', {
      eventBus: this.bus,
      description: 'Everything but our own outcomes, which would come round for ever',
      eventPattern: { source: Match.anythingButPrefix('chasqui.') },
      targets: [target],
    });
    // There whether or not a route tells of them: which workspace will be applied is not known at deployment.
    new Rule(this, 'Outcomes', {
      eventBus: this.bus,
      description: 'Those of our own outcomes of which a route can tell',
      eventPattern: {
        source: [...new Set(outcomes.map(({ source }) => source))],
        detailType: outcomes.map(({ detailType }) => detailType),
      },
      targets: [target],
    });
    if (awsEvents.length === 0) return;
    new AwsEvents(this, 'AwsEvents', { patterns: awsEvents, to: this.bus, dead: events.dead });
  }
}
