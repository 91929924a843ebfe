import type { Ask, Asked } from '#domain/asks/ask';
import type { Instant } from '#domain/instant';
import { formatRef } from '#domain/ref';
import type { Asks } from '#ports/asks';
import type { Ledger } from '#ports/ledger';
import type { Workspaces } from '#ports/workspaces';
import { UsageError } from '../io.ts';
import { recordNamed } from '../record-named.ts';
import { findPerson, type StoryPorts } from '../story.ts';

export interface AskedPorts extends StoryPorts {
  readonly asks: Asks;
  readonly ledger: Ledger;
  readonly workspaces: Workspaces;
}

/** How a command names what somebody was asked. */
export interface Named {
  readonly record: string;
  readonly route?: string;
  /** The company's id, or a phone. */
  readonly person: string;
}

/** One who was asked, and what. */
export interface AskedOf {
  readonly ask: Ask;
  readonly asked: Asked;
}

/**
 * What a person was asked about a record: the one open ask, else the newest. Found by their plan slots, from an index. Throws
 * UsageError where there is none, or where several are open and no route says which is meant.
 */
export async function askedOf(named: Named, now: Instant, ports: AskedPorts): Promise<AskedOf> {
  const record = recordNamed(named.record);
  const person = await findPerson(named.person, ports);
  // The alias is not repeated: it may be a phone number.
  if (person === undefined) throw new UsageError('nobody is known by that id or phone');
  const asks = (await ports.asks.ofRecord(record))
    .map(({ value }) => value)
    .filter(({ route }) => named.route === undefined || route === named.route);
  const mine = await partsOf(person, asks, { now, ...ports });
  const open = mine.filter(({ ask }) => ask.state.kind === 'open');
  const routes = [...new Set(open.map(({ ask }) => ask.route))];
  if (routes.length > 1) throw new UsageError(`say which is meant with --route: ${routes.join(' or ')}`);
  const found = open.at(-1) ?? mine.at(-1);
  if (found === undefined) throw new UsageError('they were asked nothing about this record');
  return found;
}

/** Of each ask the part that is this person's: the newest, where they handed one on and have it again. */
async function partsOf(
  person: string,
  asks: readonly Ask[],
  { now, ledger, asks: port }: Pick<AskedPorts, 'ledger' | 'asks'> & { readonly now: Instant },
): Promise<readonly AskedOf[]> {
  const [first] = asks;
  if (first === undefined) return [];
  const refs: string[] = [];
  let after: { readonly after?: string } | undefined = {};
  while (after !== undefined) {
    const page: Awaited<ReturnType<Ledger['ofPerson']>> = await ledger.ofPerson(
      person,
      { from: first.at, to: now },
      { limit: 1000, ...after },
    );
    for (const fact of page.facts)
      if (fact.kind === 'slot' && fact.record === first.record) refs.push(refOf(fact));
    after = page.next === undefined ? undefined : { after: page.next };
  }
  const found = (await Promise.all(refs.map((ref) => port.asked(ref)))).flatMap((one) => one?.value ?? []);
  return asks.flatMap((ask) => {
    const parts = found.filter((one) => one.ask === ask.id);
    const asked = parts.findLast(({ state }) => state.kind !== 'handed-on') ?? parts.at(-1);
    return asked === undefined ? [] : [{ ask, asked }];
  });
}

function refOf({
  record,
  slice,
  at,
  thing,
}: Omit<Parameters<typeof formatRef>[0], 'message'> & { readonly thing: string }): string {
  return formatRef({ record, slice, at, message: thing });
}
