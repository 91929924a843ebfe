import { describe, expect, it } from 'vitest';
import type { Ask } from '#domain/asks/ask';
import type { AskRule } from '#domain/asks/ask-rule';
import type { Person } from '#domain/people/person';
import { explain, type ExplainedRoute } from '#domain/routing/explain';
import { needsOf } from '#domain/routing/explain-needs';
import type { Workspace } from '#domain/workspace';
import { tools } from '#test/support/planning';
import { personOf, ticketEvent } from '#test/support/world';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

const at = Date.UTC(2026, 10, 22, 12);
const event = ticketEvent('e1');
const rule: AskRule = {
  kind: 'approval',
  mode: { kind: 'quorum', of: 2 },
  options: [{ id: 'approve' }, { id: 'reject', rejects: true }],
  deadline: 3_600_000,
};
const away = { from: at - 1, until: at + 1 };

function workspaceWith(ask: Partial<AskRule>, change: Partial<Workspace['routes'][number]> = {}): Workspace {
  const [template] = smallWorkspace().templates;
  if (template === undefined) throw new Error('the small workspace has a template');
  const buttons = ['Yes', 'No'];
  const text = Object.fromEntries(
    Object.entries(template.text).map(([language, said]) => [language, { ...said, buttons }]),
  );
  const everybody = { ...ticketOpened.tell[0], channel: 'helpdesk', template: 'ticket_opened' };
  const { role: _, ...tell } = { with: {}, ...everybody };
  return smallWorkspace({
    templates: [
      { ...template, text },
      { ...template, id: 'note' },
    ],
    routes: [{ ...ticketOpened, tell: [tell], ask: { ...rule, ...ask }, ...change }],
  });
}

interface Known {
  readonly people?: readonly Person[];
  readonly asks?: readonly Ask['state'][];
}

function explained(
  workspace: Workspace,
  { people = [personOf('ana'), personOf('rui'), personOf('eva')], asks = [] }: Known = {},
): ExplainedRoute | undefined {
  const [record = ''] = needsOf({ event, workspace }, tools).records;
  const asked = asks.map((state): Ask => ({
    id: 'a'.repeat(16),
    record,
    event: 'e0',
    route: 'ticket-opened',
    version: 'v1',
    channel: 'helpdesk',
    kind: rule.kind,
    mode: rule.mode,
    at: at - 10,
    of: 3,
    deadline: at + 10,
    state,
  }));
  const known = { people: new Map(people.map((person) => [person.company, person])), windows: new Map() };
  const context = { event, happenedAt: at, at, workspace, records: new Map(), ...known };
  return explain({ ...context, asks: new Map([[record, asked]]) }, tools)[0];
}

describe('the explanation of what a route asks', () => {
  it('says what, of how many, until when, and that each of them is asked', () => {
    expect(explained(workspaceWith({}))).toMatchObject({
      kind: 'takes',
      ask: {
        kind: 'approval',
        mode: { kind: 'quorum', of: 2 },
        options: ['approve', 'reject'],
        of: 3,
        deadline: at + 3_600_000,
        except: [],
        isOpen: false,
      },
      people: [
        { member: 'ana', kind: 'told', asked: true },
        { member: 'rui', kind: 'told', asked: true },
        { member: 'eva', kind: 'told', asked: true },
      ],
    });
  });

  it('counts who cannot be told among those who may answer', () => {
    expect(explained(workspaceWith({}), { people: [personOf('ana')] })).toMatchObject({
      ask: { of: 3 },
      people: [{ kind: 'told' }, { reason: 'unknown-person' }, { reason: 'unknown-person' }],
    });
  });

  it('leaves out who may not answer, and who only is told', () => {
    const workspace = workspaceWith(
      { except: '{% if detail.priority == "high" %}eva,zoe{% endif %}' },
      {
        tell: [
          {
            channel: 'helpdesk',
            role: 'manager',
            template: 'ticket_opened',
            with: { number: '1', subject: 'x' },
          },
          { channel: 'helpdesk', role: 'agent', template: 'note', with: { number: '1', subject: 'x' } },
        ],
      },
    );
    const route = explained(workspace);
    expect(route).toMatchObject({
      ask: { of: 0, except: ['eva', 'zoe'] },
      people: [{ member: 'eva', reason: 'excepted', asked: true }, { member: 'ana', kind: 'told' }, {}],
    });
    expect(route !== undefined && 'people' in route && route.people[1]).not.toHaveProperty('asked');
  });

  it('asks whom another route tells too, and counts nobody who is not named', () => {
    const [first, ...others] = workspaceWith({}).routes;
    if (first === undefined) throw new Error('the small workspace has a route');
    const said = { template: 'ticket_opened', with: { number: '1', subject: 'x' } };
    const tell = [
      { channel: 'helpdesk', person: '{{ detail.nobody }}', ...said },
      { channel: 'helpdesk', managerOf: 'rui', ...said },
      { channel: 'helpdesk', role: 'agent', ...said },
      { channel: 'helpdesk', person: 'eva', ...said, template: 'note' },
    ];
    const teller = {
      ...ticketOpened,
      id: 'teller',
      tell: [{ channel: 'helpdesk', ...said, template: 'note' }],
    };
    const routes = [teller, { ...first, tell }, ...others];
    const people = new Map(['ana', 'rui', 'eva'].map((one) => [one, personOf(one)]));
    const workspace = { ...workspaceWith({}), routes };
    const context = { event, happenedAt: at, at, workspace, people, records: new Map(), windows: new Map() };
    expect(explain(context, tools)).toMatchObject([
      { people: [{ kind: 'told' }, { kind: 'told' }, { kind: 'told' }] },
      {
        ask: { of: 2 },
        people: [
          { reason: 'nobody-named' },
          { reason: 'no-manager' },
          { member: 'ana', kind: 'told', asked: true },
          { member: 'rui', kind: 'told', asked: true },
          { member: 'eva', reason: 'duplicate' },
        ],
      },
    ]);
  });

  it('names who stands in for whom', () => {
    const people = [
      personOf('ana', { absence: { ...away, deputy: 'leo' } }),
      personOf('rui', { absence: { ...away, deputy: 'eva' } }),
      personOf('eva'),
      personOf('leo'),
    ];
    expect(explained(workspaceWith({}), { people })).toMatchObject({
      people: [
        { member: 'leo', name: 'LEO', kind: 'told', standsFor: 'ANA' },
        { member: 'rui', kind: 'suppressed', reason: 'absent' },
        { member: 'eva', kind: 'told' },
      ],
    });
  });

  it('says so where the same is asked and open, unless the route asks again', () => {
    const asks: readonly Ask['state'][] = [{ kind: 'open', dueAt: at }];
    expect(explained(workspaceWith({}), { asks })).toMatchObject({
      ask: { isOpen: true },
      people: [{ reason: 'already-asked' }, { reason: 'already-asked' }, { reason: 'already-asked' }],
    });
    expect(explained(workspaceWith({ again: true }), { asks })).toMatchObject({ ask: { isOpen: false } });
    const expired: readonly Ask['state'][] = [{ kind: 'expired', at }];
    expect(explained(workspaceWith({}), { asks: expired })).toMatchObject({ ask: { isOpen: false } });
  });

  it('asks nothing where the event repeats another', () => {
    const workspace = workspaceWith({}, { dedupe: { window: 60_000 } });
    const [window = ''] = needsOf({ event, workspace }, tools).windows;
    const people = new Map([['ana', personOf('ana')]]);
    const windows = new Map([[window, { event: 'e0', until: at + 1 }]]);
    const context = { event, happenedAt: at, at, workspace, people, records: new Map(), windows };
    const [route] = explain(context, tools);
    expect(route).toMatchObject({ people: [{ reason: 'repeated' }, {}, {}] });
    expect(route).not.toHaveProperty('ask');
  });
});
