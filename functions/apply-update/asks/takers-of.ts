import { mayTake } from '#domain/asks/hand-on';
import { byId } from '#domain/by-id';
import type { Instant } from '#domain/instant';
import { categoryOf } from '#domain/people/category';
import type { Person } from '#domain/people/person';
import type { Workspace } from '#domain/workspace';
import type { AtHand } from './asking.ts';
import type { Handing } from './handing.ts';

/** Who may be handed an ask, by name: members of its channel with the role that the route names, as both are now. */
export async function takersOf(
  { ask, rule, message }: AtHand,
  at: Instant,
  handing: Handing,
): Promise<readonly Person[]> {
  const { ports } = handing;
  const version = await ports.workspaces.current();
  if (version === undefined || rule.handTo === undefined) return [];
  const workspace = await ports.workspaces.load(version);
  const [people, asked] = await Promise.all([
    ports.people.byCompanyIds(membersWith(rule.handTo, message.channel, workspace)),
    everAsked(ask, handing),
  ]);
  const template = byId(workspace.templates, message.template)?.category ?? 'utility';
  const toTell = { category: categoryOf(workspace, ask.route), template };
  const taking = { excepted: ask.excepted ?? [], asked, toTell, at };
  return [...people.values()]
    .filter((person) => mayTake(person, taking))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

function membersWith(role: string, channel: string, { channels }: Workspace): readonly string[] {
  const members = byId(channels, channel)?.members ?? [];
  return members.filter((member) => member.role === role).map(({ person }) => person);
}

async function everAsked(ask: AtHand['ask'], { ports }: Handing): Promise<ReadonlySet<string>> {
  const slices = await ports.asks.slicesOf(ask);
  const asked = await Promise.all(slices.map((slice) => ports.asks.askedIn(ask, slice)));
  return new Set(asked.flat().map(({ value }) => value.person));
}
