import type { CallbackRefusal } from '../facts/callback-fact.ts';

export interface Reach {
  /** Hosts that the source names: of its own, and nobody else's. */
  readonly hosts: readonly string[];
  /** Any port will do: on one machine, where a system under test has another one. */
  readonly anyPort: boolean;
}

export type Judged =
  | { readonly kind: 'address'; readonly url: URL }
  | {
      readonly kind: 'refused';
      readonly reason: Extract<CallbackRefusal, 'not-an-address' | 'host-not-listed'>;
    };

/**
 * Whether an address may be called at all, by what it says. Where its host leads to is looked at when it is called. The
 * text comes of an event: who writes events is not to choose whom we call.
 */
export function judgeAddress(text: string, { hosts, anyPort }: Reach): Judged {
  const url = URL.parse(text);
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '')
    return { kind: 'refused', reason: 'not-an-address' };
  // The port of HTTPS itself is left out by whoever reads an address.
  if (url.port !== '' && !anyPort) return { kind: 'refused', reason: 'not-an-address' };
  if (!hosts.includes(url.hostname)) return { kind: 'refused', reason: 'host-not-listed' };
  return { kind: 'address', url };
}
