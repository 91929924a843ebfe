import type { Key } from '../store/store.ts';

/** Where lies what people did on their phones, in the state table. */

/** What was decided about it. */
export const inboundKey = (thing: string): Key => ({ pk: `I#${thing}`, sk: 'inbound' });

/** How it was changed afterwards. */
export const amendmentKey = (thing: string): Key => ({ pk: `I#${thing}`, sk: 'amendment' });

/** The newest list that a person was sent. */
export const questionKey = (person: string): Key => ({ pk: `P#${person}`, sk: 'which' });

export const choiceKey = (person: string, question: string): Key => ({
  pk: `P#${person}`,
  sk: `chosen#${question}`,
});

export const greetingKey = (person: string, day: string): Key => ({
  pk: `P#${person}`,
  sk: `greeted#${day}`,
});

const pending = 'pending#';

export const waitingKey = (person: string, question: string, thing: string): Key => ({
  pk: `P#${person}`,
  sk: `${pending}${question}#${thing}`,
});

/** Between which sort keys all lies that waits for a list's answer. */
export const waitingBounds = (question: string) => ({
  from: `${pending}${question}#`,
  to: `${pending}${question}#~`,
});

export const replyKey = ({ record, thing }: { readonly record: string; readonly thing: string }): Key => ({
  pk: `R#${record}`,
  sk: `3#content#${thing}`,
});

export const strangerKey = (pseudonym: string): Key => ({ pk: `S#${pseudonym}`, sk: 'stranger' });

export const strangerContentKey = (pseudonym: string, thing: string): Key => ({
  pk: `S#${pseudonym}`,
  sk: `content#${thing}`,
});
