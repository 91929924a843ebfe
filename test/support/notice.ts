import type { BusinessEvent } from '#domain/event';
import type { Person } from '#domain/people/person';
import { Phone } from '#domain/people/phone';
import type { Member, Route, Workspace } from '#domain/workspace';
import { addPerson, personOf, ticketEvent, type World } from './world.ts';
import { smallWorkspace, ticketOpened } from './workspace.ts';

/** The company's ids of so many people, in the channel's order. */
export function companyIds(people: number): readonly string[] {
  return Array.from({ length: people }, (_, place) => companyId(place));
}

function companyId(place: number): string {
  return `p${String(place).padStart(6, '0')}`;
}

export const toEverybody: Route = {
  ...ticketOpened,
  id: 'to-everybody',
  when: { source: ['helpdesk'], 'detail-type': ['PlantClosed'] },
  tell: ticketOpened.tell.map(({ template, with: texts }) => ({
    channel: 'everybody',
    template,
    with: texts,
  })),
};

/** The small workspace with a channel of so many people, and a route that tells all of them. */
export function noticeWorkspace(people: number, more: readonly Route[] = []): Workspace {
  const members: readonly Member[] = companyIds(people).map((person) => ({ person }));
  const everybody = { id: 'everybody', name: 'Everybody', branch: 'sp', members };
  const { channels } = smallWorkspace();
  return smallWorkspace({ channels: [...channels, everybody], routes: [...more, toEverybody] });
}

/** The nth of the staff, who can be told. */
export function staffOf(place: number, change: Partial<Person> = {}): Person {
  const phone = Phone.parse(`+55119${String(place).padStart(8, '0')}`);
  if (phone === undefined) throw new Error('the test made a phone that is none');
  return { ...personOf(companyId(place)), phone, ...change };
}

export async function addStaff(
  place: { readonly ports: Pick<World['ports'], 'people'>; readonly clock: World['clock'] },
  staff: readonly Person[],
): Promise<void> {
  const open = staff.values();
  const lane = async () => {
    for (const person of open) await addPerson(place, person);
  };
  await Promise.all(Array.from({ length: 20 }, lane));
}

export function plantClosed(id: string): BusinessEvent {
  return ticketEvent(id, { detailType: 'PlantClosed' });
}
