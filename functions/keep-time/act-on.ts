import type { DueDecision } from '#domain/messages/due-decision';
import type { Message } from '#domain/messages/message';
import type { Versioned } from '#ports/records';
import type { Work } from './look-after-each.ts';
import type { Keeping } from './keeping.ts';
import { lookAtDoubt } from './look-at-doubt.ts';

/** Does what was decided about a message. Whoever moved it meanwhile looks after it: then nothing is done. */
export async function actOn(
  { value: message, version }: Versioned<Message>,
  decision: DueDecision,
  keeping: Keeping,
): Promise<Work> {
  switch (decision.kind) {
    case 'leave':
      return { kept: { kind: 'left' } };
    case 'job':
      return { kept: { kind: 'enqueued' }, job: message };
    case 'enqueue': {
      const won = await keeping.ports.messages.move(decision.next, version);
      return won ? { kept: { kind: 'enqueued' }, job: message } : { kept: { kind: 'left' } };
    }
    case 'doubt':
      return lookAtDoubt({ value: decision.message, version }, keeping);
  }
}
