import { dialledDigits, whatsAppId } from '../whatsapp-id.ts';
import type { World } from '../world.ts';
import { say } from './say.ts';

/**
 * The person goes on under another phone number, and under another user id with it. Every number of the business that
 * they had a chat with is told. Throws RangeError where it is no phone number, or somebody has it.
 */
export function changeNumber(world: World, waId: string, to: string): void {
  const { state, phones } = world;
  const digits = dialledDigits(to);
  if (digits === undefined) throw new RangeError('to: no phone number');
  const next = whatsAppId(digits);
  if (state.people().has(next)) throw new RangeError('to: somebody has this number');
  const before = phones.identityOf(waId);
  const told = numbersOf(world, waId);
  state.movePhone(waId, to);
  const user = { user_id: phones.userIdOf(next), previous_user_id: before.userId };
  const body = `User ${before.name} changed from ${waId} to ${next}`;
  // Who goes by a username shows the new number as little as the old one.
  const system =
    before.waId === undefined
      ? ({
          body: `User ${before.name} changed from ${before.userId} to ${user.user_id}`,
          type: 'user_changed_user_id',
          ...user,
        } as const)
      : ({ body, type: 'user_changed_number', wa_id: next, ...user } as const);
  for (const number of told) say(world, waId, { said: { type: 'system', system }, number });
}

/** Meta gives the person another user id, and nothing else changes. */
export function changeUserId(world: World, waId: string): void {
  const { state, phones } = world;
  const { name, userId: previous } = phones.identityOf(waId);
  const told = numbersOf(world, waId);
  const settings = state.phone(waId);
  state.setPhone(waId, { ...settings, userIds: settings.userIds + 1 });
  const next = phones.userIdOf(waId);
  const body = `User ${name} changed from ${previous} to ${next}`;
  const system = { body, type: 'user_changed_user_id', user_id: next, previous_user_id: previous } as const;
  for (const number of told) say(world, waId, { said: { type: 'system', system }, number });
}

/** Phone number ids that the person has a chat with; the first of the account where there is none. */
function numbersOf({ state, options }: World, waId: string): ReadonlySet<string> {
  const chat = state.chats().get(waId) ?? [];
  const numbers = chat.flatMap(({ id }) => (state.findMessage(id) ?? state.inbox.find(id))?.number ?? []);
  return new Set(numbers.length > 0 ? numbers : [options.phoneNumberId]);
}
