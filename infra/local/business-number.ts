import { randomBytes } from 'node:crypto';

/** The WhatsApp business number of the local stack. Ids and number belong to nobody; both secrets are new with each start. */
export function madeUpNumber() {
  return {
    businessName: 'Chasqui',
    displayPhoneNumber: '15550100042',
    wabaId: '102290129340398',
    token: randomBytes(24).toString('base64url'),
    appSecret: randomBytes(16).toString('hex'),
  };
}
