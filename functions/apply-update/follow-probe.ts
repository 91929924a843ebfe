import { decideResume } from '#domain/pace/stop-decision';
import type { ToldStatus } from '#domain/messages/told-status';
import type { StatusApplying } from './applying.ts';

/** What Meta tells of a message that it has passed on. Whoever reads it may do so days later. */
const passedOn: ReadonlySet<string> = new Set(['sent', 'delivered']);

/**
 * A probe got through: what Meta refuses after it has taken it, such as a message that nobody pays for, shows in no
 * answer. `thing` is the id of the message.
 */
export async function followProbe(
  { number, status, happenedAt }: ToldStatus,
  thing: string,
  { ports, tools }: StatusApplying,
): Promise<void> {
  if (!passedOn.has(status)) return;
  const got = { number, thing, at: tools.now(), by: { happenedAt } };
  await ports.paces.change(number, (pace) => decideResume(pace, got));
}
