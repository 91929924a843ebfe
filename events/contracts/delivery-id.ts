import * as z from 'zod/mini';

/** A producer's own id of an event: the same at each try, 1 to 200 visible ASCII characters. */
export const DeliveryId = z.string().check(z.regex(/^[\x21-\x7e]{1,200}$/));

const prefix = 'delivery:';

/**
 * How the id travels on the bus, which gives each try an id of its own: as an entry of the envelope's `resources`,
 * the one list in it that is free text.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
 */
export function deliveryResource(id: string): string {
  return `${prefix}${id}`;
}

/** The producer's id among an envelope's resources; undefined where it has none. */
export function deliveryIdIn(resources: readonly string[]): string | undefined {
  return resources
    .filter((resource) => resource.startsWith(prefix))
    .map((resource) => resource.slice(prefix.length))
    .find((id) => DeliveryId.safeParse(id).success);
}
