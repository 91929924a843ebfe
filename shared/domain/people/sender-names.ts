import type { Sender } from '../inbound/inbound.ts';

/** The names of a sender that can be looked up, whichever field they came in. */
export interface SenderNames {
  readonly userId?: string;
  readonly waId?: string;
}

/**
 * Two letters of a country, a dot, up to 128 letters and digits; `ENT.` in between for a parent portfolio's.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
const userIdShape = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;
const waIdShape = /^\d{5,20}$/;

/** Either may be absent, and Meta's name for a person has been seen where their number belongs. What is neither is left out. */
export function senderNames({ userId, waId }: Pick<Sender, 'userId' | 'waId'>): SenderNames {
  const given = [userId, waId].filter((name) => name !== undefined);
  const named = given.find((name) => userIdShape.test(name));
  const number = [waId, userId].flatMap((name) => name?.replace(/^\+/, '') ?? []);
  const digits = number.find((name) => waIdShape.test(name));
  return { ...(named !== undefined && { userId: named }), ...(digits !== undefined && { waId: digits }) };
}
