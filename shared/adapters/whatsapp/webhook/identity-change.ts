import * as z from 'zod/mini';
import type { InboundContent } from '#domain/inbound/inbound';
import { named } from './read-sender.ts';
import { ifAny } from './shapes.ts';

const some = ifAny(z.string());

const System = z.object({
  type: z.string().check(z.minLength(1), z.maxLength(64)),
  wa_id: some,
  new_wa_id: some,
  user_id: some,
  previous_user_id: some,
});

const numberChanges: ReadonlySet<string> = new Set(['user_changed_number', 'customer_changed_number']);

/** What a system message says of who somebody is, in the spelling of today and in older ones. */
export function identityChange(node: unknown): InboundContent | undefined {
  const read = System.safeParse(node);
  if (!read.success) return undefined;
  const { type, wa_id: waId, new_wa_id: newWaId, user_id: userId, previous_user_id: previous } = read.data;
  const isOfNumber = numberChanges.has(type);
  if (!isOfNumber && type !== 'user_changed_user_id') return { kind: 'unknown', type: `system.${type}` };
  const before = named([previous]).userId;
  return {
    kind: 'identity',
    change: isOfNumber ? 'number' : 'user-id',
    ...named([waId ?? newWaId, userId]),
    ...(before !== undefined && { previousUserId: before }),
  };
}
