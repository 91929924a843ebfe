import { describe, expect, it } from 'vitest';
import { inboundId } from '#domain/identity';
import { inbound, passerBy, phones } from '#test/support/phones';
import { personOf, ticketEvent } from '#test/support/world';

describe('who writes about nothing', () => {
  it('gets one kind line a day', async () => {
    const { apply, answers, chasqui } = await phones();
    await apply(inbound(chasqui, 'good morning'));
    await apply(inbound(chasqui, 'anybody there?'));
    expect(await answers()).toMatchObject([{ kind: 'text', body: expect.stringContaining('Hello!') }]);
    chasqui.clock.now += 24 * 3_600_000;
    await apply(inbound(chasqui, 'good morning again'));
    expect(await answers()).toHaveLength(2);
  });

  it('gets none a day late', async () => {
    const { apply, answers, chasqui } = await phones();
    const late = inbound(chasqui, 'good morning');
    chasqui.clock.now += 24 * 3_600_000;
    await apply(late);
    expect(await answers()).toEqual([]);
  });

  it('is nobody of whom WhatsApp only tells something', async () => {
    const notice = { kind: 'unknown', type: 'system.customer_identity_changed' } as const;
    for (const tickets of [[], ['T-1'], ['T-1', 'T-2']]) {
      const { apply, answers, chasqui, facts, record, tell } = await phones();
      for (const ticket of tickets) await tell(ticket);
      const told = inbound(chasqui, notice);
      await apply(told);
      expect(await answers()).toEqual([]);
      expect((await facts(record('T-1'))).some(({ kind }) => kind === 'replied')).toBe(false);
      expect((await chasqui.ports.people.find(personOf('ana').id))?.value.lastInbound).toBeUndefined();
      expect(
        await chasqui.ports.inbounds.find(inboundId(chasqui.tools.entropy.sha256, told.id)),
      ).toMatchObject({
        decision: { kind: 'heard', meaning: 'aside' },
      });
    }
  });

  it('is nobody of whom WhatsApp only tells something, also where nobody knows them', async () => {
    const { apply, answers, chasqui } = await phones();
    const notice = { kind: 'unknown', type: 'system.customer_identity_changed' } as const;
    await apply(inbound(chasqui, notice, { from: { waId: passerBy } }));
    expect(await answers()).toEqual([]);
    expect(chasqui.ports.meter.of('strangers-heard')).toBe(0);
  });

  it('is not bound to a record that was closed before', async () => {
    const { apply, answers, chasqui, tell } = await phones();
    await tell('T-1');
    await chasqui.route(
      ticketEvent('c', { detailType: 'TicketClosed', detail: { id: 'T-1', subject: 'x' } }),
    );
    chasqui.clock.now += 2000;
    await apply(inbound(chasqui, 'thanks'));
    expect(await answers()).toHaveLength(1);
  });
});
