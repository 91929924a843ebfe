import { randomBytes } from 'node:crypto';
import type { NumberConfig } from '../business-numbers.ts';
import type { BusinessNumber } from './whatsapp/simulator-options.ts';

/** The first of the phone numbers, which belong to nobody: 555-01xx is kept free for such as these. */
const firstPhone = 15_550_100_042;

/** The WhatsApp business of the local stack, with the config's numbers. All secrets are new with each start. */
export function madeUpBusiness(numbers: readonly NumberConfig[]) {
  const [first, ...otherNumbers] = numbers.map(({ phoneNumberId, perSecond }, place): BusinessNumber => ({
    phoneNumberId,
    displayPhoneNumber: String(firstPhone + place),
    throughput: perSecond,
  }));
  if (first === undefined) throw new Error('a business without a number');
  return {
    ...first,
    otherNumbers,
    businessName: 'Chasqui',
    wabaId: '102290129340398',
    token: randomBytes(24).toString('base64url'),
    appSecret: randomBytes(16).toString('hex'),
    verifyToken: randomBytes(24).toString('base64url'),
  };
}
