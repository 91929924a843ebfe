import { audienceProblems } from './ask-audience.ts';
import { buttonProblems } from './ask-buttons.ts';
import { callbackProblems } from './ask-callback.ts';
import { kindProblems } from './ask-kinds.ts';
import { optionProblems } from './ask-options.ts';
import { questionProblems } from './ask-questions.ts';
import { askingEntries, type Asking } from './asking.ts';
import { compileAsk } from './compile-ask.ts';
import type { Entries, Entry } from './entries.ts';
import { namesIn } from './names-in.ts';
import { hint } from './nearest.ts';
import type { Problem } from './problem.ts';
import { idsOf } from './references.ts';
import type { RouteEntry } from './schema.ts';
import type { TellText } from './tell-rules.ts';

type Refuse = Entry<unknown>['problem'];

const nobodyAsked =
  'nobody is asked: those are whose template has quick replies, and no entry of this route tells with such a template';

/** What keeps a route from asking: what its rule says of itself, and whether those whom it tells can answer. */
export function askProblems(route: RouteEntry, entries: Entries, refuse: Refuse): readonly Problem[] {
  if (route.ask === undefined) return [];
  const problem: Refuse = (path, message) => refuse(['ask', ...path], message);
  const told = askingEntries(route, entries);
  if (told.length === 0) return [problem([], nobodyAsked)];
  const asking: Asking = { rule: compileAsk(route.ask), route, told, entries };
  return [
    ...kindProblems(asking.rule, problem),
    ...optionProblems(asking.rule, problem),
    ...questionProblems(asking, problem),
    ...buttonProblems(asking, problem),
    ...audienceProblems(asking, problem),
    ...callbackProblems(asking, problem),
  ];
}

/** The texts of what a route asks. Nobody reads them. */
export function askTexts({ ask }: RouteEntry): readonly TellText[] {
  const { except, callback } = ask ?? {};
  const texts = {
    except,
    'callback.url': callback !== undefined && 'url' in callback ? callback.url : undefined,
    'callback.taskToken': callback !== undefined && 'taskToken' in callback ? callback.taskToken : undefined,
  };
  return Object.entries(texts).flatMap(([name, text]) =>
    text === undefined ? [] : [{ path: ['ask', ...name.split('.')], text, read: false }],
  );
}

/** Routes whose asks another ends, and that ask nothing. */
export function endsAsksProblems(
  { endsAsks }: RouteEntry,
  { routes }: Entries,
  problem: Refuse,
): readonly Problem[] {
  const asking = idsOf(routes.filter(({ value }) => value.ask !== undefined));
  return namesIn(endsAsks).flatMap(({ name, path }) => {
    if (asking.includes(name)) return [];
    const fault = idsOf(routes).includes(name) ? `route '${name}' has no 'ask'` : `unknown route '${name}'`;
    return [problem(['endsAsks', ...path], `${fault}${hint(name, asking)}`)];
  });
}
