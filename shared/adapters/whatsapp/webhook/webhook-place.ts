import type { BusinessNumber } from '#domain/pace/business-number';
import type { Instant } from '#domain/instant';
import type { Update } from '#domain/inbound/update';

/** What the reading of a webhook rests on. */
export interface WebhookSettings {
  /** The company's own; what is of another number is set apart. */
  readonly numbers: readonly Pick<BusinessNumber, 'name' | 'id'>[];
  /** When it came in: stands in for a time that Meta does not say. */
  readonly receivedAt: Instant;
}

/** Where in a webhook a piece lies. */
export interface WebhookPlace extends WebhookSettings {
  /** Meta's id of the account. */
  readonly account: string;
  /** When Meta made the webhook, where it says so. */
  readonly time: Instant | undefined;
}

/** A piece that does not have the form of its field. */
export function unreadable(field: string, piece: unknown): Update {
  return { kind: 'unreadable', field, text: JSON.stringify(piece) };
}

/** The number that the button "Test" of Meta's dashboard makes up. */
const testNumber = '123456123';

/** What is of a number that is not deployed, by Meta's id of it. */
export function foreignNumber(id: string): Update {
  const reason = id === testNumber ? 'test-payload' : 'number-unknown';
  return { kind: 'foreign', foreign: { reason, id } };
}
