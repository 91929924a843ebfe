import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audienceOf } from '#domain/routing/audience';
import type { Person } from '#domain/people/person';
import { idsToFind, managersToFind, reachedBy } from '#domain/routing/reached';
import { textRenderer } from '#domain/texts/text';
import type { Tell } from '#domain/workspace';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';
import { personOf } from '#test/support/world';

const text = textRenderer();
const tell = { channel: 'helpdesk', template: 'ticket_opened', with: {} };
const everybody = ['ana', 'rui', 'eva', 'leo'];

function audience(...tells: readonly Partial<Tell>[]) {
  const route = { ...ticketOpened, tell: tells.map((one) => ({ ...tell, ...one })) };
  return audienceOf(route, smallWorkspace(), { scope: {}, text });
}

/** Finds people as the steps do: those to find first, then their managers. */
function found(addressees: ReturnType<typeof audience>, staff: readonly Person[]) {
  const those = (ids: readonly string[]) =>
    staff.filter(({ company }) => ids.includes(company)).map((one) => [one.company, one] as const);
  const first = new Map(those(idsToFind(addressees)));
  return new Map([...first, ...those(managersToFind(addressees, first))]);
}

const ana = personOf('ana', { manager: 'eva' });
const rui = personOf('rui', { manager: 'leo' });
const eva = personOf('eva');

describe('who the members of an audience are', () => {
  it('is asked for once each: members, the named, and the reports of managers; then managers not found yet', () => {
    const all = audience(
      { role: 'agent' },
      { person: 'eva' },
      { managerOf: 'ana, rui,gone' },
      { person: '' },
    );
    expect(idsToFind(all)).toEqual(['ana', 'rui', 'eva', 'gone']);
    const people = new Map([ana, rui, eva].map((one) => [one.company, one]));
    expect(managersToFind(all, people)).toEqual(['leo']);
  });

  it('is the manager of today, or says why there is none', () => {
    const all = audience({ managerOf: 'ana,rui,eva,gone' });
    const reached = reachedBy(all, found(all, [ana, rui, eva]), new Set());
    expect(reached.map(({ person, missing }) => person?.company ?? missing)).toEqual([
      'eva',
      'unknown-person',
      'no-manager',
      'unknown-person',
    ]);
  });

  it('is nobody where the event names nobody', () => {
    const all = audience({ person: '' }, { person: 'gone' });
    expect(reachedBy(all, new Map(), new Set()).map(({ missing }) => missing)).toEqual([
      'nobody-named',
      'unknown-person',
    ]);
  });

  it('has each person once, by whichever roads the route leads to them', () => {
    const companies = fc.subarray(everybody);
    const naming = companies.map((ids) => ids.join());
    const roads = fc.oneof(
      fc.record({ channel: fc.constantFrom('helpdesk', 'empty') }),
      fc.record({ role: fc.constantFrom('agent', 'manager') }),
      fc.record({ person: naming }),
      fc.record({ managerOf: naming }),
    );
    const whose = fc.option(fc.constantFrom(...everybody), { nil: undefined });
    const managers = fc.record({ ana: whose, rui: whose, eva: whose, leo: whose });
    // Two ids of the company may lead to one person.
    const merged = fc.boolean();
    const staffs = fc.tuple(companies, managers, merged).map(([known, of, one]) =>
      known.map((company) => {
        const manager = new Map(Object.entries(of)).get(company);
        const { id } = personOf(one && company === 'leo' ? 'ana' : company);
        return personOf(company, { id, ...(manager !== undefined && { manager }) });
      }),
    );
    fc.assert(
      fc.property(fc.array(roads, { maxLength: 5 }), staffs, (tells, staff) => {
        const all = audience(...tells);
        const told = new Set([eva.id]);
        const reached = reachedBy(all, found(all, staff), told);
        const first = reached.flatMap(({ person, duplicate }) => (person && !duplicate ? person.id : []));
        expect(new Set(first).size).toBe(first.length);
        expect(first).not.toContain(eva.id);
        const meant = reached.flatMap(({ person }) => person?.id ?? []);
        expect(new Set([...first, ...told])).toEqual(new Set([...meant, ...told]));
        for (const { person, missing } of reached) expect(person === undefined).toBe(missing !== undefined);
        const slots = all.map(({ member }) => member.person);
        expect(new Set(slots).size).toBe(slots.length);
      }),
    );
  });
});
