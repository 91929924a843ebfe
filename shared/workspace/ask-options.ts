import type { AskRule } from '#domain/asks/ask-rule';

import type { Entry } from './entries.ts';
import type { Problem } from './problem.ts';

type Refuse = Entry<unknown>['problem'];

/** Options that cannot be told apart, by their id or by what their row says. */
export function optionProblems({ options }: AskRule, problem: Refuse): readonly Problem[] {
  const ids = options.map(({ id }) => id);
  return options.flatMap(({ id, label = {} }, index) => [
    ...(ids.indexOf(id) < index ? [problem(['options', index], `an option '${id}' is already here`)] : []),
    ...Object.entries(label).flatMap(([language, said]) =>
      options.findIndex((other) => other.label?.[language] === said) < index
        ? [problem(['options', index, 'label', language], `two options say '${said}'`)]
        : [],
    ),
  ]);
}
