import type { Message } from '#domain/message';
import type { OpsRecord } from '#domain/ops-record';
import type { Person } from '#domain/person';
import type { PersonPace } from '#domain/person-pace';
import type { TemplateState } from '#domain/template-state';
import type { Stranger } from '#domain/stranger';

/** What a message's claim rests on, as it is now. */
export interface Claimables {
  /** All of it in one read; `number` is the name of the business number that the message goes from. */
  of(message: Message, number: string): Promise<Claimable>;
}

export interface Claimable {
  readonly record?: OpsRecord;
  readonly person?: Person;
  /** Where the message is an answer to somebody whom nobody knows. */
  readonly stranger?: Stranger;
  /** The line of messages from this number to this person, if there is one. */
  readonly line?: PersonPace;
  /** What Meta told last of the message's template, if it told anything. */
  readonly template?: TemplateState;
}
