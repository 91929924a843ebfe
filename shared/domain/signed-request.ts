import type { Instant } from './instant.ts';
import type { Source } from './source.ts';

/** What a system outside AWS posted, to the byte. */
export interface SignedRequest {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

/** HMAC-SHA256 over bytes, and a comparison whose time tells nothing. Given to the domain, never imported by it. */
export interface Signing {
  readonly hmac: (key: Uint8Array, content: Uint8Array) => Uint8Array;
  readonly isSame: (one: Uint8Array, other: Uint8Array) => boolean;
}

export type Verdict =
  | { readonly kind: 'signed' }
  | { readonly kind: 'unsigned'; readonly reason: UnsignedReason };

export type UnsignedReason =
  | 'unknown-source'
  /** It puts its events on the bus by itself: this door is not its own. */
  | 'iam-source'
  | 'no-secret'
  | 'signature-missing'
  | 'signature-malformed'
  | 'signature-expired'
  | 'signature-forged';

export interface Claim {
  readonly source: Source;
  /** The secrets of the source: any of them signs. */
  readonly secrets: readonly string[];
  readonly now: Instant;
}

const schemes = { github: readGithub, 'standard-webhooks': readStandardWebhooks } as const;

/**
 * Whether a request carries a signature that one of the source's secrets makes. All secrets are tried, also after one
 * fits. Throws, naming the source alone, where a secret is none that its scheme knows.
 */
export function verify(request: SignedRequest, { source, secrets, now }: Claim, signing: Signing): Verdict {
  if (source.signature === 'iam') return { kind: 'unsigned', reason: 'iam-source' };
  if (secrets.length === 0) return { kind: 'unsigned', reason: 'no-secret' };
  const reading = schemes[source.signature](request, now);
  if (reading.kind === 'unsigned') return reading;
  const wanted = secrets.map((secret) => signing.hmac(keyOf(source, secret), reading.content));
  const fitting = wanted.flatMap((mac) => reading.macs.filter((given) => signing.isSame(mac, given)));
  return fitting.length > 0 ? { kind: 'signed' } : { kind: 'unsigned', reason: 'signature-forged' };
}

type Reading =
  | { readonly kind: 'macs'; readonly macs: readonly Uint8Array[]; readonly content: Uint8Array }
  | Extract<Verdict, { kind: 'unsigned' }>;

/** https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries */
function readGithub({ headers, body }: SignedRequest): Reading {
  const header = headers.get('x-hub-signature-256');
  if (header === undefined) return { kind: 'unsigned', reason: 'signature-missing' };
  const [, hex] = /^sha256=([0-9a-f]{64})$/i.exec(header.trim()) ?? [];
  if (hex === undefined) return { kind: 'unsigned', reason: 'signature-malformed' };
  const mac = Uint8Array.from({ length: 32 }, (_, byte) =>
    Number.parseInt(hex.slice(2 * byte, 2 * byte + 2), 16),
  );
  return { kind: 'macs', macs: [mac], content: body };
}

const toleranceMs = 5 * 60 * 1000;
/** A rotation needs two; who sends more than this is not rotating. */
const mostSignatures = 20;

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
function readStandardWebhooks({ headers, body }: SignedRequest, now: Instant): Reading {
  const id = headers.get('webhook-id');
  const timestamp = headers.get('webhook-timestamp')?.trim();
  const signatures = headers.get('webhook-signature');
  if (!id || !timestamp || !signatures) return { kind: 'unsigned', reason: 'signature-missing' };
  if (!/^\d{1,12}$/.test(timestamp)) return { kind: 'unsigned', reason: 'signature-malformed' };
  if (Math.abs(now - Number(timestamp) * 1000) > toleranceMs) {
    return { kind: 'unsigned', reason: 'signature-expired' };
  }
  // Other versions, such as the asymmetric v1a, may stand beside: they are not ours to judge.
  const macs = signatures
    .split(/\s+/, mostSignatures)
    .map((one) => (one.startsWith('v1,') ? bytesOf(one.slice(3)) : undefined))
    .filter((mac) => mac !== undefined);
  if (macs.length === 0) return { kind: 'unsigned', reason: 'signature-malformed' };
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  return { kind: 'macs', macs, content };
}

const prefix = 'whsec_';

function keyOf({ id, signature }: Source, secret: string): Uint8Array {
  if (signature === 'github') return new TextEncoder().encode(secret);
  const key = bytesOf(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret);
  if (key === undefined) {
    throw new Error(`a secret of source ${id} is not base64: Standard Webhooks asks for whsec_ and base64`);
  }
  return key;
}

/** The bytes of a base64 text, padded or not; undefined where it is none. */
function bytesOf(base64: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  const bare = base64.replace(/=+$/, '');
  if (bare.length % 4 === 1) return undefined;
  return Uint8Array.from(atob(bare), (character) => character.charCodeAt(0));
}
