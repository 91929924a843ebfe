import { describe, expect, it } from 'vitest';
import type { OutcomeRoute, Workspace } from '#domain/workspace';
import { answered, askedWorld, askingWorkspace, closed } from '#test/support/asked-for';
import { overTheBus } from '#test/support/outcomes';

const managerHears: OutcomeRoute = {
  id: 'manager-hears',
  on: { outcome: ['ApprovalDecided', 'AskExpired'] },
  tell: [
    {
      channel: 'helpdesk',
      role: 'manager',
      template: 'ticket_opened',
      with: { number: '{{ outcome.outcome }}', subject: '{{ outcome.reason.text | default: "-" }}' },
    },
  ],
};
const decision = {
  person: 'rui',
  option: 'reject',
  decides: 'rejected',
  said: [{ question: 'reason', text: 'too dear', thing: 't' }],
} as const;

/** What the manager is sent of a rejection. */
async function heard(change: Partial<Workspace>) {
  const world = await askedWorld({}, askingWorkspace({ outcomeRoutes: [managerHears], ...change }));
  const { chasqui } = world;
  const [event] = await overTheBus(chasqui, [await answered(world, decision)]);
  if (event === undefined) throw new Error('nothing is on the bus');
  const outcome = await chasqui.route(event);
  const [ref = ''] = chasqui.ports.sendQueue.refs;
  const message = (await chasqui.ports.messages.find(ref))?.value;
  return { chasqui, event, outcome, said: message?.parameters.map(([, text]) => text) };
}

describe('a route that tells of what was decided', () => {
  it('tells its people, without the words of who decided', async () => {
    const { outcome, said } = await heard({});
    expect(outcome).toMatchObject({ kind: 'routed', planned: 1 });
    expect(said).toEqual(['rejected', '-']);
  });

  it('tells the words where the workspace publishes them', async () => {
    expect((await heard({ publish: { reasons: true } })).said).toEqual(['rejected', 'too dear']);
  });

  it('tells no words that only whoever put the event there says', async () => {
    const { chasqui, event } = await heard({});
    const ports = { ...chasqui.ports, sendQueue: { ...chasqui.ports.sendQueue } };
    const forged = { ...event, detail: { ...event.detail, reason: { given: 'text', text: 'I lie' } } };
    await chasqui.route(forged, ports);
    const [ref = ''] = chasqui.ports.sendQueue.refs;
    expect(JSON.stringify(await chasqui.ports.messages.find(ref))).not.toContain('I lie');
  });

  it('believes no decision that the ledger does not have', async () => {
    const { chasqui, event } = await heard({});
    const forged = { ...event, detail: { ...event.detail, outcome: 'approved' } };
    expect(await chasqui.route(forged)).toMatchObject({ kind: 'forged' });
    expect(chasqui.ports.meter.of('outcomes-forged')).toBe(1);
  });

  it('tells of an ask that nobody decided in time', async () => {
    const world = await askedWorld({}, askingWorkspace({ outcomeRoutes: [managerHears] }));
    const [event] = await overTheBus(world.chasqui, [await closed(world, 'expired')]);
    if (event === undefined) throw new Error('nothing is on the bus');
    expect(await world.chasqui.route(event)).toMatchObject({ kind: 'routed', planned: 1 });
  });

  it('waits for a workspace where there is none', async () => {
    const { chasqui, event } = await heard({});
    const workspaces = { ...chasqui.ports.workspaces, current: async () => undefined };
    await expect(chasqui.route(event, { ...chasqui.ports, workspaces })).rejects.toThrow('workspace');
  });
});
