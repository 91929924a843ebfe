import type { IncomingMessage } from 'node:http';

/**
 * Why a browser's request may not be served, if it may not. A name that somebody else's DNS points at this
 * machine fails on `Host`; another site's script fails on `Origin` and `Sec-Fetch-Site`.
 */
export function strangeHost({ headers, socket }: IncomingMessage): string | undefined {
  const own = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${socket.localPort}`);
  return own.includes(headers.host ?? '') ? undefined : `open it as http://127.0.0.1:${socket.localPort}`;
}

export function strangeOrigin({ headers }: IncomingMessage): string | undefined {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  const own = origin === undefined || origin === `http://${host}`;
  const sameSite = site === undefined || site === 'same-origin' || site === 'none';
  return own && sameSite ? undefined : 'only the page of the phones itself may ask';
}
