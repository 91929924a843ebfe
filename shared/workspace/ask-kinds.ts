import type { AskRule } from '#domain/asks/ask-rule';

import type { Entry } from './entries.ts';
import type { Problem } from './problem.ts';

type Refuse = Entry<unknown>['problem'];

/** What a rule says that an ask of its kind or mode cannot have. */
export function kindProblems(rule: AskRule, problem: Refuse): readonly Problem[] {
  return [...byKind[rule.kind](rule, problem), ...rejectionProblems(rule, problem)];
}

const byKind = {
  approval: approvalProblems,
  acknowledgement: acknowledgementProblems,
  reading: readingProblems,
} as const satisfies {
  readonly [K in AskRule['kind']]: (rule: AskRule, problem: Refuse) => readonly Problem[];
};

function approvalProblems({ options }: AskRule, problem: Refuse): readonly Problem[] {
  return [
    ...(options.some(({ rejects }) => rejects === true)
      ? []
      : [problem(['options'], 'none of these rejects; write it as { id: reject, rejects: true }')]),
    ...(options.every(({ rejects }) => rejects === true)
      ? [problem(['options'], 'all of these reject; an approval has an option that approves')]
      : []),
  ];
}

function acknowledgementProblems(rule: AskRule, problem: Refuse): readonly Problem[] {
  return [
    ...rejectingProblems(rule, problem),
    ...(rule.reason === undefined
      ? []
      : [problem(['reason'], "an acknowledgement has no rejection; ask for words by 'questions'")]),
  ];
}

/** Each stands for themselves: there is nothing to choose and nothing to count. */
function readingProblems(rule: AskRule, problem: Refuse): readonly Problem[] {
  const { mode, options, reason, questions, handTo } = rule;
  return [
    ...rejectingProblems(rule, problem),
    ...(mode.kind === 'everyone'
      ? []
      : [problem(['mode'], 'everyone confirms a reading; write everyone or leave it out')]),
    ...(options.length === 1 ? [] : [problem(['options'], 'a reading has one option')]),
    ...(reason === undefined ? [] : [problem(['reason'], 'a reading asks for no reason')]),
    ...(questions === undefined ? [] : [problem(['questions'], 'a reading asks no questions')]),
    ...(handTo === undefined ? [] : [problem(['handTo'], 'nobody can read for somebody else')]),
  ];
}

function rejectingProblems({ kind, options }: AskRule, problem: Refuse): readonly Problem[] {
  return options.flatMap(({ rejects }, index) =>
    rejects === true
      ? [problem(['options', index, 'rejects'], `only an approval can be rejected; this is of kind ${kind}`)]
      : [],
  );
}

function rejectionProblems({ kind, mode, rejection }: AskRule, problem: Refuse): readonly Problem[] {
  if (rejection === undefined) return [];
  if (kind !== 'approval') return [problem(['rejection'], 'only an approval can be rejected')];
  if (mode.kind !== 'anyone') return [];
  const said = "the first answer decides, a rejection too; 'counts' needs a mode in which several answer";
  return [problem(['rejection'], said)];
}
