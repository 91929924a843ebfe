import type { JsonObject } from '#event-pattern/json';

/** One thing a route asks of an event, in words that every engine has. */
export type Condition = { readonly path: string } & (
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | { readonly kind: 'between'; readonly from: number; readonly below: number }
  | { readonly kind: 'starts'; readonly text: string }
);

export type Route = readonly Condition[];

/**
 * Routes of a business of 20 systems with 5 kinds of event each: a fourth of them asks for a store, for an amount, for
 * a start of an article number, for a store and a status. However many there are, a few match an event.
 */
export function routesOf(count: number): readonly Route[] {
  return Array.from({ length: count }, (_, index) => [
    { path: 'source', kind: 'one-of', values: [sourceOf(index)] },
    { path: 'detail-type', kind: 'one-of', values: [typeOf(index)] },
    ...detailConditions(index),
  ]);
}

/** Events that such routes are meant for. */
export function eventsOf(routes: number, count: number): readonly JsonObject[] {
  return Array.from({ length: count }, (_, index) => {
    const about = (index * 7_919) % routes;
    return {
      id: `event-${index}`,
      source: sourceOf(about),
      'detail-type': typeOf(about),
      time: '2026-11-22T09:30:00Z',
      region: 'eu-west-1',
      resources: [],
      detail: {
        id: `order-${index}`,
        store: `store-${about}`,
        amount: about * 10 + 1,
        article: `${about}-red-xl`,
        status: index % 2 === 0 ? 'open' : 'paid',
        customer: { name: 'someone', segment: 'gold' },
        lines: [
          { article: `${about}-red-xl`, count: 2 },
          { article: 'bag', count: 1 },
        ],
      },
    };
  });
}

export function patternOf(route: Route): JsonObject {
  const at = (prefix: string) =>
    Object.fromEntries(
      route
        .filter(({ path }) => path.startsWith('detail.') === (prefix !== ''))
        .map((condition) => [condition.path.slice(prefix.length), leafOf(condition)]),
    );
  return { ...at(''), detail: at('detail.') };
}

function leafOf(condition: Condition) {
  if (condition.kind === 'one-of') return condition.values;
  if (condition.kind === 'starts') return [{ prefix: condition.text }];
  return [{ numeric: ['>=', condition.from, '<', condition.below] }];
}

function detailConditions(index: number): Route {
  const store: Condition = {
    path: 'detail.store',
    kind: 'one-of',
    values: [`store-${index}`, `store-${index + 100}`],
  };
  if (index % 4 === 0) return [store];
  if (index % 4 === 1)
    return [{ path: 'detail.amount', kind: 'between', from: index * 10, below: index * 10 + 2_000 }];
  if (index % 4 === 2) return [{ path: 'detail.article', kind: 'starts', text: `${index}-` }];
  return [store, { path: 'detail.status', kind: 'one-of', values: ['open', 'late'] }];
}

function sourceOf(index: number): string {
  return `system-${index % 20}`;
}

function typeOf(index: number): string {
  return `Kind${index % 100}`;
}
