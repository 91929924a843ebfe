import type { AskQuestion } from '#domain/asks/ask-rule';

import { type Asking, languagesOf } from './asking.ts';
import type { Entry } from './entries.ts';
import { hint } from './nearest.ts';
import type { Problem } from './problem.ts';

type Refuse = Entry<unknown>['problem'];

/** Questions that two answers would share, that nobody could answer, or that somebody could not read. */
export function questionProblems(asking: Asking, problem: Refuse): readonly Problem[] {
  const { questions = [], options } = asking.rule;
  const ids = questions.map(({ id }) => id);
  const known = options.map(({ id }) => id);
  return questions.flatMap((question, index) => {
    const at: Refuse = (path, message) => problem(['questions', index, ...path], message);
    const { id } = question;
    return [
      ...(id === 'reason' ? [at(['id'], "'reason' is the name of the reason; choose another")] : []),
      ...(ids.indexOf(id) < index ? [at(['id'], `a question '${id}' is already here`)] : []),
      ...boundProblems(question, at),
      ...languageProblems(question, languagesOf(asking), at),
      ...(question.after ?? []).flatMap((option, place) =>
        known.includes(option)
          ? []
          : [at(['after', place], `unknown option '${option}'${hint(option, known)}`)],
      ),
    ];
  });
}

function boundProblems({ kind, min, max }: AskQuestion, problem: Refuse): readonly Problem[] {
  if (kind === 'number')
    return min !== undefined && max !== undefined && min > max
      ? [problem(['max'], `less than min, ${min}: no number fits`)]
      : [];
  const bounds = Object.entries({ min, max }).filter(([, bound]) => bound !== undefined);
  return bounds.map(([name]) => problem([name], `only a number has '${name}'; this is of kind ${kind}`));
}

function languageProblems(
  { text }: AskQuestion,
  languages: readonly string[],
  problem: Refuse,
): readonly Problem[] {
  const lacking = languages.filter((language) => !(language in text));
  if (lacking.length === 0) return [];
  return [problem(['text'], `missing in ${lacking.join(', ')}; those who are asked read it there`)];
}
