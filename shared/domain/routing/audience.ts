import { type NamedPeople, namedPeople, type Unnamed } from './named-people.ts';
import type { PlainObject } from '../plain.ts';
import type { TextRenderer } from '../texts/text.ts';
import { findById, type Member, type Tell, type Telling, type Workspace } from '../workspace.ts';

/** One person whom a route reaches, and by which of its `tell` entries. */
export interface Addressee {
  /** `person` is what the plan slot is named after: the company's id, or for `named` what no company's id can be. */
  readonly member: Member;
  readonly tell: Tell;
  /** Its place among the route's entries, from 0. */
  readonly index: number;
  /** How the event names them. Absent: as a member of the channel. */
  readonly named?: Named;
}

type Named =
  | { readonly kind: 'person' }
  /** Whoever is the manager of this person when it is first planned; the slot is named after the report. */
  | { readonly kind: 'manager'; readonly of: string }
  | { readonly kind: 'nobody'; readonly reason: Unnamed };

/** What the texts that name people are read with. */
export interface Sight {
  /** As texts see the event. */
  readonly scope: PlainObject;
  readonly text: TextRenderer;
}

/**
 * Whom a route reaches: the same people in the same order for the same event and version. Whom two of its entries
 * reach is told by the first.
 */
export function audienceOf(route: Telling, workspace: Workspace, sight: Sight): readonly Addressee[] {
  const reached = new Map<string, Addressee>();
  for (const [index, tell] of route.tell.entries()) {
    for (const meant of meantBy(tell, index, { workspace, sight })) {
      if (!reached.has(meant.member.person)) reached.set(meant.member.person, { ...meant, tell, index });
    }
  }
  return [...reached.values()];
}

type Meant = Pick<Addressee, 'member' | 'named'>;

function meantBy(
  { channel, role, person, managerOf }: Tell,
  index: number,
  { workspace, sight }: { workspace: Workspace; sight: Sight },
): readonly Meant[] {
  const text = person ?? managerOf;
  if (text === undefined) {
    const { members } = findById(workspace.channels, channel);
    return members.filter((member) => role === undefined || role === member.role).map(asMember);
  }
  const { ids, unnamed } = namedIn(text, sight);
  return [...ids.map(person === undefined ? asManager : asPerson), ...unnamed.map(asNobody(index))];
}

/** A text that does not render names nobody. */
function namedIn(text: string, sight: Sight): NamedPeople {
  const outcome = sight.text.render(text, sight.scope);
  return namedPeople(outcome.kind === 'text' ? outcome.text : '');
}

function asMember(member: Member): Meant {
  return { member };
}

function asPerson(person: string): Meant {
  return { member: { person }, named: { kind: 'person' } };
}

function asManager(of: string): Meant {
  return { member: { person: `manager-of:${of}` }, named: { kind: 'manager', of } };
}

/** Named after the entry too: two entries that name nobody are two slots. */
function asNobody(index: number): (reason: Unnamed) => Meant {
  return (reason) => ({ member: { person: `${reason}:${index}` }, named: { kind: 'nobody', reason } });
}
