import type { Asking } from './asking.ts';
import type { Entry } from './entries.ts';
import { hint } from './nearest.ts';
import { readPattern } from './pattern-rules.ts';
import type { Problem } from './problem.ts';

type Refuse = Entry<unknown>['problem'];

/** An address that would never be called: not by HTTPS, or at a host that the source does not have. */
export function callbackProblems({ rule, route, entries }: Asking, problem: Refuse): readonly Problem[] {
  const { callback } = rule;
  if (callback?.kind !== 'https') return [];
  const at = (message: string) => [problem(['callback', 'url'], message)];
  const { url } = callback;
  if (/^\s*http:/i.test(url)) return at('an address that is called begins with https://');
  const named = sourcesOf(route.when);
  const sources = entries.sources.filter(({ value }) => named?.includes(value.id) ?? true);
  const hosts = sources.flatMap(({ value }) => value.callbackHosts ?? []);
  if (hosts.length === 0)
    return at("no source of this route has 'callbackHosts'; write its hosts in its entry under 'sources'");
  // A host that an event gives is looked at when the event comes.
  const host = /^https:\/\/([^/?#{}]+)(?:[/?#]|$)/.exec(url)?.[1];
  if (host === undefined || hosts.includes(host)) return [];
  return at(`'${host}' is not among the 'callbackHosts' of the route's source${hint(host, hosts)}`);
}

/** Undefined where the pattern does not name each source whole. */
function sourcesOf(when: unknown): readonly string[] | undefined {
  const read = readPattern(when);
  const source = read.kind === 'pattern' ? read.pattern['source'] : undefined;
  if (!Array.isArray(source)) return undefined;
  const named = source.filter((one) => typeof one === 'string');
  return named.length === source.length ? named : undefined;
}
