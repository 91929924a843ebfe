import type { Instant } from '../instant.ts';
import type { Person } from './person.ts';
import type { ConsentChanged } from '../facts/person-fact.ts';

/** What WhatsApp tells that a person chose of marketing, in Meta's sense of the word. */
export interface MarketingTold {
  readonly kind: 'stopped' | 'resumed';
  /** Where it was told: `whatsapp-error` of a message that Meta refused for it, or `whatsapp-settings`. */
  readonly source: 'whatsapp-error' | 'whatsapp-settings';
  readonly at: Instant;
  /** Of the message that was refused, or of the update. */
  readonly thing: string;
}

/** Remembers it, unless something later is known. Of two in one second, stopping counts. */
export function decideMarketing(
  person: Person,
  { kind, source, at, thing }: MarketingTold,
): { readonly change?: { readonly person: Person; readonly facts: readonly [ConsentChanged] } } {
  const { marketing } = person;
  const since = marketing?.at ?? Number.NEGATIVE_INFINITY;
  if (since > at || (since === at && (kind === 'resumed' || marketing?.kind === 'stopped'))) return {};
  const to = kind === 'stopped' ? 'withdrawn' : 'given';
  return {
    change: {
      person: { ...person, marketing: { kind, at, source } },
      facts: [{ kind: 'consent-changed', person: person.id, at, thing, to, scope: 'marketing', source }],
    },
  };
}
