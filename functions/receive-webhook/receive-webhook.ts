import { jsonOf } from '#contracts/parsed';
import { largestJobBytes, updateJobText } from '#contracts/update-job-text';
import type { Sha256 } from '#domain/digest';
import type { Instant } from '#domain/instant';
import { isSampled } from '#domain/sampling';
import { type SignedRequest, type Signing, type Verdict, verifyHub } from '#domain/signed-request';
import type { Meter } from '#ports/meter';
import type { Parking } from '#ports/parking';
import type { RotatingSecret } from '#ports/rotating-secret';
import type { ArrivedWebhook, UpdateQueue } from '#ports/update-queue';
import type { Answer, Refused, Unreadable } from './answer.ts';
import { shakeHands } from './shake-hands.ts';
import { inboundsIn, splitWebhook } from './split-webhook.ts';

export interface ReceiveWebhookPorts {
  /** Of the apps of Meta's that post here. */
  readonly appSecrets: RotatingSecret;
  readonly verifyTokens: RotatingSecret;
  readonly updates: UpdateQueue;
  readonly parking: Parking;
  readonly meter: Meter;
}

export interface ReceiveWebhookTools {
  readonly sha256: Sha256;
  readonly signing: Signing;
  readonly now: () => Instant;
}

/** A request at the door, of which nothing is believed yet. */
export interface WebhookRequest extends SignedRequest {
  readonly method: string;
  readonly query: Readonly<Record<string, string>>;
  /** The gateway's id of the request. */
  readonly delivery: string;
}

interface Door {
  readonly ports: ReceiveWebhookPorts;
  readonly tools: ReceiveWebhookTools;
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview: up to 3 MB. */
const largestBytes = 3 * 1024 * 1024;
/**
 * Meta puts up to 1,000 updates into one webhook. What somebody wrote takes a dozen calls to the tables, and a job that is
 * killed begins anew.
 */
const mostInbounds = 20;
/** Anybody may knock: the counters show all of it, the log one in so many. */
const refusedLoggedOneIn = 100;

/**
 * Takes what Meta tells by webhook: verifies the bytes as they came, puts them on the queue and is done. What they mean is
 * for `apply-update` to say. Throws where a port does; Meta sends the same again then.
 */
export function receiveWebhook(ports: ReceiveWebhookPorts, tools: ReceiveWebhookTools) {
  const door = { ports, tools };
  return (request: WebhookRequest): Promise<Answer> =>
    request.method === 'GET' ? greet(request, door) : take(request, door);
}

async function greet(request: WebhookRequest, door: Door): Promise<Answer> {
  const { ports, tools } = door;
  const handshake = await shakeHands(request.query, ports.verifyTokens, tools.signing);
  if (handshake.kind === 'refused')
    return refusal(403, handshake.reason, { tools, delivery: request.delivery });
  return { status: 200, body: handshake.challenge, said: { kind: 'handshake' } };
}

async function take(request: WebhookRequest, door: Door): Promise<Answer> {
  const about = { tools: door.tools, delivery: request.delivery };
  if (bytesOf(request) > largestBytes) return refusal(413, 'too-large', about);
  const verdict = await verdictOn(request, door);
  if (verdict.kind === 'signed') return handOn(request, door);
  const { reason } = verdict;
  // Who is no app of Meta's hardly ever comes with a signature: one that does not fit tells of a wrong secret of ours.
  const isMissing = reason === 'signature-missing' || reason === 'signature-malformed';
  door.ports.meter.count(isMissing ? 'requests-unsigned' : 'webhooks-unsigned');
  return refusal(401, reason, about);
}

/** As the sender says, or as it is. */
function bytesOf({ headers, body }: SignedRequest): number {
  const said = Number(headers.get('content-length') ?? 0);
  return Math.max(body.byteLength, Number.isNaN(said) ? 0 : said);
}

/** A secret that was put in a moment ago is known as soon as somebody signs with it. */
async function verdictOn(
  request: SignedRequest,
  { ports: { appSecrets }, tools: { signing } }: Door,
): Promise<Verdict> {
  const verdict = verifyHub(request, await appSecrets.known(), signing);
  if (verdict.kind === 'signed') return verdict;
  if (verdict.reason !== 'signature-forged' && verdict.reason !== 'no-secret') return verdict;
  const newer = await appSecrets.again();
  return newer === undefined ? verdict : verifyHub(request, newer, signing);
}

async function handOn({ body }: SignedRequest, { ports, tools }: Door): Promise<Answer> {
  const text = textOf(body);
  if (text === undefined) return parked(Buffer.from(body).toString('base64'), 'not-utf8', ports);
  const json = jsonOf(text);
  if (json === undefined) return parked(text, 'not-json', ports);
  const receivedAt = tools.now();
  const jobOf = (envelope: string): ArrivedWebhook => ({ kind: 'webhook', receivedAt, body: envelope });
  const whole = jobOf(text);
  if (isBrief(json.value) && fits(whole)) return queued([whole], ports);
  const isJob = (piece: unknown) => isBrief(piece) && fits(jobOf(JSON.stringify(piece)));
  const { pieces, tooLarge } = splitWebhook(json.value, isJob);
  const answer = await queued(
    pieces.map((piece) => jobOf(JSON.stringify(piece))),
    ports,
  );
  for (const thing of tooLarge) await parked(JSON.stringify(thing), 'too-large', ports);
  return answer;
}

function isBrief(envelope: unknown): boolean {
  return inboundsIn(envelope) <= mostInbounds;
}

function fits(job: ArrivedWebhook): boolean {
  return Buffer.byteLength(updateJobText(job)) <= largestJobBytes;
}

async function queued(jobs: readonly ArrivedWebhook[], { updates }: ReceiveWebhookPorts): Promise<Answer> {
  await updates.put(jobs);
  return { status: 200, body: '', said: { kind: 'queued', accepted: jobs.length } };
}

/** Meta would send the same again for a week, and it would be as unreadable each time. */
async function parked(
  text: string,
  reason: Unreadable,
  { parking, meter }: ReceiveWebhookPorts,
): Promise<Answer> {
  await parking.park(text, reason);
  meter.count('events-rejected');
  return { status: 200, body: '', said: { kind: 'parked', reason } };
}

/** Who is refused for a signature is not told which of its parts was wrong. */
function refusal(
  status: 401 | 403 | 413,
  reason: Refused,
  { tools, delivery }: Pick<Door, 'tools'> & Pick<WebhookRequest, 'delivery'>,
): Answer {
  const answer = { status, body: status === 401 ? 'unsigned' : reason };
  return isSampled(tools.sha256, delivery, refusedLoggedOneIn)
    ? { ...answer, said: { kind: 'refused', reason } }
    : answer;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(body: Uint8Array): string | undefined {
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
}
