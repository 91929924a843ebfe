import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { entropy } from '#adapters/node/entropy';
import type { BusinessEvent } from '#domain/event';
import { eventId } from '#domain/identity';
import { exampleSecrets } from '#infra/local/example-secrets';
import type { LocalStack } from '#infra/local/local-stack';
import { githubEvents } from '#test/workspace/github-events';
import { recordsOf } from './github-ledger.ts';
import { timesAsMany } from './cases.ts';
import { githubHeaders } from './signed.ts';

/** One request as GitHub makes it: these very bytes are signed. */
export interface Delivery {
  readonly event: string;
  readonly delivery: string;
  readonly body: string;
  /** What routes see of it. */
  readonly seen: BusinessEvent;
}

export interface Posted {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Answered {
  readonly status: number;
  readonly answer: unknown;
}

const [secret = ''] = exampleSecrets['github'] ?? [];

/** All payloads that GitHub publishes as examples. */
const published = githubEvents().map(({ detail, 'detail-type': type, id }): Delivery => {
  const body = JSON.stringify(detail);
  if (typeof type !== 'string' || typeof id !== 'string') throw new Error(`no name or id: ${body}`);
  const seen = { source: 'github', detailType: type, detail: JSON.parse(body), id, time: '' };
  return { event: type, delivery: id, body, seen };
});

/** Of each kind of event the first one and a quarter of the others; `npm run proof` takes them all. */
export const deliveries = published.filter(
  ({ event }, place) =>
    timesAsMany > 1 || place % 4 === 0 || published.findIndex((other) => other.event === event) === place,
);

export function idOf({ delivery }: Delivery): string {
  return eventId(entropy.sha256, 'github', delivery);
}

export function signed(given: Delivery): Posted {
  return { body: given.body, headers: githubHeaders(given.body, { secret, ...given }) };
}

/** Headers with the SHA-1 alone that GitHub still sends along for old receivers. */
export function older(given: Delivery): Record<string, string> {
  const { 'x-hub-signature-256': _, ...others } = signed(given).headers;
  const digest = createHmac('sha1', secret).update(given.body).digest('hex');
  return { ...others, 'x-hub-signature': `sha1=${digest}` };
}

/** Posts as a sender does that waits where it is told that it is too fast. */
export async function postTo(stack: LocalStack, given: Posted, source = 'github'): Promise<Answered> {
  const response = await fetch(`${stack.outputs['EventsUrl']}/${source}`, {
    method: 'POST',
    ...given,
    signal: AbortSignal.timeout(30_000),
  });
  const answer: unknown = await response.json();
  if (response.status !== 429) return { status: response.status, answer };
  await pause(200);
  return postTo(stack, given, source);
}

/** A few at a time; the answers in order. */
export async function postAll(
  given: readonly Delivery[],
  each: (one: Delivery) => Promise<Answered>,
): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  for (let at = 0; at < given.length; at += 8) {
    answers.push(...(await Promise.all(given.slice(at, at + 8).map(each))));
  }
  return answers;
}

/** All deliveries in turns, of which none has two about one record: whoever waits between them has no late event. */
export function inTurns(): readonly (readonly Delivery[])[] {
  const counts = new Map<string, number>();
  const turns: Delivery[][] = [];
  for (const given of deliveries) {
    const records = recordsOf({ body: given.seen });
    const turn = Math.max(0, ...records.map((id) => counts.get(id) ?? 0));
    for (const id of records) counts.set(id, turn + 1);
    (turns[turn] ??= []).push(given);
  }
  return turns;
}
