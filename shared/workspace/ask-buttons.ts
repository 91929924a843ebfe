import type { AskRule } from '#domain/asks/ask-rule';

import { type Asking, type AskingEntry, quickRepliesOf } from './asking.ts';
import type { Entry } from './entries.ts';
import type { Problem } from './problem.ts';

type Refuse = Entry<unknown>['problem'];

/** Options and quick replies belong together by their place; or one quick reply opens the list of the options. */
export function buttonProblems({ rule, told }: Asking, problem: Refuse): readonly Problem[] {
  return told.flatMap((entry) => {
    const fault = placeFault(rule, entry);
    return fault === undefined ? labelProblems(rule, entry, problem) : [problem(['options'], fault)];
  });
}

function placeFault({ options }: AskRule, { template }: AskingEntry): string | undefined {
  const counts = Object.entries(template.text).map(
    ([language, text]) => [language, quickRepliesOf(text).length] as const,
  );
  const wrong = counts.find(([, count]) => count !== options.length && count !== 1);
  const ids = options.map(({ id }) => id).join(', ');
  if (wrong !== undefined) {
    const [language, count] = wrong;
    return `${options.length} (${ids}), but '${template.id}' has ${count} quick replies in ${language}: one for each option in their order, or one that opens the list of them`;
  }
  const [first, ...others] = counts;
  const other = others.find(([, count]) => count !== first?.[1]);
  if (first === undefined || other === undefined) return undefined;
  return `'${template.id}' has ${first[1]} quick replies in ${first[0]} and ${other[1]} in ${other[0]}; all languages have the same`;
}

/** Rows of a list are labelled by the rule: no button says them. */
function labelProblems({ options }: AskRule, { template }: AskingEntry, problem: Refuse): readonly Problem[] {
  const isList =
    options.length > 1 && Object.values(template.text).some((text) => quickRepliesOf(text).length === 1);
  if (!isList) return [];
  const languages = Object.keys(template.text);
  return options.flatMap(({ id, label = {} }, index) => {
    const lacking = languages.filter((language) => !(language in label));
    if (lacking.length === 0) return [];
    const said = `write a label of '${id}' in ${lacking.join(', ')}: '${template.id}' has one quick reply, which opens the list of the options`;
    return [problem(['options', index, 'label'], said)];
  });
}
