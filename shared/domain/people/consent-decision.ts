import type { ConsentWord } from './consent-word.ts';
import type { Instant } from '../instant.ts';
import { hasOptedOut } from './may-be-told.ts';
import type { KnownConsent, Person } from './person.ts';
import type { ConsentChanged } from '../facts/person-fact.ts';

/** A word of consent, and where it was said. */
export interface SaidWord {
  readonly word: ConsentWord;
  /** The category of the message that it answers, where stopping that is meant: see `stoppedBy`. */
  readonly category?: string;
  /** By Meta's clock. The later word counts, in whatever order they come. */
  readonly at: Instant;
  /** Of the message that says it. */
  readonly thing: string;
}

/** What the person is answered: the names of answers, without their `@`. */
export type ConsentAnswer = 'stopped' | 'stopped-category' | 'started' | 'nothing-to-stop';

export interface ConsentDecision {
  readonly answer: ConsentAnswer;
  /** Absent where a later word stands, or this very one. */
  readonly change?: { readonly person: Person; readonly facts: readonly [ConsentChanged] };
}

/** What a word does. What comes late changes nothing, and is answered with what holds. */
export function decideConsentWord(person: Person, said: SaidWord): ConsentDecision {
  const { word, category, at, thing } = said;
  const narrow = word.kind === 'stop' && !word.all ? category : undefined;
  const next = narrow === undefined ? withConsent(person, said) : withOptOut(person, narrow, at);
  if (next === undefined) return { answer: whatHolds(person, narrow) };
  const fact = {
    kind: 'consent-changed',
    person: person.id,
    at,
    thing,
    to: word.kind === 'stop' ? 'withdrawn' : 'given',
    ...(narrow === undefined ? { scope: 'all' as const } : { scope: 'category' as const, category: narrow }),
    source: onWhatsApp,
  } as const satisfies ConsentChanged;
  const had = word.kind === 'stop' && hasOptedOut(person, narrow);
  return {
    answer: had ? 'nothing-to-stop' : whatHolds(next, narrow),
    change: { person: next, facts: [fact] },
  };
}

/** Where a word was said that came from the person's phone. */
const onWhatsApp = 'whatsapp';

function withConsent(person: Person, { word, at }: SaidWord): Person | undefined {
  const consent: KnownConsent = {
    kind: word.kind === 'stop' ? 'withdrawn' : 'given',
    at,
    source: onWhatsApp,
  };
  return isOvertaken(person, consent) ? undefined : { ...person, consent };
}

/** Meta's clock has whole seconds: of two words in one, stopping counts. */
function isOvertaken({ consent }: Person, { kind, at }: KnownConsent): boolean {
  if (consent.kind === 'unknown' || consent.at < at) return false;
  return consent.at > at || consent.kind === kind || kind === 'given';
}

function withOptOut(person: Person, category: string, at: Instant): Person | undefined {
  const { optOuts = {} } = person;
  const standing = optOuts[category];
  if (standing !== undefined && standing.at >= at) return undefined;
  return { ...person, optOuts: { ...optOuts, [category]: { at, source: onWhatsApp } } };
}

function whatHolds(person: Person, category: string | undefined): ConsentAnswer {
  if (person.consent.kind === 'withdrawn') return 'stopped';
  return hasOptedOut(person, category) ? 'stopped-category' : 'started';
}
