import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '#infra/local/whatsapp/phones/phone';
import { send } from './graph.ts';
import { type PhoneWorld, phoneWorld } from './phone-world.ts';
import { ana, post, rui, sendBody } from './simulated.ts';

let world: PhoneWorld;
let phone: Phone;
beforeEach(async () => {
  world = await phoneWorld();
  phone = world.simulator.phone(ana);
});
afterEach(() => world.stop());

describe('a person who changes their number', () => {
  it('is told of under the old one, without contacts, with both user ids', async () => {
    const before = phone.userId();
    phone.changesNumber('+55 21 95550-1009');
    const [value] = await world.inbound();
    expect(value).toEqual({
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '551155500100', phone_number_id: '106540352242922' },
      messages: [
        {
          from: '5511955501001',
          from_user_id: before,
          id: expect.stringMatching(/^wamid\./),
          timestamp: '1795000000',
          type: 'system',
          system: {
            body: 'User Ana Souza changed from 5511955501001 to 5521955501009',
            type: 'user_changed_number',
            wa_id: '5521955501009',
            user_id: phone.userId(),
            previous_user_id: before,
          },
        },
      ],
    });
    expect(phone.waId()).toBe('5521955501009');
    expect(phone.userId()).not.toBe(before);
  });

  it('is reached under the new one only, and keeps the chat', async () => {
    await world.told();
    phone.changesNumber('+55 21 95550-1009');
    await world.inbound(1);
    phone.writes('It is me');
    expect((await world.inbound(2))[1].messages[0].from).toBe('5521955501009');
    await post(world.simulator, sendBody({ to: ana }));
    expect(await world.statuses(3)).toEqual(['sent', 'delivered', 'failed']);
    expect(
      (await send(world.simulator, { to: '+5521955501009', type: 'text', text: { body: 'Hi' } })).status,
    ).toBe(200);
    const view: unknown = await (await fetch(`${world.simulator.url}/_simulator/phones`)).json();
    expect(view).toEqual({
      business: 'Chasqui',
      phones: [
        expect.objectContaining({
          name: 'Ana Souza',
          digits: '1009',
          messages: expect.toSatisfy((all) => all.length === 5),
        }),
        expect.objectContaining({ name: 'Rui Carvalho' }),
      ],
    });
  });

  it('cannot take that of somebody else, or none', () => {
    expect(() => phone.changesNumber(rui)).toThrow('somebody has this number');
    expect(() => phone.changesNumber('soon')).toThrow('no phone number');
  });
});

describe('a person with a username', () => {
  it('is told of by user id alone, in messages and in statuses', async () => {
    phone.takesUsername('ana.souza');
    phone.writes('Hi');
    const [value] = await world.inbound();
    expect(value.contacts).toEqual([
      { profile: { name: 'Ana Souza', username: '@ana.souza' }, user_id: phone.userId() },
    ]);
    expect(value.messages[0]).not.toHaveProperty('from');
    await world.told();
    const [sent, delivered] = ['sent', 'delivered'].map((word) =>
      world.statusValues().find(({ statuses }) => statuses[0].status === word),
    );
    expect(sent.contacts).toEqual([{ profile: { name: 'Ana Souza' }, user_id: phone.userId() }]);
    expect(delivered.contacts).toEqual(value.contacts);
    for (const { statuses } of [sent, delivered]) {
      expect(statuses[0]).toMatchObject({ recipient_user_id: phone.userId() });
      expect(statuses[0]).not.toHaveProperty('recipient_id');
    }
  });

  it('may have it from the start, and give it up', async () => {
    world.simulator.setPeople([{ name: 'Ana Souza', phone: ana, username: 'ana.souza' }]);
    phone.writes('Hi');
    await world.inbound(1);
    phone.takesUsername();
    phone.writes('Hi again');
    const [hidden, shown] = await world.inbound(2);
    expect(hidden.contacts[0]).not.toHaveProperty('wa_id');
    expect(shown.contacts[0]).toMatchObject({ wa_id: '5511955501001' });
  });

  it('shows no number when it changes, only another user id', async () => {
    phone.takesUsername('ana.souza');
    phone.changesNumber('+55 21 95550-1009');
    const [value] = await world.inbound();
    expect(value.messages[0].system).toMatchObject({ type: 'user_changed_user_id', user_id: phone.userId() });
    expect(JSON.stringify(value)).not.toMatch(/5511955501001|5521955501009/);
  });

  it('is written to by the user id', async () => {
    phone.takesUsername('ana.souza');
    const { to: _, ...body } = sendBody();
    const said = await (await post(world.simulator, { ...body, recipient: phone.userId() })).json();
    expect(said).toMatchObject({ contacts: [{ input: phone.userId(), user_id: phone.userId() }] });
    expect(await world.statuses(2)).toEqual(['sent', 'delivered']);
  });
});

describe('a person with another user id', () => {
  it('is told of, and is written to by the new one only', async () => {
    const before = phone.userId();
    phone.changesUserId();
    const [value] = await world.inbound();
    expect(value.messages[0]).toMatchObject({
      from_user_id: before,
      system: { type: 'user_changed_user_id', user_id: phone.userId(), previous_user_id: before },
    });
    expect(phone.userId()).not.toBe(before);
    const { to: _, ...body } = sendBody();
    await post(world.simulator, { ...body, recipient: before });
    expect(await world.statuses(1)).toEqual(['failed']);
  });
});
