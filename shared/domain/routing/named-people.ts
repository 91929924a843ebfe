import { companyId } from '../people/person.ts';

/** How many people one text may name. */
const mostNamed = 20;

/** Why a text that should name people gives a slot without a person. */
export type Unnamed = 'nobody-named' | 'too-many-named';

export interface NamedPeople {
  /** The company's ids, each once, in the order of the text; at most 20. */
  readonly ids: readonly string[];
  /** What the text says besides, and nobody is told for. */
  readonly unnamed: readonly Unnamed[];
}

/**
 * Whom a text names, with commas between them. The text comes from an event, so that anything may stand in it: only
 * what has the shape of a company's id is looked up.
 */
export function namedPeople(text: string): NamedPeople {
  const names = text.split(',').map((name) => name.trim());
  const written = new Set(names.filter((name) => name !== ''));
  const ids = [...written].filter((name) => companyId.test(name));
  const misnamed = ids.length === 0 || ids.length < written.size;
  return {
    ids: ids.slice(0, mostNamed),
    unnamed: [
      ...(misnamed ? (['nobody-named'] as const) : []),
      ...(ids.length > mostNamed ? (['too-many-named'] as const) : []),
    ],
  };
}
