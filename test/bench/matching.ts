import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compile } from '#event-pattern/compile';
import type { JsonObject } from '#event-pattern/json';
import { type NamedPattern, patternSet } from '#event-pattern/pattern-set';
import { type Figure, medianOf } from './figure.ts';
import { type Rival, rivalsOf } from './matching-rivals.ts';
import { type Route, eventsOf, patternOf, routesOf } from './route-patterns.ts';

const sizes = [10, 1_000, 10_000];
const rounds = 9;
const events = 200;
/** An engine that takes longer than this for a round is measured on fewer events. */
const patience = 200;

/**
 * What it costs to find the routes that take an event, beside the same routes in other engines (those of
 * json-rules-engine, sift and mingo that are installed). All of them have to find the same routes.
 */
export async function matchingFigures(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const size of sizes) figures.push(...(await figuresAt(size)));
  return figures;
}

async function figuresAt(size: number): Promise<readonly Figure[]> {
  const routes = routesOf(size);
  const some = eventsOf(size, events);
  const { matching, milliseconds, bytes } = built(routes);
  const ours: Rival = { name: 'chasqui', matching: async (event) => matching(event).length };
  const figures: Figure[] = [
    { figure: `indexing ${size} patterns`, value: milliseconds, unit: 'ms' },
    { figure: `an index of ${size} patterns`, value: bytes / 1_024, unit: 'KiB of heap' },
    { figure: `matching ${size} patterns`, value: quick(some, matching), unit: 'microseconds of CPU' },
  ];
  for (const rival of await rivalsOf(routes)) {
    const { few, each } = await slow(rival, some);
    await agree(rival, ours, few);
    figures.push({
      figure: `matching ${size} patterns with ${rival.name}`,
      value: each,
      unit: 'microseconds',
    });
  }
  return figures;
}

function built(routes: readonly Route[]) {
  const before = heap();
  const started = performance.now();
  const set = patternSet(routes.map(named));
  const milliseconds = performance.now() - started;
  return { matching: (event: JsonObject) => set.matching(event), milliseconds, bytes: heap() - before };
}

function named(route: Route, index: number): NamedPattern {
  const outcome = compile(patternOf(route));
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
  return { id: `route-${index}`, pattern: outcome.pattern };
}

/** The median of rounds over all events, after one that warms the compiler up. */
function quick(some: readonly JsonObject[], matching: (event: JsonObject) => readonly string[]): number {
  const round = () => {
    const before = process.cpuUsage();
    let found = 0;
    for (let again = 0; again < 20; again += 1) for (const event of some) found += matching(event).length;
    if (found < some.length) throw new Error('the events were not taken by any route');
    const { user, system } = process.cpuUsage(before);
    return (user + system) / (20 * some.length);
  };
  round();
  return medianOf(Array.from({ length: rounds }, round));
}

async function slow(rival: Rival, some: readonly JsonObject[]) {
  const started = performance.now();
  const few: JsonObject[] = [];
  for (const event of some) {
    if (performance.now() - started > patience) break;
    await rival.matching(event);
    few.push(event);
  }
  const again = performance.now();
  for (const event of few) await rival.matching(event);
  return { few, each: ((performance.now() - again) * 1_000) / few.length };
}

async function agree(rival: Rival, ours: Rival, some: readonly JsonObject[]): Promise<void> {
  for (const event of some.slice(0, 5)) {
    if ((await rival.matching(event)) !== (await ours.matching(event))) {
      throw new Error(`${rival.name} finds other routes`);
    }
  }
}

function heap(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}
