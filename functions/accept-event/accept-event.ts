import type { Sha256 } from '#domain/digest';
import { eventId } from '#domain/identity';
import type { Instant } from '#domain/instant';
import { isSampled } from '#domain/sampling';
import { type SignedRequest, type Signing, type UnsignedReason, verify } from '#domain/signed-request';
import { producerId, type Source } from '#domain/source';
import { sourceOf } from '#domain/workspace';
import type { Intake } from '#ports/intake';
import type { Meter } from '#ports/meter';
import type { SourceSecrets } from '#ports/source-secrets';
import type { Workspaces } from '#ports/workspaces';
import { type Answer, type Result, answerOf, refusal } from './answer.ts';
import { type IdentifiedEvent, type ReadPosted, readPosted } from './read-posted.ts';

export interface AcceptEventPorts {
  readonly workspaces: Pick<Workspaces, 'current' | 'load'>;
  readonly secrets: SourceSecrets;
  readonly intake: Intake;
  readonly meter: Meter;
}

export interface AcceptEventTools {
  readonly sha256: Sha256;
  readonly signing: Signing;
  readonly now: () => Instant;
}

/** A request at the door, of which nothing is believed yet. */
export interface PostedRequest extends SignedRequest {
  /** The id of a source, as the path says. */
  readonly source: string;
  /** The gateway's id of the request. */
  readonly delivery: string;
}

const largestBytes = 1024 * 1024;
/** Anybody may knock: the counter shows all of it, the log one in so many. */
const unsignedLoggedOneIn = 100;

/**
 * Takes events from a system outside AWS: those that one of the workspace's sources has signed go on the bus under
 * the producer's own ids, so that a request sent again is the same events again. Throws where a port does; the sender
 * is to try again then.
 */
export function acceptEvent(ports: AcceptEventPorts, tools: AcceptEventTools) {
  return async (request: PostedRequest): Promise<Answer> => {
    if (bytesOf(request) > largestBytes) return refusal('too-large', {});
    const source = await sourceNamed(request.source, ports);
    if (source === undefined) return unsigned('unknown-source', request, { ports, tools });
    const secrets = await ports.secrets.of(source.id);
    const verdict = verify(request, { source, secrets, now: tools.now() }, tools.signing);
    if (verdict.kind === 'unsigned')
      return unsigned(verdict.reason, { ...request, known: source.id }, { ports, tools });
    const read = readPosted(source, request);
    if (read.kind === 'problem') return refusal(read.reason, { source: source.id, ...read });
    return handIn(source, read, { ports, tools });
  };
}

/** As the sender says, or as it is. */
function bytesOf({ headers, body }: SignedRequest): number {
  const said = Number(headers.get('content-length') ?? 0);
  return Math.max(body.byteLength, Number.isNaN(said) ? 0 : said);
}

async function sourceNamed(id: string, { workspaces }: AcceptEventPorts): Promise<Source | undefined> {
  const version = await workspaces.current();
  const workspace = version === undefined ? undefined : await workspaces.load(version);
  return workspace && sourceOf(workspace, id);
}

interface Door {
  readonly ports: AcceptEventPorts;
  readonly tools: AcceptEventTools;
}

/** The same answer whatever the reason: who guesses learns nothing from it. */
function unsigned(
  reason: UnsignedReason,
  { delivery, known }: Pick<PostedRequest, 'delivery'> & { readonly known?: string },
  { ports, tools }: Door,
): Answer {
  ports.meter.count('requests-unsigned');
  const { status, body } = refusal('unsigned', {});
  if (!isSampled(tools.sha256, delivery, unsignedLoggedOneIn)) return { status, body };
  return { status, body, said: { kind: 'unsigned', reason, ...(known !== undefined && { source: known }) } };
}

async function handIn(
  origin: Source,
  { events, isBatch }: Extract<ReadPosted, { kind: 'read' }>,
  { ports, tools }: Door,
): Promise<Answer> {
  const source = origin.id;
  const read = events.filter((event) => event.kind === 'parsed');
  const outcomes = await ports.intake.put(read.map(({ value }) => ({ ...value, source })));
  if (outcomes.some(({ kind }) => kind === 'failed')) return refusal('bus-failed', { source });
  const taken = new Map(read.map((event, index) => [event, outcomes[index]]));
  const results = events.map((event): Result => {
    if (event.kind === 'problem') {
      const { kind: _, ...why } = event;
      return { status: 'refused', ...why };
    }
    return taken.get(event)?.kind === 'taken'
      ? accepted(event.value)
      : { status: 'refused', reason: 'refused-by-bus' };
  });
  return answerOf(results, { source, isBatch });

  function accepted(event: IdentifiedEvent): Result {
    return { status: 'accepted', event: eventId(tools.sha256, source, producerId(event, origin)) };
  }
}
