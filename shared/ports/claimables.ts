import type { Ask, Asked } from '#domain/asks/ask';
import type { Message } from '#domain/messages/message';
import type { OpsRecord } from '#domain/records/ops-record';
import type { Person } from '#domain/people/person';
import type { PersonPace } from '#domain/pace/person-pace';
import type { TemplateState } from '#domain/outbound/template-state';
import type { Stranger } from '#domain/inbound/stranger';

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
  /** Where the message asks. */
  readonly ask?: Ask;
  readonly asked?: Asked;
  /** The line of messages from this number to this person, if there is one. */
  readonly line?: PersonPace;
  /** What Meta told last of the message's template, if it told anything. */
  readonly template?: TemplateState;
}
