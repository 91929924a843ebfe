import type { Identity } from '../phones/directory.ts';

/** The number of the business that a webhook is about. */
export interface Metadata {
  /** Digits. */
  readonly display_phone_number: string;
  readonly phone_number_id: string;
}

export function metadataOf(number: {
  readonly phoneNumberId: string;
  readonly displayPhoneNumber: string;
}): Metadata {
  return {
    display_phone_number: number.displayPhoneNumber.replace(/\D/g, ''),
    phone_number_id: number.phoneNumberId,
  };
}

/** Who a webhook is about. The phone's own fields are missing where somebody goes by a username. */
export function contactOf({ name, username, waId, userId }: Identity) {
  return {
    profile: { name, ...(username !== undefined && { username: `@${username}` }) },
    ...(waId !== undefined && { wa_id: waId }),
    user_id: userId,
  };
}
