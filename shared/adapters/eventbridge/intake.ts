import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { deliveryResource } from '#contracts/delivery-id';
import type { ArrivedEvent, Intake, IntakeOutcome } from '#ports/intake';
import { type EntryOutcome, pauseWithJitter } from '../aws/put-all.ts';
import { putEvents } from './put-events.ts';

/** What is the event's own fault. All else, a missing permission too, is ours: its sender is to try again. */
const ownFault: ReadonlySet<string> = new Set(['InvalidArgument', 'MalformedDetail']);

/** An EventBridge bus by its name or ARN, on which each event carries the producer's id. */
export function intake(client: EventBridgeClient, name: string, pause = pauseWithJitter): Intake {
  return {
    async put(events) {
      const entries = events.map((event) => entryOf(event, name));
      return (await putEvents(client, entries, pause)).map(outcomeOf);
    },
  };
}

function entryOf({ source, detailType, detail, time, id }: ArrivedEvent, bus: string) {
  return {
    EventBusName: bus,
    Source: source,
    DetailType: detailType,
    Detail: JSON.stringify(detail),
    Resources: [deliveryResource(id)],
    ...(time !== undefined && { Time: new Date(time) }),
  };
}

function outcomeOf(outcome: EntryOutcome): IntakeOutcome {
  if (outcome.kind === 'taken') return { kind: 'taken' };
  return { kind: ownFault.has(outcome.code) ? 'refused' : 'failed', code: outcome.code };
}
