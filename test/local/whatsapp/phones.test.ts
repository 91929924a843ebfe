import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '#infra/local/whatsapp/phones/phone';
import { button, buttons, ctaUrl, list, rows } from './contents.ts';
import { number, send } from './graph.ts';
import { type PhoneWorld, noon, phoneWorld } from './phone-world.ts';

let world: PhoneWorld;
let phone: Phone;
beforeEach(async () => {
  world = await phoneWorld();
  phone = world.simulator.phone('Ana Souza');
});
afterEach(() => world.stop());

const business = '551155500100';
const text = { type: 'text', text: { body: 'Hi' } };
describe('what a person writes', () => {
  it('is told of with who they are, and opens the window', async () => {
    expect((await send(world.simulator, text)).status).toBe(400);
    const id = phone.writes('On my way');
    expect(await world.inbound()).toEqual([
      {
        messaging_product: 'whatsapp',
        metadata: { display_phone_number: business, phone_number_id: number },
        contacts: [{ profile: { name: 'Ana Souza' }, wa_id: '5511955501001', user_id: phone.userId() }],
        messages: [
          {
            from: '5511955501001',
            from_user_id: phone.userId(),
            id,
            timestamp: '1795000000',
            type: 'text',
            text: { body: 'On my way' },
          },
        ],
      },
    ]);
    expect(phone.userId()).toMatch(/^BR\.\d{19}$/);
    expect((await send(world.simulator, text)).status).toBe(200);
  });

  it('may quote a message of either side, or be forwarded', async () => {
    const message = await world.told();
    const own = phone.writes('Yes', { quoting: message });
    const again = phone.writes('No', { quoting: own });
    const other = phone.writes('See', { forwarded: true });
    expect((await world.heard(own)).context).toEqual({ from: business, id: message });
    expect((await world.heard(again)).context).toEqual({ from: '5511955501001', id: own });
    expect((await world.heard(other)).context).toEqual({ forwarded: true });
  });

  it('may come with a time long ago, and opens no window then', async () => {
    phone.writes('Late', { at: noon - 86_400_000 });
    const [value] = await world.inbound();
    expect(value.messages[0].timestamp).toBe(String(1_795_000_000 - 86_400));
    expect((await send(world.simulator, text)).status).toBe(400);
  });

  it('may come from somebody who is in no list', async () => {
    world.simulator.phone('+1 512 555 0199').writes('Who is this?');
    const [value] = await world.inbound();
    expect(value.contacts).toEqual([
      { profile: { name: 'Unknown number' }, wa_id: '15125550199', user_id: expect.stringMatching(/^US\./) },
    ]);
  });
});

describe('a tap', () => {
  it('on a template’s button comes with its payload, and with the template', async () => {
    await send(world.simulator, {
      type: 'template',
      template: {
        name: 'ticket_opened',
        language: { code: 'en' },
        components: [
          {
            type: 'body',
            parameters: ['number', 'requester'].map((name) => ({
              type: 'text',
              parameter_name: name,
              text: 'x',
            })),
          },
          {
            type: 'button',
            sub_type: 'quick_reply',
            index: '1',
            parameters: [{ type: 'payload', payload: 'a:1' }],
          },
        ],
      },
    });
    const id = world.simulator.sent()[0]?.id ?? '';
    const first = phone.taps(id, 'I take it');
    const second = phone.taps(id, 1);
    const third = phone.taps(id, 'Not mine', { withoutContext: true });
    const context = { from: business, id };
    expect(await world.heard(first)).toEqual({
      context,
      type: 'button',
      button: { payload: 'I take it', text: 'I take it' },
    });
    expect(await world.heard(second)).toEqual({
      context,
      type: 'button',
      button: { payload: 'a:1', text: 'Not mine' },
    });
    expect(await world.heard(third)).toEqual({
      type: 'button',
      button: { payload: 'a:1', text: 'Not mine' },
    });
  });

  it('on a reply button or a row comes with its id', async () => {
    phone.writes('Hi');
    await send(world.simulator, buttons(button('yes', 'Yes'), button('no', 'No')));
    await send(world.simulator, list({ rows: rows(3) }));
    const [asked = '', listed = ''] = world.simulator.sent().map(({ id }) => id);
    const tapped = phone.taps(asked, 'No');
    const chosen = phone.chooses(listed, 'Row 2');
    expect(await world.heard(tapped)).toEqual({
      context: { from: business, id: asked },
      type: 'interactive',
      interactive: { type: 'button_reply', button_reply: { id: 'no', title: 'No' } },
    });
    expect(await world.heard(chosen)).toEqual({
      context: { from: business, id: listed },
      type: 'interactive',
      interactive: { type: 'list_reply', list_reply: { id: '2', title: 'Row 2' } },
    });
  });

  it('that nobody is told of, or that is none, cannot be made', async () => {
    phone.writes('Hi');
    await send(world.simulator, ctaUrl('https://erp.example/1'));
    await send(world.simulator, list({ rows: rows(3) }));
    const [link = '', listed = ''] = world.simulator.sent().map(({ id }) => id);
    expect(() => phone.taps(link, 0)).toThrow('tells nobody');
    expect(() => phone.taps(listed, 0)).toThrow('choose a row');
    expect(() => phone.taps(listed, 'Else')).toThrow('no such button');
    expect(() => phone.chooses(listed, 'Row 9')).toThrow('no such row');
    expect(() => phone.taps('wamid.none', 0)).toThrow('the business sent none');
  });
});
