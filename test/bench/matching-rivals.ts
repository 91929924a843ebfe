import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as z from 'zod';
import type { JsonObject } from '#event-pattern/json';
import type { Condition, Route } from './route-patterns.ts';

/** An engine with the same routes in it. */
export interface Rival {
  readonly name: string;
  /** How many routes take an event. */
  matching(event: JsonObject): Promise<number>;
}

type Query = { readonly [path: string]: object };
type Test = (event: JsonObject) => boolean;

const Sift = z.custom<(query: Query) => Test>((value) => typeof value === 'function');
const Mingo = z.object({
  Query: z.custom<new (query: Query) => { test: Test }>((value) => typeof value === 'function'),
});
interface RuleEngine {
  addRule(rule: object): void;
  addOperator(name: string, holds: (value: unknown, wanted: string) => boolean): void;
  run(facts: JsonObject): Promise<{ readonly events: readonly unknown[] }>;
}
const JsonRules = z.object({
  Engine: z.custom<new (rules: readonly object[], options: object) => RuleEngine>(
    (value) => typeof value === 'function',
  ),
});

/** Those that are installed, in the project or in the folder that `CHASQUI_RIVALS` names. */
export async function rivalsOf(routes: readonly Route[]): Promise<readonly Rival[]> {
  const found: Rival[] = [];
  const sift = Sift.safeParse(installed('sift'));
  if (sift.success)
    found.push(
      scanning(
        'sift',
        routes.map((route) => sift.data(queryOf(route))),
      ),
    );
  const mingo = Mingo.safeParse(installed('mingo'));
  if (mingo.success) {
    const queries = routes.map((route) => new mingo.data.Query(queryOf(route)));
    found.push(
      scanning(
        'mingo',
        queries.map((query) => (event) => query.test(event)),
      ),
    );
  }
  const rules = JsonRules.safeParse(installed('json-rules-engine'));
  if (rules.success) found.push(ruleEngine(new rules.data.Engine([], { allowUndefinedFacts: true }), routes));
  return found;
}

function installed(name: string): unknown {
  const folder = process.env['CHASQUI_RIVALS'];
  const require = createRequire(folder === undefined ? import.meta.url : join(folder, 'package.json'));
  try {
    return require(name);
  } catch {
    return undefined;
  }
}

function scanning(name: string, tests: readonly Test[]): Rival {
  return { name, matching: async (event) => tests.filter((test) => test(event)).length };
}

function queryOf(route: Route): Query {
  return Object.fromEntries(
    route.map((condition) => {
      if (condition.kind === 'one-of') return [condition.path, { $in: condition.values }];
      if (condition.kind === 'starts') return [condition.path, { $regex: new RegExp(`^${condition.text}`) }];
      return [condition.path, { $gte: condition.from, $lt: condition.below }];
    }),
  );
}

function ruleEngine(engine: RuleEngine, routes: readonly Route[]): Rival {
  engine.addOperator('startsWith', (value, wanted) => typeof value === 'string' && value.startsWith(wanted));
  for (const [index, route] of routes.entries()) {
    engine.addRule({ conditions: { all: route.flatMap(ruleConditions) }, event: { type: `route-${index}` } });
  }
  return { name: 'json-rules-engine', matching: async (event) => (await engine.run(event)).events.length };
}

function ruleConditions(condition: Condition): readonly object[] {
  const [fact = '', member] = condition.path.split('.');
  const at = member === undefined ? { fact } : { fact, path: `$.${member}` };
  if (condition.kind === 'one-of') return [{ ...at, operator: 'in', value: condition.values }];
  if (condition.kind === 'starts') return [{ ...at, operator: 'startsWith', value: condition.text }];
  return [
    { ...at, operator: 'greaterThanInclusive', value: condition.from },
    { ...at, operator: 'lessThan', value: condition.below },
  ];
}
