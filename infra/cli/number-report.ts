import type { Instant } from '#domain/instant';
import type { Due } from '#ports/due';
import type { NumberFacts } from '#ports/number-facts';
import type { Paces } from '#ports/paces';
import { anyNumber } from '#domain/facts/upkeep-fact';
import { numberFactLine, standingOf } from './number-words.ts';
import type { DeployedNumber } from './target.ts';

export interface ReportPorts {
  readonly paces: Pick<Paces, 'of'>;
  readonly due: Pick<Due, 'asideShards' | 'find'>;
  readonly numberFacts: NumberFacts;
  readonly now: Instant;
}

interface NumberReport {
  readonly isStopped: boolean;
  readonly lines: readonly string[];
}

/** More are not counted: each hundred is a request. */
const mostCounted = 500;
const day = 86_400_000;

/** How a number stands, what waits for it, what happened to it within 24 hours: a line each. */
export async function reportOf(
  { name, perSecond }: DeployedNumber,
  { isFirst }: { readonly isFirst: boolean },
  ports: ReportPorts,
): Promise<NumberReport> {
  const { now } = ports;
  const shards = [...ports.due.asideShards(name), ...(isFirst ? ports.due.asideShards(undefined) : [])];
  const [pace, aside, facts] = await Promise.all([
    ports.paces.of(name),
    countIn(shards, ports),
    ports.numberFacts.of(name, { from: now - day, to: now }),
  ]);
  const lines = [
    `${name}, up to ${perSecond} a second: ${standingOf(pace, now)}`,
    ...(aside === 0 ? [] : [`  ${howMany(aside)} set aside`]),
    ...facts.map((fact) => `  ${numberFactLine(fact)}`),
  ];
  return { isStopped: pace.breaker !== undefined, lines };
}

/** What Meta told within 24 hours of the account and its templates, and what came that is not ours: a line each. */
export async function accountReport({
  numberFacts,
  now,
}: Pick<ReportPorts, 'numberFacts' | 'now'>): Promise<readonly string[]> {
  const facts = await numberFacts.of(anyNumber, { from: now - 2 * day, to: now });
  const recent = facts.filter(({ at, ...fact }) => ('seenAt' in fact ? fact.seenAt : at) >= now - day);
  return recent.length === 0 ? [] : ['the account', ...recent.map((fact) => `  ${numberFactLine(fact)}`)];
}

async function countIn(shards: readonly string[], { due }: ReportPorts): Promise<number> {
  let count = 0;
  for (const shard of shards) {
    let after: { readonly after?: string } | undefined = {};
    while (after !== undefined && count < mostCounted) {
      const { things, next }: Awaited<ReturnType<Due['find']>> = await due.find(shard, after);
      count += things.length;
      after = next === undefined ? undefined : { after: next };
    }
  }
  return count;
}

function howMany(count: number): string {
  if (count >= mostCounted) return `${mostCounted} messages or more`;
  return count === 1 ? '1 message' : `${count} messages`;
}
