import type { WordsByLanguage } from './consent-word.ts';

/** What the messages of some routes are about. */
export interface Category {
  readonly id: string;
  /** As people are told of it, by language. */
  readonly name: { readonly [language: string]: string };
  /** Goes also to people who opted out. */
  readonly mandatory?: {
    /** Why the company must: 10 to 500 characters, for the auditor. */
    readonly ground: string;
  };
}

/** How people take their consent back by a word, and give it again. */
export interface ConsentRule {
  /** In place of the built-in words of these languages. */
  readonly words?: WordsByLanguage;
  /** STOP in answer to a message of a category is meant of that category alone. */
  readonly byCategory?: true;
}
