import * as z from 'zod/mini';
import type { Sender } from '#domain/inbound/inbound';
import { allThat, ifAny } from './shapes.ts';

const userIdForm = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;
const some = ifAny(z.string());

const Contact = z.object({
  wa_id: some,
  user_id: some,
  profile: ifAny(z.object({ name: some })),
});
export type Contact = z.output<typeof Contact>;

/** Contacts of a webhook; what is none is left out. */
export const Contacts = allThat(Contact);

/**
 * Who sent a message. Meta puts a user id where the number was now and then, so each is known by its form. A contact
 * is theirs if it has one of their ids: its place in the list says nothing.
 */
export function senderOf(ids: readonly (string | undefined)[], contacts: readonly Contact[]): Sender {
  const own = named(ids);
  const contact = contacts.find((one) => {
    const other = named([one.wa_id, one.user_id]);
    return isSame(own.waId, other.waId) || isSame(own.userId, other.userId);
  });
  const learnt = named([contact?.wa_id, contact?.user_id]);
  const name = contact?.profile?.name;
  return { ...learnt, ...own, ...(name !== undefined && { profileName: name }) };
}

/** The number and the user id among some ids, each by its form. */
export function named(ids: readonly (string | undefined)[]): Pick<Sender, 'waId' | 'userId'> {
  const given = ids.filter((one) => one !== undefined);
  const waId = given.map((one) => one.replace(/^\+/, '')).find((one) => /^\d{5,20}$/.test(one));
  const userId = given.find((one) => userIdForm.test(one));
  return { ...(userId !== undefined && { userId }), ...(waId !== undefined && { waId }) };
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other;
}
