import type { Events } from '#ports/events';
import type { Fact } from '#domain/facts/fact';
import { isPlainObject, type Plain, type PlainObject } from '#domain/plain';
import { formatRef } from '#domain/ref';
import { aliasesOf } from '#adapters/tables/people/alias';
import { type Holdings, holdingsOf } from '#adapters/tables/people/holdings';
import { personKey } from '#adapters/tables/store/keys';
import { ledger } from '#adapters/tables/facts/ledger';
import { personOf } from '#adapters/tables/people/person-item';
import type { Seal } from '#adapters/tables/facts/seal';
import type { Item, Store } from '#adapters/tables/store/store';

interface Reading {
  readonly store: Store;
  readonly seal: Seal;
  readonly events: Pick<Events, 'find'>;
}

/** What is held of a person, as plain JSON. Texts that lie as JSON within an item are unpacked; secrets of ours are left out. */
export async function exportedPerson(person: string, { store, seal, events }: Reading) {
  const held = await holdingsOf(person, { store, seal });
  return {
    person: personIn(held, person),
    foundBy: foundBy(held, person),
    messages: held.messages.map(shown),
    contents: held.contents.map(shown),
    answers: held.asked.map(shown),
    replies: held.replies.map(shown),
    inbounds: held.inbounds.map(shown),
    other: held.own.filter(({ sk }) => sk !== personKey(person).sk).map(shown),
    events: await bodiesOf(held, events),
    facts: await factsOf(held, { store, seal }),
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

/** The facts of each message in their order, then the person's own. */
async function factsOf(
  { facts }: Holdings,
  { store, seal }: Omit<Reading, 'events'>,
): Promise<readonly Fact[]> {
  const book = ledger(store, seal);
  const stories = await Promise.all(
    facts.map(async (fact) => {
      if (fact.kind !== 'slot') return [fact];
      const { record, slice, at, thing: message } = fact;
      return book.ofMessage(formatRef({ record, slice, at, message }));
    }),
  );
  return stories.flat();
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
