import type { Workspace } from '#domain/workspace';

import type { Entries } from './entries.ts';

/** Left out where there is none: a workspace without them keeps the version it always had. */
export function compileConsent({ categories, consent }: Entries): Pick<Workspace, 'categories' | 'consent'> {
  const [rule] = consent;
  return {
    ...(categories.length > 0 && { categories: categories.map(({ value }) => value) }),
    ...(rule !== undefined && {
      consent: {
        ...(rule.value.words !== undefined && { words: rule.value.words }),
        ...(rule.value.byCategory === true && { byCategory: true as const }),
      },
    }),
  };
}
