import { decideIdentity, type NewIdentity, refuseIdentity } from '#domain/people/identity-decision';
import type { Inbound, InboundContent } from '#domain/inbound/inbound';
import { senderNames } from '#domain/people/sender-names';
import type { People } from '#ports/people';
import type { Applied } from './applying.ts';

type IdentityTold = Pick<Inbound, 'from' | 'happenedAt'> & {
  readonly content: Extract<InboundContent, { kind: 'identity' }>;
};

/**
 * Somebody has another number, or Meta another name for them. `thing` names the update in the ledger. Delivered again it
 * finds nobody under the old names, and changes nothing.
 */
export async function changeIdentity(
  { from, happenedAt: at, content }: IdentityTold,
  thing: string,
  people: Pick<People, 'bySender' | 'change'>,
): Promise<Applied> {
  const { change, previousUserId, ...named } = content;
  const next = senderNames(named);
  const was = senderNames({ ...from, ...(previousUserId !== undefined && { userId: previousUserId }) });
  const found = await people.bySender(was);
  if (found === undefined) return { kind: 'ignored', reason: 'nobody-known' };
  const identity: NewIdentity = { change, old: was, next, at, thing };
  const { id } = found.value;
  const outcome = await people.change(id, (person) => decideIdentity(person, identity));
  if (outcome.kind === 'gone') return { kind: 'ignored', reason: 'nobody-known' };
  if (outcome.kind === 'decided') return { kind: 'applied' };
  const { alias, holder } = outcome;
  const refusal = { name: alias === 'bsuid' ? ('user-id' as const) : ('wa-id' as const), holder };
  await people.change(id, (person) => refuseIdentity(person, identity, refusal));
  return { kind: 'ignored', reason: 'name-of-another' };
}
