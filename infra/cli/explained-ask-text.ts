import type { AskKind } from '#domain/asks/ask-rule';
import type { ExplainedAsk } from '#domain/routing/explain-ask';
import { localTime } from './moment.ts';
import { printable } from './printable.ts';

const kinds = {
  approval: 'an approval',
  acknowledgement: 'an acknowledgement',
  reading: 'a confirmation of reading',
} as const satisfies Readonly<Record<AskKind, string>>;

/** For a person to read: what a route asks, of how many, until when, and who may not answer. */
export function explainedAskText(ask: ExplainedAsk): readonly string[] {
  const { kind, options, deadline, except, isOpen } = ask;
  const what = `asks for ${kinds[kind]} (${options.join(', ')})`;
  const open = `${what}: it did before, and that ask is open still (already-asked)`;
  const asks = `${what}: ${modeText(ask)}, until ${localTime(deadline)}`;
  return [
    isOpen ? open : asks,
    ...(except.length === 0 ? [] : [`may not answer: ${except.map(printable).join(', ')}`]),
  ];
}

function modeText({ mode, of }: ExplainedAsk): string {
  switch (mode.kind) {
    case 'anyone':
      return `the first answer of ${of} decides`;
    case 'everyone':
      return `all ${of} answer`;
    case 'quorum':
      return `${mode.of} of ${of} must choose the same`;
    case 'sequential':
      return `${of} answer one after the other`;
  }
}
