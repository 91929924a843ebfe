import { describe, expect, it } from 'vitest';
import { explainPeople } from '#domain/routing/explain-people';
import { explain } from '#domain/routing/explain';
import { needsOf } from '#domain/routing/explain-needs';
import type { Tell } from '#domain/workspace';
import { planning, telling, tools } from '#test/support/planning';
import { personOf } from '#test/support/world';

const staff = [personOf('ana', { manager: 'eva' }), personOf('rui'), personOf('eva')];
const people = new Map(staff.map((person) => [person.company, person]));

function explained(change: Partial<Tell>) {
  const told = new Set<string>();
  return explainPeople({ ...planning, ...telling(change) }, { people, told }, tools);
}

describe('the explanation of whom an event names', () => {
  it('shows a manager as who that is, and whose managers are not known', () => {
    expect(explained({ managerOf: 'ana,rui,leo' })).toMatchObject([
      { member: 'eva', name: 'EVA', channel: 'helpdesk', kind: 'told', language: 'en' },
      { member: 'manager-of:rui', reason: 'no-manager' },
      { member: 'manager-of:leo', reason: 'unknown-person' },
    ]);
  });

  it('shows each person who is named, and where nobody is', () => {
    expect(explained({ person: 'rui,leo' })).toMatchObject([
      { member: 'rui', name: 'RUI', kind: 'told' },
      { member: 'leo', kind: 'suppressed', reason: 'unknown-person' },
    ]);
    expect(explained({ person: '{{ detail.nobody }}' })).toMatchObject([{ reason: 'nobody-named' }]);
  });

  it('asks for reports first, and then for their managers', () => {
    const { route } = telling({ managerOf: '{{ detail.requester }}' });
    const [first] = planning.workspace.routes;
    if (first === undefined) throw new Error('the small workspace has routes');
    const workspace = { ...planning.workspace, routes: [{ ...first, ...route }] };
    const event = { ...planning.pinned.body, detail: { id: 'T-1', subject: 'x', requester: 'ana' } };
    const needs = needsOf({ event, workspace }, tools);
    expect(needs.people).toEqual(['ana']);
    expect(needs.managersOf(new Map(staff.slice(0, 1).map((one) => [one.company, one])))).toEqual(['eva']);
    const moment = { event, happenedAt: 1, at: 2, workspace, people, records: new Map(), windows: new Map() };
    expect(explain(moment, tools)).toMatchObject([
      { kind: 'takes', people: [{ member: 'eva', kind: 'told' }] },
    ]);
  });
});
