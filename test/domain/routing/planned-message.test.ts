import { describe, expect, it } from 'vitest';
import type { Planning } from '#domain/routing/plan-slot';
import { plannedMessage } from '#domain/routing/planned-message';
import { ana, pinned, planFor, planning, telling, tools } from '#test/support/planning';
import { ticketOpened } from '#test/support/workspace';

describe('the message of a slot', () => {
  const making = { hmac: tools.entropy.hmac, text: tools.text };
  const slot = planFor(ana);
  const { plan } = slot;
  if (plan.kind !== 'planned') throw new Error('ana is told');

  it('is queued with sanitised parameters and a time by which it must be looked at', () => {
    const message = plannedMessage(planning, { slot, plan, member: 'ana' }, making);
    expect(message).toMatchObject({
      status: 'queued',
      attempt: 0,
      member: 'ana',
      parameters: [
        ['number', 'T-1'],
        ['subject', 'Printer is on fire'],
      ],
      dueAt: pinned.decidedAt + 120_000,
    });
    expect(message).not.toHaveProperty('notAfter');
  });

  it('says of those whom the event named that they need not be members of the channel', () => {
    const made = (tell: Parameters<typeof telling>[0]) =>
      plannedMessage({ ...planning, ...telling(tell) }, { slot, plan, member: 'ana' }, making);
    expect(made({})).not.toHaveProperty('named');
    expect(made({ person: 'ana' })).toMatchObject({ named: true });
    expect(made({ managerOf: 'rui' })).toMatchObject({ named: true });
  });

  it('goes from the number of its channel, and from the first where it names none', () => {
    const { workspace } = planning;
    const channels = workspace.channels.map((channel) => ({ ...channel, number: 'austin' }));
    const from = (made: Planning) => plannedMessage(made, { slot, plan, member: 'ana' }, making).number;
    expect(from(planning)).toBeUndefined();
    expect(from({ ...planning, workspace: { ...workspace, channels } })).toBe('austin');
  });

  it('counts relative times from the decision', () => {
    const said = { number: 'x', subject: '{{ "2026-11-22T03:00:00Z" | relative_time }}' };
    const later = { ...planning, ...telling({ with: said }) };
    const { parameters } = plannedMessage(later, { slot, plan, member: 'ana' }, making);
    expect(parameters).toContainEqual(['subject', 'in 2 hours']);
  });

  it('expires where its route says so, counted from the decision', () => {
    const hasty = { ...planning, route: { ...ticketOpened, notAfter: 60_000 } };
    const message = plannedMessage(hasty, { slot, plan, member: 'ana' }, making);
    expect(message.notAfter).toBe(pinned.decidedAt + 60_000);
  });

  it('cannot be made where the slot promises what its version does not have', () => {
    const made = (route: Planning['route'], tell: number) =>
      plannedMessage({ ...planning, route }, { slot: { ...slot, tell }, plan, member: 'ana' }, making);
    expect(() => made(telling({ with: { number: '{{ detail | nonsense }}' } }).route, 0)).toThrow(
      'no text for it',
    );
    expect(() => made(ticketOpened, 7)).toThrow('no text for it');
  });
});
