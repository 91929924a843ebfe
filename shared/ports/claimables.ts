import type { Message } from '#domain/message';
import type { OpsRecord } from '#domain/ops-record';
import type { Person } from '#domain/person';
import type { PersonPace } from '#domain/person-pace';

/** What a message's claim rests on, as it is now. */
export interface Claimables {
  /** All of it in one read; `number` is the name of the business number that the message goes from. */
  of(message: Message, number: string): Promise<Claimable>;
}

interface Claimable {
  readonly record?: OpsRecord;
  readonly person?: Person;
  /** The line of messages from this number to this person, if there is one. */
  readonly line?: PersonPace;
}
