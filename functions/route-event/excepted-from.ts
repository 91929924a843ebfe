import { exceptedBy } from '#domain/asks/plan-ask';
import { scopeOf } from '#domain/messages/message-parameters';
import type { PlannedAsking, Planning } from '#domain/routing/plan-slot';
import type { RouteEventPorts, RouteEventTools } from './routing.ts';

/** Who may not answer; `refusal` where nobody is asked since that is not known. */
export type Excepting = Pick<PlannedAsking, 'excepted' | 'refusal'>;

interface Means {
  readonly ports: Pick<RouteEventPorts, 'people'>;
  readonly tools: Pick<RouteEventTools, 'text'>;
}

/**
 * Who may not answer what a route asks; undefined where it asks nothing. A source may write an id in other letters than the
 * company does, or send what is no id: where it names nobody who is known, four eyes could fail unseen.
 */
export async function exceptedFrom(
  planning: Planning,
  { ports, tools }: Means,
): Promise<Excepting | undefined> {
  const { ask: rule } = planning.route;
  if (rule === undefined) return undefined;
  const names = exceptedBy(rule, { scope: scopeOf(planning), text: tools.text });
  if (names.size === 0) return { excepted: names };
  const known = await ports.people.byCompanyIds([...new Set([...names, ...alike(names, planning)])]);
  return known.size === 0
    ? { excepted: names, refusal: 'excepts-nobody' }
    : { excepted: new Set([...names, ...known.keys()]) };
}

/** The same names in small letters, and as members of the workspace's channels have them. */
function alike(names: ReadonlySet<string>, { workspace }: Planning): readonly string[] {
  const small = new Set([...names].map((name) => name.toLowerCase()));
  const members = workspace.channels.flatMap(({ members: all }) => all.map(({ person }) => person));
  return [...small, ...members.filter((person) => small.has(person.toLowerCase()))];
}
