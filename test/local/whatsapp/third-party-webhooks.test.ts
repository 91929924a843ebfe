import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '#infra/local/whatsapp/phones/phone';
import { button, buttons, list, rows } from './contents.ts';
import { number, send } from './graph.ts';
import { type PhoneWorld, phoneWorld } from './phone-world.ts';
import { until } from './simulated.ts';

const appSecret = 'test_app_secret';

let world: PhoneWorld;
let phone: Phone;
beforeEach(async () => {
  world = await phoneWorld();
  phone = world.simulator.phone('Ana Souza');
});
afterEach(() => world.stop());

/** What others read out of the webhooks, once there are so many; each has a signature that they take. */
async function readByOthers(count: number) {
  await until(() => world.taker.taken.length >= count);
  const read = world.taker.taken.map(({ raw, signature }) => {
    expect(verifySignature({ appSecret, rawBody: raw, signatureHeader: signature })).toBe(true);
    expect(verifySignature({ appSecret, rawBody: `${raw} `, signatureHeader: signature })).toBe(false);
    return normalizeWebhook(JSON.parse(raw));
  });
  for (const one of read)
    expect(one).toMatchObject({ object: 'whatsapp_business_account', phoneNumberId: number });
  return read;
}

describe('webhooks of the simulator, read by a library that others wrote', () => {
  it('hold all that people write and send, each under its type', async () => {
    const own = phone.writes('Olá 👍 https://a.b/c');
    await send(world.simulator, buttons(button('yes', 'Yes'), button('no', 'No')));
    await send(world.simulator, list({ rows: rows(3) }));
    const [asked = '', listed = ''] = world.simulator.sent().map(({ id }) => id);
    const said = [
      own,
      phone.taps(asked, 'No'),
      phone.chooses(listed, 'Row 2'),
      phone.fillsIn({ shift: 'night' }),
      phone.reacts(own, '👍'),
      phone.sendsFile({ kind: 'image', caption: 'Here' }),
      phone.sendsFile({ kind: 'video' }),
      phone.sendsFile({ kind: 'voice' }),
      phone.sendsFile({ kind: 'document', filename: 'note.pdf' }),
      phone.sendsFile({ kind: 'sticker' }),
      phone.sendsLocation({ latitude: -23.5, longitude: -46.6, name: 'Bay 2' }),
      phone.sendsContacts([
        { name: { formatted_name: 'Desk', first_name: 'Desk' }, phones: [{ phone: '+1' }] },
      ]),
      phone.edits(own, 'Hello'),
      phone.revokes(own),
      phone.sendsUnsupported({ what: 'poll' }),
    ];
    await until(
      () => world.taker.changes('messages').filter(({ messages }) => messages).length >= said.length,
    );
    const read = await readByOthers(said.length);
    const messages = new Map(read.flatMap((one) => one.messages).map((message) => [message.id, message]));
    expect(said.map((id) => messages.get(id)?.type)).toEqual([
      'text',
      'interactive',
      'interactive',
      'interactive',
      'reaction',
      'image',
      'video',
      'audio',
      'document',
      'sticker',
      'location',
      'contacts',
      'edit',
      'revoke',
      'unsupported',
    ]);
    expect(messages.get(own)).toMatchObject({ from: phone.waId(), text: { body: 'Olá 👍 https://a.b/c' } });
    expect(messages.get(said[1] ?? '')).toMatchObject({
      context: { id: asked },
      interactive: { buttonReply: { id: 'no', title: 'No' } },
    });
    for (const { contacts, messages: told } of read.filter((one) => one.messages.length > 0))
      expect(contacts).toHaveLength(told.length);
  });

  it('hold the statuses of a message, with whom they are about', async () => {
    const id = await world.told();
    phone.reads();
    await world.statuses(3);
    const statuses = (await readByOthers(3)).flatMap((one) => one.statuses);
    expect(statuses.map((one) => [one.id, one.status])).toEqual([
      [id, 'sent'],
      [id, 'delivered'],
      [id, 'read'],
    ]);
    for (const one of statuses)
      expect(one).toMatchObject({ recipientId: phone.waId(), recipientUserId: phone.userId() });
  });

  it('tell who it was by the user id alone, where somebody goes by a username', async () => {
    phone.takesUsername('ana.souza');
    phone.writes('Hi');
    const read = (await readByOthers(1)).find((one) => one.messages.length > 0);
    expect(read?.contacts[0]).toMatchObject({
      userId: phone.userId(),
      profile: { username: expect.stringMatching(/^@?ana\.souza$/) },
    });
    expect(read?.messages[0]).toMatchObject({ fromUserId: phone.userId() });
  });

  it('several in one request are read as several', async () => {
    world.simulator.setDelivery({ batch: 4, gatherMs: 50 });
    const said = ['one', 'two', 'three', 'four'].map((text) => phone.writes(text));
    await until(() => world.taker.changes('messages').length > 0);
    const read = await readByOthers(1);
    expect(read).toHaveLength(1);
    expect(read.flatMap((one) => one.messages.map(({ id }) => id)).toSorted()).toEqual(said.toSorted());
  });
});
