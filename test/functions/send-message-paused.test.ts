import { describe, expect, it } from 'vitest';
import { queued } from '#test/support/one-message';
import { kindsOf, messageAt, minute, takeJobs, tick } from '#test/support/ticks';
import type { TemplateState } from '#domain/outbound/template-state';
import { personOf, ticketEvent, type World } from '#test/support/world';

async function tell({ ports, clock }: World, state: TemplateState['state']): Promise<void> {
  await ports.templateStates.keep({ template: 'ticket_opened', language: 'en', state, since: clock.now });
}

const refusedForPause = { kind: 'error', code: 132_015, httpStatus: 400, transient: false } as const;

describe('a message whose template Meta has paused', () => {
  it('waits, without a call, and goes when the pause is over', async () => {
    const { chasqui, ref } = await queued();
    takeJobs(chasqui);
    await tell(chasqui, 'paused');
    expect(await chasqui.send(ref)).toMatchObject({ kind: 'waiting', code: 132_015 });
    expect(chasqui.ports.whatsapp.calls).toEqual([]);
    chasqui.clock.now += 16 * minute;
    await tell(chasqui, 'usable');
    await tick(chasqui);
    expect(takeJobs(chasqui)).toEqual([ref]);
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
  });

  it('tells so by its refusal, where no news came: it waits, and so do others, without a call', async () => {
    let paused = true;
    const { chasqui, ref } = await queued({
      meta: ({ callback }) =>
        paused ? refusedForPause : { kind: 'accepted', providerId: `wamid.${callback}` },
    });
    takeJobs(chasqui);
    const claimedAt = chasqui.clock.now;
    expect(await chasqui.send(ref)).toEqual({
      kind: 'waiting',
      code: 132_015,
      dueAt: claimedAt + 15 * minute,
    });
    expect(await kindsOf(chasqui, ref)).toEqual(['refused']);
    await chasqui.route(ticketEvent('2', { detail: { id: 'T-2', subject: 'x', priority: 'high' } }));
    const [other = ''] = takeJobs(chasqui);
    expect(await chasqui.send(other)).toMatchObject({ kind: 'waiting', code: 132_015 });
    expect(chasqui.ports.whatsapp.calls).toHaveLength(1);
    paused = false;
    chasqui.clock.now += 16 * minute;
    await tell(chasqui, 'usable');
    await tick(chasqui);
    for (const due of takeJobs(chasqui)) expect(await chasqui.send(due)).toEqual({ kind: 'accepted' });
    expect(chasqui.ports.whatsapp.calls).toHaveLength(3);
  });

  it('does not wait by a refusal that is older than the news that it is usable', async () => {
    const { chasqui, ref } = await queued({
      meta: () => {
        chasqui.clock.now += 1_000;
        return refusedForPause;
      },
    });
    const since = chasqui.clock.now + 500;
    await chasqui.ports.templateStates.keep({
      template: 'ticket_opened',
      language: 'en',
      state: 'usable',
      since,
    });
    await chasqui.send(ref);
    chasqui.clock.now += 16 * minute;
    await chasqui.send(ref);
    expect(chasqui.ports.whatsapp.calls).toHaveLength(2);
  });

  it('goes after six hours whatever was told last, and Meta decides', async () => {
    const { chasqui, ref } = await queued();
    await tell(chasqui, 'paused');
    chasqui.clock.now += 6 * 60 * minute;
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
  });

  it('goes at once as free text, where the person has just written', async () => {
    const { chasqui, ref } = await queued();
    await tell(chasqui, 'paused');
    const ana = await chasqui.ports.people.find(personOf('ana').id);
    if (ana === undefined) throw new Error('nobody is there');
    const heard = { ...ana.value, lastInbound: { main: chasqui.clock.now } };
    await chasqui.ports.people.save(heard, ana.version);
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    expect((await messageAt(chasqui, ref)).value.status).toBe('accepted');
  });
});
