import { consentWord, plainWord, wordsFor, type WordsByLanguage } from '#domain/people/consent-word';

import type { Entries, Entry } from './entries.ts';
import { hint } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { ConsentEntry } from './consent-schema.ts';

/** What keeps `consent` from being used: said twice, or a word that is meant two ways. */
export function consentProblems({ consent, categories }: Entries): readonly Problem[] {
  const [first, ...others] = consent;
  if (first === undefined) return [];
  const before = first.problem([], '');
  return [
    ...others.map(({ problem }) =>
      problem([], `'consent' is already in ${before.file}, line ${before.line}: say all of it in one place`),
    ),
    ...wordProblems(first),
    ...missingWords(first),
    ...(first.value.byCategory === true && categories.length === 0
      ? [first.problem(['byCategory'], "there are no 'categories' to tell apart")]
      : []),
  ];
}

/** A route's category that is none. */
export function categoryProblems(
  category: string | undefined,
  { categories }: Entries,
  problem: Entry<unknown>['problem'],
): readonly Problem[] {
  const known = categories.map(({ value }) => value.id);
  if (category === undefined || known.includes(category)) return [];
  return [problem(['category'], `unknown category '${category}'${hint(category, known)}`)];
}

const lists = ['stop', 'stopAll', 'start'] as const;

function wordProblems({ value: { words = {} }, problem }: Entry<ConsentEntry>): readonly Problem[] {
  return Object.entries(words).flatMap(([language, written]) => {
    const seen = new Map<string, string>();
    return lists.flatMap((list) =>
      (written[list] ?? []).flatMap((word, index) => {
        const before = seen.get(plainWord(word));
        seen.set(plainWord(word), list);
        const said = before === undefined ? otherMeaning(word, list, { language, words }) : before;
        if (said === undefined) return [];
        const where = before === undefined ? `among the words that are built in under` : 'under';
        return [problem(['words', language, list, index], `'${word}' is already ${where} '${said}'`)];
      }),
    );
  });
}

/** The list by which a word is taken, where that is another than the one in which it stands. */
function otherMeaning(
  word: string,
  list: (typeof lists)[number],
  wording: { readonly language: string; readonly words: WordsByLanguage },
): string | undefined {
  const taken = consentWord(word, wording);
  if (taken === undefined) return undefined;
  const stops = taken.all ? 'stopAll' : 'stop';
  const by = taken.kind === 'start' ? 'start' : stops;
  return by === list ? undefined : by;
}

/** Who can stop in their language must be able to start in it, and the other way round. */
function missingWords({ value: { words = {} }, problem }: Entry<ConsentEntry>): readonly Problem[] {
  return Object.keys(words).flatMap((language) => {
    const { stop, start } = wordsFor(language, words);
    const missing = stop.length === 0 ? 'stop' : 'start';
    if (stop.length > 0 && start.length > 0) return [];
    const message = `no words are built in for '${language}': write some under '${missing}' too`;
    return [problem(['words', language], message)];
  });
}
