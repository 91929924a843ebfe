import { canonical } from '#domain/plain';
import type { PreferenceUpdate } from '#domain/inbound/update';
import type { Applied, Applying } from './applying.ts';
import { changeMarketing } from './change-marketing.ts';

/** Remembers of a person we know what they chose in WhatsApp about marketing. */
export async function applyPreference(
  { from, marketing, happenedAt: at }: PreferenceUpdate,
  { ports, tools }: Applying,
): Promise<Applied> {
  const found = await ports.people.bySender(from);
  if (found === undefined) return { kind: 'ignored', reason: 'nobody-known' };
  const person = found.value.id;
  const thing = tools.entropy.sha256(canonical([person, marketing, at])).slice(0, 16);
  await changeMarketing(person, { kind: marketing, source: 'whatsapp-settings', at, thing }, ports.people);
  return { kind: 'applied', reason: marketing };
}
