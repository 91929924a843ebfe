import { createHash } from 'node:crypto';

/** Ids as Meta would make them up. The same seed and count always give the same id, so that runs can be compared. */
export interface MadeUpIds {
  /** `wamid.` and base64. As in real ones, the bytes spell out the number of the other side. */
  messageId(count: number, waId: string): string;
  /** `wamid.` of a message that a person wrote. */
  inboundId(count: number, waId: string): string;
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
    messageId: (count, waId) => wamid(waId, hash('message', count)),
    inboundId: (count, waId) => wamid(waId, hash('inbound', count)),
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

function wamid(waId: string, random: Buffer): string {
  const head = Buffer.from([0x1c, 0x18, waId.length]);
  return `wamid.${Buffer.concat([head, Buffer.from(waId), random.subarray(0, 18)]).toString('base64')}`;
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
