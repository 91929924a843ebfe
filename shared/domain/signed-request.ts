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
  /** A key that is a text is its UTF-8. Node makes a key of a text in a sixth of the time that bytes take. */
  readonly hmac: (key: Key, content: Uint8Array) => Uint8Array;
  readonly isSame: (one: Uint8Array, other: Uint8Array) => boolean;
}

type Key = Uint8Array | string;

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

const schemes = { github: readHub, 'standard-webhooks': readStandardWebhooks } as const;

/**
 * Whether a request carries a signature that one of the source's secrets makes. All secrets are tried, also after one
 * fits. Throws, naming the source alone, where a secret is none that its scheme knows.
 */
export function verify(request: SignedRequest, { source, secrets, now }: Claim, signing: Signing): Verdict {
  if (source.signature === 'iam') return { kind: 'unsigned', reason: 'iam-source' };
  if (secrets.length === 0) return { kind: 'unsigned', reason: 'no-secret' };
  const reading = schemes[source.signature](request, now);
  return judged(reading, () => secrets.map((secret) => keyOf(source, secret)), signing);
}

/**
 * The same for `X-Hub-Signature-256`, by which Meta signs webhooks with the secret of an app, and GitHub too. It says
 * nothing of time: what is sent again is signed again.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 */
export function verifyHub(request: SignedRequest, secrets: readonly string[], signing: Signing): Verdict {
  const reading = readHub(request);
  if (reading.kind === 'macs' && secrets.length === 0) return { kind: 'unsigned', reason: 'no-secret' };
  return judged(reading, () => secrets, signing);
}

function judged(reading: Reading, keys: () => readonly Key[], signing: Signing): Verdict {
  if (reading.kind === 'unsigned') return reading;
  const wanted = keys().map((key) => signing.hmac(key, reading.content));
  const fitting = wanted.flatMap((mac) => reading.macs.filter((given) => signing.isSame(mac, given)));
  return fitting.length > 0 ? { kind: 'signed' } : { kind: 'unsigned', reason: 'signature-forged' };
}

type Reading =
  | { readonly kind: 'macs'; readonly macs: readonly Uint8Array[]; readonly content: Uint8Array }
  | Extract<Verdict, { kind: 'unsigned' }>;

/** https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries */
function readHub({ headers, body }: SignedRequest): Reading {
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
  return { kind: 'macs', macs, content: signedContent({ id, timestamp }, body) };
}

interface Envelope {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: string;
}

function signedContent({ id, timestamp }: Envelope, body: Uint8Array): Uint8Array {
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  return content;
}

/**
 * The `webhook-signature` of a request of ours: one for each secret, so that whoever verifies may change theirs first or
 * last. Throws where a secret is no base64.
 */
export function signatureOf(
  { id, timestamp, body }: Envelope & { readonly body: Uint8Array },
  secrets: readonly string[],
  signing: Pick<Signing, 'hmac'>,
): string {
  const content = signedContent({ id, timestamp }, body);
  const macs = secrets.map((secret) => signing.hmac(webhookKey(secret, 'callbacks'), content));
  return macs.map((mac) => `v1,${btoa(String.fromCharCode(...mac))}`).join(' ');
}

const prefix = 'whsec_';

function keyOf({ id, signature }: Source, secret: string): Key {
  return signature === 'github' ? secret : webhookKey(secret, `source ${id}`);
}

function webhookKey(secret: string, whose: string): Key {
  const key = bytesOf(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret);
  if (key === undefined) {
    throw new Error(`a secret of ${whose} is not base64: Standard Webhooks asks for whsec_ and base64`);
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
