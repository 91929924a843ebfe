import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { noteEventSetAside } from '#functions/route-event/note-set-aside';
import { ticketEvent } from '#test/support/world';
import { envelope, redriveWorld } from './redrive-world.ts';

const world = await redriveWorld();
afterEach(() => world.empty());
afterAll(() => world.stop());

describe('redrive of events', () => {
  it('puts an event back that was seen, or never was', async () => {
    const [seen, unseen] = [ticketEvent('seen'), ticketEvent('unseen')];
    const delivery = await world.put('events-dead', envelope(seen));
    await noteEventSetAside(world.ports, world.tools)(seen, {
      delivery,
      receives: 5,
      reason: 'TimeoutError',
    });
    await world.put('events-dead', envelope(unseen));
    const { code, told } = await world.redrive('events');
    expect(code).toBe(0);
    expect(new Map(told.map(({ reason, ...more }) => [reason, [more['about'], more['fate']]]))).toEqual(
      new Map([
        ['TimeoutError', ['TicketOpened from helpdesk', 'gone-back']],
        ['unknown', ['TicketOpened from helpdesk', 'gone-back']],
      ]),
    );
    expect(await world.bodies('events')).toEqual([envelope(seen), envelope(unseen)].toSorted());
    const { id } = told.find(({ reason }) => reason === 'TimeoutError') ?? {};
    const { out } = await world.cli.run('trace', '--record', `event/${String(id)}`);
    expect(out).toContain('the event failed 5 times and lies in the dead letters (TimeoutError)');
  });

  it('keeps what is no event', async () => {
    await world.put('events-dead', '{"id":1}');
    const { code, told } = await world.redrive('events');
    expect([code, told[0]?.['why']]).toEqual([1, 'route-event cannot read it: not-an-envelope']);
  });
});

describe('redrive of what nobody could read', () => {
  it('lists it with its reason, and drops what is chosen', async () => {
    await world.park('nonsense', 'not-json');
    await world.park('{}', 'not-an-envelope: source');
    const { lines } = await world.redriveText('failures', '--dry-run');
    expect(lines).toHaveLength(3);
    expect(lines.join('\n')).toMatch(/not-an-envelope: source .*\(nobody could read it\)/);
    await expect
      .poll(async () => (await world.redrive('failures', '--filter', 'reason=not-json', '--drop')).told, {
        timeout: 20_000,
      })
      .toMatchObject([{ reason: 'not-json', fate: 'dropped' }]);
    await expect.poll(() => world.bodies('failures'), { timeout: 20_000 }).toEqual(['{}']);
  });

  it('puts it on the queue that is named, as far as it can be read now', async () => {
    await world.park('nonsense', 'not-json');
    await world.park(envelope(ticketEvent('parked')), 'too-deep: detail');
    const { code, told } = await world.redrive('failures', '--to', 'events');
    expect(code).toBe(1);
    expect(new Set(told.map(({ fate }) => fate))).toEqual(new Set(['gone-back', 'stays']));
    expect(await world.bodies('events')).toEqual([envelope(ticketEvent('parked'))]);
  });
});
