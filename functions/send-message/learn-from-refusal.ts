import type { Refused } from '#domain/facts/message-fact';
import type { Message } from '#domain/messages/message';
import { placeOf } from '#domain/messages/message-place';
import { marketingStopped } from '#domain/outbound/graph-errors';
import { pausedBy } from '#domain/outbound/template-state';
import { decideMarketing } from '#domain/people/marketing-choice';
import type { Sending } from './sending.ts';

/**
 * What Meta's refusal of a message tells of others, as news and statuses do: that its template is paused, that its
 * person wants no marketing. True from the claim on: what was told since then is newer.
 */
export async function learnFromRefusal(
  message: Message,
  { means, code, claimedAt }: Refused,
  { ports }: Pick<Sending, 'ports'>,
): Promise<void> {
  if (means === 'wait-template') await ports.templateStates.keep(pausedBy(message, claimedAt));
  if (code !== marketingStopped) return;
  const { person, thing } = placeOf(message);
  const told = { kind: 'stopped', source: 'whatsapp-error', at: claimedAt, thing } as const;
  await ports.people.change(person, (standing) => decideMarketing(standing, told));
}
