import { describe, expect, it } from 'vitest';
import { inbound, passerBy, phones } from '#test/support/phones';
import { smallWorkspace } from '#test/support/workspace';
import { applyWorkspace } from '#test/support/world';

const stranger = { waId: passerBy, profileName: 'Nobody' };

describe('somebody whom nobody knows', () => {
  it('is told so once, and counted each time', async () => {
    const { answers, apply, chasqui } = await phones();
    await apply(inbound(chasqui, 'hello', { from: stranger }));
    await apply(inbound(chasqui, 'hello?', { from: stranger }));
    expect(await answers()).toMatchObject([{ kind: 'text', body: expect.stringContaining('Este número') }]);
    expect(chasqui.ports.whatsapp.calls.map(({ to }) => 'reveal' in to && to.reveal())).toEqual([
      `+${passerBy}`,
    ]);
    expect(chasqui.ports.meter.of('strangers-heard')).toBe(2);
  });

  it('is answered by Meta’s name for them where that is all that is known', async () => {
    const { answers, apply, chasqui } = await phones();
    await apply(inbound(chasqui, 'hello', { from: { userId: 'DE.9z8y' } }));
    expect(await answers()).toHaveLength(1);
    expect(chasqui.ports.whatsapp.calls[0]?.to).toEqual({ bsuid: 'DE.9z8y' });
  });

  it('without any name is heard, and cannot be answered', async () => {
    const { answers, apply, chasqui } = await phones();
    await apply(inbound(chasqui, 'hello', { from: {} }));
    expect(await answers()).toEqual([]);
    expect(chasqui.ports.meter.of('strangers-heard')).toBe(1);
  });

  it('does nothing to a record by quoting a message about it', async () => {
    const { apply, chasqui, facts, record, tell } = await phones();
    const told = await tell('T-1');
    const before = await facts(record('T-1'));
    await apply(inbound(chasqui, 'approve', { from: stranger, quoting: told.providerId }));
    expect(await facts(record('T-1'))).toEqual(before);
  });

  it('is told in English where the workspace has no branch', async () => {
    const { answers, apply, chasqui } = await phones();
    await applyWorkspace(chasqui, smallWorkspace({ branches: [], channels: [], routes: [] }), 'v2');
    chasqui.clock.now += 20_000;
    await apply(inbound(chasqui, 'hello', { from: stranger }));
    expect(await answers()).toMatchObject([{ body: expect.stringContaining('This number') }]);
  });

  it('is not told in English where the first branch reads another language, and in English before there is one', async () => {
    const { answers, apply, chasqui } = await phones();
    const workspaces = { ...chasqui.ports.workspaces, current: async () => undefined };
    await apply(inbound(chasqui, 'hello', { from: stranger }), { ...chasqui.ports, workspaces });
    expect(await answers()).toMatchObject([{ body: expect.stringContaining('This number') }]);
  });
});
