import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { deliveryResource } from '#contracts/delivery-id';
import type { ArrivedEvent, Intake } from '#ports/intake';
import { pauseWithJitter } from '../aws/put-all.ts';
import { judged, putEvents } from './put-events.ts';

/** An EventBridge bus by its name or ARN, on which each event carries the producer's id. */
export function intake(client: EventBridgeClient, name: string, pause = pauseWithJitter): Intake {
  return {
    async put(events) {
      const entries = events.map((event) => entryOf(event, name));
      return (await putEvents(client, entries, pause)).map(judged);
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
