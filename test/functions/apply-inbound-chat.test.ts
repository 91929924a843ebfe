import { describe, expect, it } from 'vitest';
import { inbound, phones } from '#test/support/phones';
import { ticketEvent } from '#test/support/world';

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
