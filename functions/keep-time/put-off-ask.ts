import { jobPatience } from '#domain/messages/due-decision';
import type { AskPlace } from '#ports/asks';
import type { Work } from './look-after-each.ts';
import type { Keeping } from './keeping.ts';

/**
 * An ask that is due is followed by `apply-update`. It is put off first, and who wins that puts the job: a job that lies
 * in its queue is not put there anew each minute.
 */
export async function putOffAsk(place: AskPlace, { ports, tools }: Keeping): Promise<Work> {
  const found = await ports.asks.find(place);
  if (found === undefined) return left;
  const { value: ask, version } = found;
  const now = tools.now();
  if (ask.state.dueAt === undefined || ask.state.dueAt > now) return left;
  const value = { ...ask, state: { ...ask.state, dueAt: now + jobPatience } };
  const isWon = await ports.asks.change({ ask: { value, version } });
  return isWon ? { kept: { kind: 'enqueued' }, ask: place } : left;
}

const left: Work = { kept: { kind: 'left' } };
