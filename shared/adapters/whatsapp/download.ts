export interface Wanted {
  readonly url: URL;
  /** The access token. */
  readonly token: string;
  /** Bytes: no more than this is read. */
  readonly limit: number;
  /** Ends the exchange, to its last byte. */
  readonly signal: AbortSignal;
}

export type Downloaded =
  | { readonly kind: 'done'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  /** The server answered with something else. */
  | { readonly kind: 'refused'; readonly httpStatus: number; readonly bytes: Uint8Array };

/** One GET with the token, that goes where it is sent and nowhere else: a redirection is an error. Throws where no whole answer came. */
export async function download({ url, token, limit, signal }: Wanted): Promise<Downloaded> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token.trim()}` },
    redirect: 'error',
    signal,
  });
  const bytes = await readUpTo(limit, response);
  if (!response.ok) return { kind: 'refused', httpStatus: response.status, bytes: bytes ?? new Uint8Array() };
  return bytes === undefined ? { kind: 'too-large' } : { kind: 'done', bytes };
}

/** Undefined where there is more: the rest is not read. */
async function readUpTo(limit: number, { body }: Response): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
