import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Bus } from '#ports/bus';
import { pauseWithJitter } from '../aws/put-all.ts';
import { judged, putEvents } from './put-events.ts';

/** An EventBridge bus by its name or ARN. */
export function bus(client: EventBridgeClient, name: string, pause = pauseWithJitter): Bus {
  return {
    async publish(entries) {
      const outcomes = await putEvents(
        client,
        entries.map(({ source, detailType, detail }) => ({
          EventBusName: name,
          Source: source,
          DetailType: detailType,
          Detail: JSON.stringify(detail),
        })),
        pause,
      );
      return outcomes.map(judged);
    },
  };
}
