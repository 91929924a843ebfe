import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '#infra/local/whatsapp/phones/phone';
import { send } from './graph.ts';
import { type PhoneWorld, noon, phoneWorld } from './phone-world.ts';
import { ana, post, sendBody } from './simulated.ts';

let world: PhoneWorld;
let phone: Phone;
beforeEach(async () => {
  world = await phoneWorld();
  phone = world.simulator.phone(ana);
});
afterEach(() => world.stop());

describe('a phone that reads', () => {
  it('tells of all that has arrived, once', async () => {
    await world.told();
    await world.told();
    phone.reads();
    phone.reads();
    expect(await world.statuses(6)).toEqual(['sent', 'delivered', 'sent', 'delivered', 'read', 'read']);
    const id = world.simulator.sent()[0]?.id;
    const told = world.statusValues().flatMap(({ statuses }) => statuses);
    expect(told.find((status) => status.status === 'read' && status.id === id)).toEqual({
      id,
      status: 'read',
      timestamp: '1795000000',
      recipient_id: '5511955501001',
      recipient_user_id: phone.userId(),
      biz_opaque_callback_data: 'a-ref.1',
    });
  });

  it('tells nothing with its receipts off', async () => {
    const first = await world.told();
    phone.turnsReceipts(false);
    phone.reads();
    phone.turnsReceipts(true);
    const second = await world.told();
    phone.reads();
    expect(await world.statuses(6)).toEqual(['sent', 'delivered', 'sent', 'delivered', 'read', 'read']);
    expect(first).not.toBe(second);
  });

  it('with its chat open leaves out delivered, and the price stands on read', async () => {
    phone.opensChat();
    await world.told();
    expect(await world.statuses(2)).toEqual(['sent', 'read']);
    const prices = world.statusValues().map(({ statuses: [{ pricing }] }) => pricing?.category);
    expect(prices).toEqual(['utility', 'utility']);
    phone.closesChat();
    await world.told();
    expect(await world.statuses(4)).toEqual(['sent', 'read', 'sent', 'delivered']);
  });

  it('tells that a voice message was played, once', async () => {
    phone.writes('Hi');
    await send(world.simulator, {
      type: 'audio',
      audio: { link: 'https://files.example.com/a.ogg', voice: true },
    });
    const id = world.simulator.sent()[0]?.id ?? '';
    await world.statuses(2);
    phone.plays(id);
    phone.plays(id);
    await world.statuses(3);
    await world.told();
    expect(await world.statuses(5)).toEqual(['sent', 'delivered', 'played', 'sent', 'delivered']);
    expect(() => phone.plays(world.simulator.sent()[1]?.id ?? '')).toThrow('no voice message');
  });
});

describe('a phone off the net', () => {
  it('gets what was sent meanwhile when it comes back', async () => {
    phone.goesOffline();
    await world.told(1);
    await world.told(1);
    expect(await world.statuses(2)).toEqual(['sent', 'sent']);
    phone.comesBack();
    expect(await world.statuses(4)).toEqual(['sent', 'sent', 'delivered', 'delivered']);
  });

  it('never gets what was given up meanwhile, and nobody is told', async () => {
    await world.stop();
    let now = noon;
    world = await phoneWorld({ clock: () => now });
    phone = world.simulator.phone(ana);
    phone.goesOffline();
    await world.told(1);
    now += 30 * 86_400_000 + 1;
    phone.comesBack();
    await world.told();
    expect(await world.statuses(3)).toEqual(['sent', 'sent', 'delivered']);
    expect(world.simulator.sent()[0]?.steps).toHaveLength(1);
  });
});

describe('a failure', () => {
  it('names the user id only where that was written to', async () => {
    world.simulator.faults.add({ fault: { kind: 'failed-status', code: 131026 }, times: 2 });
    await post(world.simulator, sendBody());
    const { to: _, ...body } = sendBody();
    await post(world.simulator, { ...body, recipient: phone.userId() });
    await world.statuses(2);
    const ids = world.statusValues().map(({ statuses: [{ recipient_user_id: id }] }) => id);
    expect(ids).toEqual([undefined, phone.userId()]);
  });
});
