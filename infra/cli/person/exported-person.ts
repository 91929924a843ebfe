import type { Events } from '#ports/events';
import type { Fact } from '#domain/facts/fact';
import { isPlainObject, type Plain, type PlainObject } from '#domain/plain';
import { formatRef, type Ref } from '#domain/ref';
import { aliasesOf } from '#adapters/tables/people/alias';
import { type Holdings, holdingsOf } from '#adapters/tables/people/holdings';
import { personKey } from '#adapters/tables/store/keys';
import { ledger } from '#adapters/tables/facts/ledger';
import { personOf } from '#adapters/tables/people/person-item';
import type { Seal } from '#adapters/tables/facts/seal';
import type { Item } from '#adapters/tables/store/store';
import type { StrangersTables } from '#adapters/tables/people/written-as-stranger';

interface Reading extends StrangersTables {
  readonly seal: Seal;
  readonly events: Pick<Events, 'find'>;
}

/** What is held of a person, as plain JSON. Texts that lie as JSON within an item are unpacked; secrets of ours are left out. */
export async function exportedPerson(person: string, { events, ...tables }: Reading) {
  const held = await holdingsOf(person, tables);
  return {
    person: personIn(held, person),
    foundBy: foundBy(held, person),
    messages: held.messages.map(shown),
    contents: held.contents.map(shown),
    answers: held.asked.map(shown),
    replies: held.replies.map(shown),
    inbounds: held.inbounds.map(shown),
    asStranger: held.asStranger.map(shown),
    other: held.own.filter(({ sk }) => sk !== personKey(person).sk).map(shown),
    events: await bodiesOf(held, events),
    facts: await factsOf(held, tables),
  };
}

function personIn({ own }: Holdings, id: string): PlainObject {
  const item = own.find(({ sk }) => sk === personKey(id).sk);
  return item === undefined ? {} : shown(item);
}

function foundBy({ own, aliases }: Holdings, id: string): readonly string[] {
  const item = own.find(({ sk }) => sk === personKey(id).sk);
  const now = item === undefined ? [] : aliasesOf(personOf(item).value).map(({ key }) => key.pk);
  return [...new Set([...now, ...aliases.map(({ pk }) => pk)])].map((pk) => pk.slice('X#'.length));
}

async function bodiesOf({ facts }: Holdings, events: Reading['events']): Promise<readonly object[]> {
  const ids = [...new Set(facts.flatMap((fact) => (fact.kind === 'slot' ? [fact.event] : [])))];
  const found = await Promise.all(ids.map((id) => events.find(id)));
  return found.flatMap((event) =>
    event === undefined ? [] : [{ event: event.id, decidedAt: event.decidedAt, body: event.body }],
  );
}

/** The facts of each message, and of each reply and what became of it, in their order; then the person's own. */
async function factsOf(
  { facts }: Holdings,
  { store, seal }: Pick<Reading, 'store' | 'seal'>,
): Promise<readonly Fact[]> {
  const book = ledger(store, seal);
  const places = facts.flatMap((fact) =>
    fact.kind === 'slot' || fact.kind === 'replied' ? [refOfFact(fact)] : [],
  );
  const known = new Set(places);
  const stories = await Promise.all([...known].map((ref) => book.ofMessage(ref)));
  // An answer is found by its person, and in the story of the reply that it came by.
  const alone = facts.filter((fact) => !('record' in fact && 'slice' in fact && known.has(refOfFact(fact))));
  return [...stories.flat(), ...alone];
}

function refOfFact({ record, slice, at, thing }: Omit<Ref, 'message'> & { readonly thing: string }): string {
  return formatRef({ record, slice, at, message: thing });
}

/** What serves only our own tables, or lets somebody find a digest's content. */
const ours: ReadonlySet<string> = new Set(['pk', 'version', 'salt', 'list', 'listAt', 'due', 'ttl']);

function shown(item: Item): PlainObject {
  const entries = Object.entries(item).flatMap(([name, value]): [string, Plain][] =>
    ours.has(name) || value instanceof Uint8Array
      ? []
      : [[name === 'sk' ? 'place' : name, withoutSalts(unpacked(value))]],
  );
  return Object.fromEntries(entries);
}

function withoutSalts(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(withoutSalts);
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).flatMap(([name, inner]): [string, Plain][] =>
    name === 'salt' ? [] : [[name, withoutSalts(inner)]],
  );
  return Object.fromEntries(entries);
}

function unpacked(value: Plain): Plain {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    const read: Plain = JSON.parse(value);
    return read;
  } catch {
    return value;
  }
}
