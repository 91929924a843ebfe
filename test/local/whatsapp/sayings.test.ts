import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '#infra/local/whatsapp/phones/phone';
import { type PhoneWorld, phoneWorld } from './phone-world.ts';

let world: PhoneWorld;
let phone: Phone;
beforeEach(async () => {
  world = await phoneWorld();
  phone = world.simulator.phone('Ana Souza');
});
afterEach(() => world.stop());

const file = {
  id: expect.stringMatching(/^\d{16}$/),
  sha256: expect.stringMatching(/^[\w+/]{43}=$/),
  url: expect.stringContaining('/_media/'),
};

describe('everything else that a person says', () => {
  it.each<[string, (own: string) => string, object]>([
    [
      'a form',
      () => phone.fillsIn({ shift: 'night' }),
      {
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"shift":"night"}' },
        },
      },
    ],
    [
      'a reaction',
      (own) => phone.reacts(own, '👍'),
      { type: 'reaction', reaction: { message_id: 'OWN', emoji: '👍' } },
    ],
    [
      'a reaction taken back',
      (own) => phone.reacts(own),
      { type: 'reaction', reaction: { message_id: 'OWN' } },
    ],
    [
      'a photo',
      () => phone.sendsFile({ kind: 'image', caption: 'Here' }),
      { type: 'image', image: { ...file, mime_type: 'image/jpeg', caption: 'Here' } },
    ],
    [
      'a video',
      () => phone.sendsFile({ kind: 'video' }),
      { type: 'video', video: { ...file, mime_type: 'video/mp4' } },
    ],
    [
      'a voice message',
      () => phone.sendsFile({ kind: 'voice' }),
      { type: 'audio', audio: { ...file, mime_type: 'audio/ogg; codecs=opus', voice: true } },
    ],
    [
      'a piece of music',
      () => phone.sendsFile({ kind: 'audio' }),
      { type: 'audio', audio: { ...file, mime_type: 'audio/ogg', voice: false } },
    ],
    [
      'a document',
      () => phone.sendsFile({ kind: 'document', filename: 'note.pdf' }),
      { type: 'document', document: { ...file, mime_type: 'application/pdf', filename: 'note.pdf' } },
    ],
    [
      'a sticker',
      () => phone.sendsFile({ kind: 'sticker' }),
      { type: 'sticker', sticker: { ...file, mime_type: 'image/webp', animated: false } },
    ],
    [
      'a place',
      () => phone.sendsLocation({ latitude: -23.5, longitude: -46.6, name: 'Bay 2' }),
      { type: 'location', location: { latitude: -23.5, longitude: -46.6, name: 'Bay 2' } },
    ],
    [
      'a card',
      () =>
        phone.sendsContacts([
          { name: { formatted_name: 'Desk', first_name: 'Desk' }, phones: [{ phone: '+1' }] },
        ]),
      {
        type: 'contacts',
        contacts: [{ name: { formatted_name: 'Desk', first_name: 'Desk' }, phones: [{ phone: '+1' }] }],
      },
    ],
    [
      'an edit',
      (own) => phone.edits(own, 'Hello'),
      {
        type: 'edit',
        edit: { original_message_id: 'OWN', message: { type: 'text', text: { body: 'Hello' } } },
      },
    ],
    ['a revocation', (own) => phone.revokes(own), { type: 'revoke', revoke: { original_message_id: 'OWN' } }],
    [
      'what is shown to no business',
      () => phone.sendsUnsupported({ what: 'poll' }),
      {
        type: 'unsupported',
        errors: [
          {
            code: 131051,
            title: 'Message type unknown',
            message: 'Message type unknown',
            error_data: { details: 'Message type is currently not supported.' },
          },
        ],
        unsupported: { type: 'poll' },
      },
    ],
  ])('%s comes as Meta writes it', async (_, say, expected) => {
    const own = phone.writes('Hi');
    const id = say(own);
    const told = await world.heard(id);
    expect(JSON.parse(JSON.stringify(told).replaceAll(own, 'OWN'))).toEqual(expected);
  });

  it('cannot be about what is not theirs, or not there', () => {
    expect(() => phone.edits('wamid.none', 'x')).toThrow('nobody wrote one');
    const place = phone.sendsLocation({ latitude: 0, longitude: 0 });
    expect(() => phone.edits(place, 'x')).toThrow('only a text');
    expect(() => phone.writes('x', { number: '1' })).toThrow('no number has the id');
  });
});
