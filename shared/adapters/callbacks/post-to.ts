import * as https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { CallbackLetter } from '#ports/callback-hosts';

/**
 * One POST over TLS to one of these addresses, whatever its name leads to by now. Answers with the status, a redirection
 * among them; rejects where none came. The name's certificate is verified as always.
 */
export function postTo(
  addresses: readonly string[],
  { url, headers, body }: CallbackLetter,
  signal: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const options = {
      method: 'POST',
      headers: { ...headers, ...length, 'user-agent': 'Chasqui' },
      lookup: leadingTo(addresses),
      // A connection of before may lead to an address that was judged before.
      agent: false,
      signal,
    } as const;
    const request = https.request(url, options, (response) => {
      resolve(response.statusCode ?? 0);
      // The status is all that is of interest; a body that hangs would make a host that took it be called again.
      response.destroy();
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** https://nodejs.org/api/net.html#socketconnectoptions-connectlistener: asked for all where both families are tried. */
function leadingTo(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, done) => {
    const [first] = all;
    if (options.all === true) done(null, all);
    else done(null, first?.address ?? '', first?.family);
  };
}
