import { describe, expect, it } from 'vitest';
import { recordId } from '#domain/identity';
import type { Route } from '#domain/workspace';
import {
  addStaff,
  companyIds,
  noticeWorkspace,
  plantClosed,
  staffOf,
  toEverybody,
} from '#test/support/notice';
import { noticeCompany, people, staffUpTo, tellEverySlice, wrongAbout } from '#test/support/notice-company';
import { applyWorkspace, type World } from '#test/support/world';
import { ticketOpened } from '#test/support/workspace';

async function slotsOf(chasqui: World, slice: number) {
  const record = recordId(chasqui.tools.entropy.sha256, 'ticket', 'T-1');
  const { facts } = await chasqui.ports.ledger.ofSlice({ record, slice }, { limit: 1000 });
  return facts.filter((fact) => fact.kind === 'slot');
}

/** Tells the first three of the staff by a message of its own. */
const toThree: Route = {
  ...toEverybody,
  id: 'to-three',
  tell: ticketOpened.tell.map(({ template, with: texts }) => ({ channel: 'three', template, with: texts })),
};

async function companyOfThree(order: 'before' | 'after', staff = staffUpTo(people)) {
  const chasqui = await noticeCompany(staff);
  const routes = order === 'before' ? [toThree, toEverybody] : [toEverybody, toThree];
  const workspace = noticeWorkspace(people);
  const members = companyIds(3).map((person) => ({ person }));
  const three = { id: 'three', name: 'Three', branch: 'sp', members };
  await applyWorkspace(chasqui, { ...workspace, channels: [...workspace.channels, three], routes }, 'v2');
  return chasqui;
}

describe('a person whom a notice and another road lead to', () => {
  it.each(['before', 'after'] as const)(
    'hears by the message to a few, listed %s the notice',
    async (order) => {
      const chasqui = await companyOfThree(order);
      expect(await chasqui.route(plantClosed('1'))).toMatchObject({ planned: 3, slices: 3 });
      const [first] = await tellEverySlice(chasqui);
      expect(first).toMatchObject({ planned: 197, suppressed: 3 });
      expect(await wrongAbout(chasqui)).toEqual([]);
    },
  );

  it('hears by the slot that stands, when the event is delivered again', async () => {
    const chasqui = await companyOfThree('before');
    await chasqui.route(plantClosed('1'));
    await chasqui.route(plantClosed('1'));
    await tellEverySlice(chasqui);
    expect(await wrongAbout(chasqui)).toEqual([]);
  });

  it('hears by the notice where the message to a few was kept back, though it would not be now', async () => {
    const chasqui = await companyOfThree('before', []);
    expect(await chasqui.route(plantClosed('1'))).toMatchObject({ planned: 0, suppressed: 3 });
    await addStaff(chasqui, staffUpTo(people));
    expect(await chasqui.route(plantClosed('1'))).toMatchObject({ planned: 0, suppressed: 3 });
    const [first] = await tellEverySlice(chasqui);
    expect(first).toMatchObject({ planned: 200, suppressed: 0 });
  });

  it('is told once by two members in two slices that are one person', async () => {
    const chasqui = await noticeCompany();
    const found = await chasqui.ports.people.find(staffOf(0).id);
    if (found === undefined) throw new Error('nobody there');
    // The old id stays with the person; the new one was somebody's of the last slice.
    const last = { ...staffOf(people - 1), company: 'gone' };
    const lastFound = await chasqui.ports.people.find(last.id);
    await chasqui.ports.people.save(last, lastFound?.version ?? 0, fact(last.id));
    const moved = { ...found.value, company: staffOf(people - 1).company };
    expect(await chasqui.ports.people.save(moved, found.version, fact(moved.id))).toEqual({ kind: 'saved' });
    await chasqui.route(plantClosed('1'));
    await tellEverySlice(chasqui);
    expect(await wrongAbout(chasqui)).toEqual([]);
    expect((await slotsOf(chasqui, 3)).map(({ plan }) => plan)).toEqual([
      { kind: 'suppressed', reason: 'duplicate' },
    ]);
  });

  const fact = (person: string) =>
    ({
      kind: 'person-imported',
      person,
      at: 5,
      thing: 'm'.repeat(16),
      changed: ['company'],
      consent: 'given',
    }) as const;
});
