import type { AnswerRefusal } from '../facts/ask-fact.ts';
import type { Instant } from '../instant.ts';
import type { Ask, Asked } from './ask.ts';

/** What is known when somebody comes back to an ask, before they choose anything. */
export interface OverCase {
  readonly ask: Pick<Ask, 'state' | 'deadline' | 'at'>;
  readonly asked: Asked;
  readonly record: { readonly closedAt?: Instant };
}

export type Over = Extract<AnswerRefusal, 'handed-on' | 'decided' | 'expired' | 'closed'>;

/** Why an ask needs nothing from somebody any more, whatever they would choose; undefined where it does. */
export function whyOver({ ask, asked, record }: OverCase, at: Instant): Over | undefined {
  const { kind } = ask.state;
  if (asked.state.kind === 'handed-on') return 'handed-on';
  if (kind === 'decided' || kind === 'expired') return kind;
  if (kind === 'cancelled' || (record.closedAt !== undefined && record.closedAt > ask.at)) return 'closed';
  return at >= ask.deadline ? 'expired' : undefined;
}
