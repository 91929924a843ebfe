import { describe, expect, it } from 'vitest';
import { queued } from '#test/support/one-message';
import { messageAt, minute, takeJobs, tick } from '#test/support/ticks';
import type { TemplateState } from '#domain/outbound/template-state';
import { personOf, type World } from '#test/support/world';

async function tell({ ports, clock }: World, state: TemplateState['state']): Promise<void> {
  await ports.templateStates.keep({ template: 'ticket_opened', language: 'en', state, since: clock.now });
}

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
