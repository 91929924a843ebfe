import { createHash } from 'node:crypto';

/** Ids as Meta would make them up. The same seed and count always give the same id, so that runs can be compared. */
export interface MadeUpIds {
  /** `wamid.` and 52 characters; real ones vary in length and mean nothing to anybody but Meta. */
  messageId(count: number): string;
  /** `wamid.` of a message that a person wrote. */
  inboundId(count: number): string;
  /** 16 digits, of a template or a file; small enough for a JSON number. */
  objectId(kind: string, of: number | string): string;
  /** 23 characters. */
  traceId(count: number): string;
  /** Business-scoped user id: a country and up to 128 alphanumerics. Another one each time Meta gives a new one. */
  userId(waId: string, time?: number): string;
  /** Names a phone on the page without telling its number, 12 characters. */
  phoneId(waId: string): string;
}

export function madeUpIds(seed: string): MadeUpIds {
  const hash = (kind: string, of: number | string) =>
    createHash('sha384').update([seed, kind, of].join('\0')).digest();
  return {
    messageId: (count) => `wamid.${hash('message', count).subarray(0, 39).toString('base64')}`,
    inboundId: (count) => `wamid.${hash('inbound', count).subarray(0, 39).toString('base64')}`,
    objectId: (kind, of) =>
      String(1_000_000_000_000_000n + (hash(kind, of).readBigUInt64BE() % 8_000_000_000_000_000n)),
    traceId: (count) => `A${hash('trace', count).toString('base64url').slice(0, 22)}`,
    userId: (waId, time = 0) =>
      `${countryOf(waId)}.${BigInt(`0x${hash('user', time === 0 ? waId : `${waId}/${time}`).toString('hex')}`)
        .toString()
        .slice(0, 19)}`,
    phoneId: (waId) => hash('phone', waId).toString('hex').slice(0, 12),
  };
}

/** The calling codes of the example company and of the countries with odd numbers; all others are US here. */
function countryOf(waId: string): string {
  return countries.find(([code]) => waId.startsWith(code))?.[1] ?? 'US';
}

const countries = [
  ['351', 'PT'],
  ['34', 'ES'],
  ['44', 'GB'],
  ['49', 'DE'],
  ['52', 'MX'],
  ['54', 'AR'],
  ['55', 'BR'],
] as const;
