import * as z from 'zod/mini';
import type { MediaSource } from '#ports/media-source';
import { download, type Downloaded } from './download.ts';

export interface MediaSettings {
  /** Origin of the Graph API, `https://graph.facebook.com`, or where the simulator listens. */
  readonly graphUrl: string;
  /** `v24.0` */
  readonly version: string;
  /** The access token as it is now. */
  readonly token: () => Promise<string>;
  /** Of the two calls together. */
  readonly timeoutMs: number;
}

/** What Graph says of a file: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media */
const Described = z.object({
  url: z.url(),
  sha256: z.optional(z.string()),
  file_size: z.optional(z.number()),
});

const Failure = z.object({ error: z.object({ code: z.number(), error_subcode: z.optional(z.number()) }) });

const longestDescription = 64 * 1024;

/** Where Meta keeps files. The token goes nowhere else. */
const metaHosts = /(^|\.)(facebook\.com|fbsbx\.com|whatsapp\.net)$/;

/** Files that people sent, fetched from Meta in two calls: where it is, and the bytes. */
export function mediaSource({ graphUrl, version, token, timeoutMs }: MediaSettings): MediaSource {
  const { origin } = new URL(graphUrl);
  return {
    async fetch(media, limit) {
      const signal = AbortSignal.timeout(timeoutMs);
      const get = async (url: URL, most: number) =>
        download({ url, token: await token(), limit: most, signal });
      const answer = await get(new URL(`/${version}/${media}`, origin), longestDescription);
      if (answer.kind === 'refused' && isUnknown(answer.bytes)) return { kind: 'gone' };
      const { url, sha256, file_size: size = 0 } = Described.parse(jsonOf(answer));
      if (size > limit) return { kind: 'too-large' };
      const place = new URL(url);
      if (!isTrusted(place, origin)) throw new Error('the file is said to lie where Meta keeps none');
      const file = await get(place, limit);
      if (file.kind === 'too-large') return file;
      if (file.kind === 'refused') throw new Error(`the file was not given out: HTTP ${file.httpStatus}`);
      return {
        kind: 'fetched',
        bytes: file.bytes,
        ...(sha256 !== undefined && { sha256: base64Of(sha256) }),
      };
    },
  };
}

/** Graph's own origin, which is the simulator's on a laptop; else Meta over TLS. */
function isTrusted({ protocol, hostname, origin, port }: URL, graph: string): boolean {
  return origin === graph || (protocol === 'https:' && port === '' && metaHosts.test(hostname));
}

/** Graph knows no object by that id, or shows us none: what people send is there for seven days. */
function isUnknown(bytes: Uint8Array): boolean {
  const failure = Failure.safeParse(parsed(bytes));
  return failure.success && failure.data.error.code === 100;
}

function jsonOf(answer: Downloaded): unknown {
  if (answer.kind === 'done') return parsed(answer.bytes);
  const said = answer.kind === 'refused' ? `HTTP ${answer.httpStatus}` : 'a long answer';
  throw new Error(`Meta does not tell where the file is: ${said}`);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** Webhooks tell a digest in base64, this call in hexadecimal digits. */
function base64Of(digest: string): string {
  return /^[0-9a-f]{64}$/.test(digest) ? Buffer.from(digest, 'hex').toString('base64') : digest;
}
