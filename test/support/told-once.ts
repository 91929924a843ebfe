import { audienceOf } from '#domain/routing/audience';
import type { RecordFact } from '#domain/facts/fact';
import type { PlanSlot } from '#domain/facts/routing-fact';
import { eventId, providerDigest, recordId } from '#domain/identity';
import { matchingRoutes } from '#domain/routing/matching';
import { type BusinessEvent, envelopeOf } from '#domain/event';
import { formatRef, parseCallback } from '#domain/ref';
import { textRenderer } from '#domain/texts/text';
import type { World } from './world.ts';

const text = textRenderer();

/** What Meta itself knows: which callback (ref and attempt) it took, under which provider id. */
type Taken = ReadonlyMap<string, string>;

type Tables = Pick<World['ports'], 'events' | 'ledger' | 'messages' | 'records' | 'workspaces'>;

interface Claims {
  readonly ports: Tables;
  readonly sha256: World['tools']['entropy']['sha256'];
  readonly taken: Taken;
}

/**
 * Everything that is promised of each (event, route, person), checked against what Meta knows. Answers with what is
 * wrong, in words; an empty list is the proof.
 */
export async function brokenPromises(
  events: readonly BusinessEvent[],
  claims: Claims,
): Promise<readonly string[]> {
  const { ports, sha256 } = claims;
  const wrong: string[] = [];
  for (const event of events) {
    const pinned = await ports.events.find(eventId(sha256, event.source, event.id));
    if (pinned === undefined) {
      wrong.push(`event ${event.id} was never pinned`);
      continue;
    }
    const workspace = await ports.workspaces.load(pinned.version);
    const record = recordId(sha256, 'ticket', keyOf(pinned.body));
    const facts = (await allFacts(ports, record)).filter(
      (fact) => 'event' in fact && fact.event === pinned.id,
    );
    if (facts.filter(({ kind }) => kind === 'record-changed').length !== 1)
      wrong.push(`event ${event.id}: no single change`);
    for (const route of matchingRoutes(workspace, pinned.body)) {
      const slots = facts.filter((fact): fact is PlanSlot => fact.kind === 'slot' && fact.route === route.id);
      const sight = { scope: envelopeOf(pinned.body), text };
      const expected = audienceOf(route, workspace, sight).length;
      if (slots.length !== expected)
        wrong.push(`event ${event.id}: ${slots.length} slots for ${expected} people`);
      const planned = slots.filter(({ plan }) => plan.kind === 'planned');
      const nobody = facts.some((fact) => fact.kind === 'nobody-notified' && fact.route === route.id);
      if (nobody !== (planned.length === 0)) wrong.push(`event ${event.id}: nobody-notified is ${nobody}`);
      for (const slot of planned) wrong.push(...(await brokenMessage(slot, facts, claims)));
    }
  }
  return wrong;
}

/** One message against Meta: taken once and known, taken never and said why, or a doubt that shows. */
async function brokenMessage(
  slot: PlanSlot,
  facts: readonly RecordFact[],
  { ports, taken, sha256 }: Claims,
): Promise<string[]> {
  const ref = formatRef({ record: slot.record, slice: slot.slice, at: slot.at, message: slot.thing });
  const found = await ports.messages.find(ref);
  if (found === undefined) return [`${ref}: planned, but there is no message`];
  const message = found.value;
  const own = facts.filter(({ thing }) => thing === slot.thing);
  const takes = [...taken.keys()].filter((callback) => callback.startsWith(`${ref}.`)).length;
  const wrong = falseFacts(ref, own, { taken, sha256 });
  switch (message.status) {
    case 'accepted':
      if (takes !== 1) wrong.push(`${ref}: accepted, but Meta took it ${takes} times`);
      if (!own.some(({ kind }) => kind === 'accepted')) wrong.push(`${ref}: accepted without a fact`);
      break;
    case 'doubt':
      if (takes > 1) wrong.push(`${ref}: Meta took it ${takes} times`);
      if (!own.some(({ kind }) => kind === 'doubted')) wrong.push(`${ref}: a doubt without a fact`);
      if (
        own.some((fact) => 'attempt' in fact && fact.attempt === message.attempt && fact.kind !== 'doubted')
      ) {
        wrong.push(`${ref}: in doubt although the answer is known`);
      }
      break;
    case 'held':
      if (takes > 0) wrong.push(`${ref}: held back, but Meta took it`);
      break;
    case 'waiting':
    case 'failed':
      if (takes > 0) wrong.push(`${ref}: ${message.status}, but Meta took it`);
      // Never tried: its number is stopped, or its person has had too many, by the answers to other messages.
      if (message.status === 'waiting' && (message.attempt === 0 || message.stopped === true)) break;
      if (!own.some(({ kind }) => kind === 'refused'))
        wrong.push(`${ref}: ${message.status} without a stated reason`);
      break;
    case 'cancelled':
    case 'expired':
      if (takes > 0) wrong.push(`${ref}: ${message.status}, but Meta took it`);
      if (!own.some(({ kind }) => kind === 'ended'))
        wrong.push(`${ref}: ${message.status} without a stated reason`);
      break;
    case 'queued':
    case 'sending':
      wrong.push(`${ref}: still ${message.status} after everything was delivered again`);
  }
  if (message.status !== 'accepted' && !('dueAt' in message) && !('reason' in message))
    wrong.push(`${ref}: nobody looks at it again`);
  return wrong;
}

function keyOf({ detail }: BusinessEvent): string {
  const key = detail['id'];
  if (typeof key !== 'string') throw new Error('the events of this test name their ticket');
  return key;
}

function falseFacts(
  ref: string,
  facts: readonly RecordFact[],
  { taken, sha256 }: Pick<Claims, 'taken' | 'sha256'>,
): string[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== 'accepted' && fact.kind !== 'refused') return [];
    const provider = providerOf(taken, { ref, attempt: fact.attempt });
    const digest = provider === undefined ? undefined : providerDigest(sha256, provider);
    const holds = fact.kind === 'accepted' ? digest === fact.providerDigest : digest === undefined;
    return holds ? [] : [`${ref}: the fact '${fact.kind}' of attempt ${fact.attempt} is false`];
  });
}

/** By the attempt of the message alone: a callback says more where more was known when it went. */
function providerOf(taken: Taken, { ref, attempt }: { ref: string; attempt: number }): string | undefined {
  for (const [callback, provider] of taken) {
    const named = parseCallback(callback);
    if (named?.ref === ref && named.attempt === attempt) return provider;
  }
  return undefined;
}

async function allFacts({ ledger }: Tables, record: string): Promise<readonly RecordFact[]> {
  const facts: RecordFact[] = [];
  let after: string | undefined;
  do {
    const page = await ledger.ofRecord(record, after === undefined ? {} : { after });
    facts.push(...page.facts);
    after = page.next;
  } while (after !== undefined);
  return facts;
}
