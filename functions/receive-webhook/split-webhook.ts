interface JsonObject {
  readonly [member: string]: unknown;
}

interface Split {
  /** Envelopes that fit. Together they tell what the whole one told, each thing once. */
  readonly pieces: readonly unknown[];
  /** A single thing that does not fit even alone. */
  readonly tooLarge: readonly unknown[];
}

/**
 * Cuts what a webhook tells into parts that fit, each an envelope of its own with the number that it came to and the contacts
 * that it speaks of. Halves lists from the outside in: entries, changes, then what a change holds.
 */
export function splitWebhook(whole: unknown, fits: (envelope: unknown) => boolean): Split {
  const pieces: unknown[] = [];
  const tooLarge: unknown[] = [];
  const left = [whole];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (fits(next)) {
      pieces.push(next);
      continue;
    }
    const halves = halvesOf(next);
    if (halves === undefined) tooLarge.push(next);
    else left.push(halves[1], halves[0]);
  }
  return { pieces, tooLarge };
}

/** How many things that people did it tells of. */
export function inboundsIn(envelope: unknown): number {
  const values = listIn(envelope, 'entry')
    .flatMap((entry) => listIn(entry, 'changes'))
    .map((change) => (isObject(change) ? change['value'] : undefined));
  return values.reduce<number>((sum, value) => sum + listIn(value, 'messages').length, 0);
}

function listIn(parent: unknown, list: string): readonly unknown[] {
  const things = isObject(parent) ? parent[list] : undefined;
  return Array.isArray(things) ? things : [];
}

type Halves = readonly [JsonObject, JsonObject] | undefined;

/** Undefined for what cannot be cut. */
function halvesOf(envelope: unknown): Halves {
  return halved(envelope, 'entry', (entry) => halved(entry, 'changes', halvesOfChange));
}

/** Two of the same thing, each with a half of one list; with one thing in that, two with a half of that thing. */
function halved(parent: unknown, list: string, halvesOfOne: (only: unknown) => Halves): Halves {
  if (!isObject(parent)) return undefined;
  const things = parent[list];
  if (!Array.isArray(things)) return undefined;
  if (things.length > 1) return inTwo(things, (part) => ({ ...parent, [list]: part }));
  const halves = halvesOfOne(things[0]);
  return (
    halves && [
      { ...parent, [list]: [halves[0]] },
      { ...parent, [list]: [halves[1]] },
    ]
  );
}

function halvesOfChange(change: unknown): Halves {
  if (!isObject(change) || !isObject(change['value'])) return undefined;
  const { contacts, ...value } = change['value'];
  const halves = halvesOfValue(value);
  if (halves === undefined) return undefined;
  const [own, others] = contactsOf(contacts, halves);
  return [
    { ...change, value: { ...halves[0], ...own } },
    { ...change, value: { ...halves[1], ...others } },
  ];
}

/** Lists of different kinds part first. */
function halvesOfValue(value: JsonObject): Halves {
  const [first, second] = Object.entries(value).filter(([, list]) => Array.isArray(list) && list.length > 0);
  if (first === undefined) return undefined;
  const [name, list] = first;
  const { [name]: _, ...rest } = value;
  if (second !== undefined) {
    const plain = Object.entries(rest).filter(([, member]) => !Array.isArray(member));
    return [{ ...Object.fromEntries(plain), [name]: list }, rest];
  }
  return Array.isArray(list) && list.length > 1
    ? inTwo(list, (part) => ({ ...value, [name]: part }))
    : undefined;
}

function inTwo<T>(list: readonly unknown[], of: (part: readonly unknown[]) => T): readonly [T, T] {
  const middle = Math.ceil(list.length / 2);
  return [of(list.slice(0, middle)), of(list.slice(middle))];
}

interface Contacts {
  readonly contacts?: readonly unknown[];
}

/** Each half gets those of whom it speaks; those of whom neither does go with the first. */
function contactsOf(all: unknown, halves: readonly [unknown, unknown]): readonly [Contacts, Contacts] {
  if (!Array.isArray(all)) return [{}, {}];
  const [first, second] = [textsIn(halves[0]), textsIn(halves[1])];
  const isOf = (texts: ReadonlySet<string>) => (contact: unknown) =>
    idsOf(contact).some((id) => texts.has(id));
  return [
    filled(all.filter((contact) => isOf(first)(contact) || !isOf(second)(contact))),
    filled(all.filter(isOf(second))),
  ];
}

function filled(contacts: readonly unknown[]): Contacts {
  return contacts.length === 0 ? {} : { contacts };
}

function idsOf(contact: unknown): readonly string[] {
  if (!isObject(contact)) return [];
  return [contact['wa_id'], contact['user_id']].filter((id) => typeof id === 'string');
}

/** All texts of a value, however deep. */
function textsIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const left = [value];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next === 'string') found.add(next);
    if (typeof next !== 'object' || next === null) continue;
    for (const member of Object.values(next)) left.push(member);
  }
  return found;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
