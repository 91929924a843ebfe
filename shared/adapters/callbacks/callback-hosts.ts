import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { CallbackHosts } from '#ports/callback-hosts';
import { isLoopback, isPublic } from './public-address.ts';
import { postTo } from './post-to.ts';

export interface CallbackHostsOptions {
  /** `public`: hosts of the internet. `this-machine`: hosts of this machine, and no other. */
  readonly reach: 'public' | 'this-machine';
  /** All addresses of a host. Default: as this machine resolves names. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Of the whole exchange, looking up the name included. Default: 10,000. */
  readonly timeoutMs?: number;
}

const reaches = { public: isPublic, 'this-machine': isLoopback } as const;

/**
 * Hosts over HTTPS. A name is resolved once, each address that it has is judged, and the connection goes to one of those:
 * a name that leads elsewhere a moment later leads nobody there.
 */
export function callbackHosts({
  reach,
  resolve = resolved,
  timeoutMs = 10_000,
}: CallbackHostsOptions): CallbackHosts {
  const isReached = reaches[reach];
  return {
    async post(letter) {
      const signal = AbortSignal.timeout(timeoutMs);
      const host = letter.url.hostname.replace(/^\[|\]$/g, '');
      const addresses = isIP(host) === 0 ? await within(signal, resolve(host)) : [host];
      if (addresses.length === 0) throw new Error('the host has no address');
      if (!addresses.every(isReached)) return { kind: 'refused', reason: 'address-not-public' };
      return { kind: 'answered', status: await postTo(addresses, letter, signal) };
    },
  };
}

async function resolved(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => address);
}

/** A look-up cannot be called off; what it finds later is of no use. */
function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}
