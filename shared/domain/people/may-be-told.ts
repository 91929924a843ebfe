import type { Instant } from '../instant.ts';
import type { Person } from './person.ts';
import type { Category } from './consent-rule.ts';
import type { Template } from '../workspace.ts';

/** Why somebody is not written to. `no-marketing`: they told WhatsApp that they want none. */
export type NotToBeTold = 'opted-out' | 'no-consent' | 'no-marketing';

export interface ToTell {
  /** The route's, if it has one. */
  readonly category: Category | undefined;
  /** The template's, as Meta has it. */
  readonly template: Template['category'];
}

/**
 * Undefined where the person may be told. A mandatory category goes to those who opted out, never to those who never
 * agreed to be written to here.
 */
export function whyNotToBeTold(person: Person, { category, template }: ToTell): NotToBeTold | undefined {
  if (person.consent.kind === 'unknown') return 'no-consent';
  if (category?.mandatory === undefined && hasOptedOut(person, category?.id)) return 'opted-out';
  return template === 'marketing' && person.marketing?.kind === 'stopped' ? 'no-marketing' : undefined;
}

/** Of everything, or of that category. */
export function hasOptedOut(person: Person, category?: string): boolean {
  if (person.consent.kind === 'withdrawn') return true;
  const refusedAt = category === undefined ? undefined : person.optOuts?.[category]?.at;
  return refusedAt !== undefined && refusedAt >= agreedAt(person);
}

/** Who agrees to everything agrees to what they had refused before. */
function agreedAt({ consent }: Person): Instant {
  return consent.kind === 'given' ? consent.at : Number.NEGATIVE_INFINITY;
}
