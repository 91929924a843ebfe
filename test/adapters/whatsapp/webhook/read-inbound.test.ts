import { describe, expect, it } from 'vitest';
import { happenedAt, readInbound as readOne } from './webhooks.ts';

const contentOf = (message: object) => readOne(message).content;
const file = { id: '123', mime_type: 'image/jpeg', sha256: 'c2hh', url: 'https://lookaside.example/' };

describe('what somebody wrote', () => {
  it('tells who, to which number, when, and what it answers', () => {
    expect(readOne({ text: { body: 'Sim' }, context: { from: '15550100', id: 'wamid.Q' } })).toEqual({
      id: 'wamid.B',
      number: 'main',
      from: { waId: '5511987654321' },
      happenedAt,
      quoting: 'wamid.Q',
      content: { kind: 'text', body: 'Sim' },
    });
  });

  it.each([{ forwarded: true }, { frequently_forwarded: true }])(
    'says that it was forwarded: %o',
    (context) => {
      const forwarded = readOne({ text: { body: 'x' }, context });
      expect(forwarded.forwarded).toBe(true);
      expect(forwarded).not.toHaveProperty('quoting');
    },
  );

  it.each([
    ['a text', { text: { body: 'Olá 👋' } }, { kind: 'text', body: 'Olá 👋' }],
    [
      'a tap',
      { type: 'button', button: { payload: 'p', text: 'Aprovar' } },
      { kind: 'tap', payload: 'p', title: 'Aprovar' },
    ],
    [
      'a tap without a payload',
      { type: 'button', button: { text: 'Aprovar' } },
      { kind: 'tap', payload: 'Aprovar', title: 'Aprovar' },
    ],
    [
      'a reply button',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'y', title: 'Yes' } } },
      { kind: 'choice', id: 'y', title: 'Yes' },
    ],
    [
      'a row of a list',
      {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: 'r', title: 'Row', description: 'd' } },
      },
      { kind: 'choice', id: 'r', title: 'Row' },
    ],
    [
      'a form',
      {
        type: 'interactive',
        interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: '{}' } },
      },
      { kind: 'form', response: '{}' },
    ],
    [
      'an interactive answer of another kind',
      { type: 'interactive', interactive: { type: 'call_reply' } },
      { kind: 'unknown', type: 'interactive.call_reply' },
    ],
    [
      'a reaction',
      { type: 'reaction', reaction: { message_id: 'wamid.T', emoji: '👍' } },
      { kind: 'reaction', to: 'wamid.T', emoji: '👍' },
    ],
    [
      'a reaction taken back',
      { type: 'reaction', reaction: { message_id: 'wamid.T', emoji: '' } },
      { kind: 'reaction', to: 'wamid.T' },
    ],
    [
      'a reaction without an emoji',
      { type: 'reaction', reaction: { message_id: 'wamid.T' } },
      { kind: 'reaction', to: 'wamid.T' },
    ],
    [
      'a place',
      {
        type: 'location',
        location: { latitude: -23.5, longitude: -46.6, name: 'Sé', address: 'Praça', url: 'x' },
      },
      { kind: 'location', latitude: -23.5, longitude: -46.6, name: 'Sé', address: 'Praça' },
    ],
    [
      'a bare place',
      { type: 'location', location: { latitude: 1, longitude: 2 } },
      { kind: 'location', latitude: 1, longitude: 2 },
    ],
    [
      'cards',
      { type: 'contacts', contacts: [{ name: { formatted_name: 'A' } }] },
      { kind: 'contacts', cards: '[{"name":{"formatted_name":"A"}}]' },
    ],
    [
      'a changed text',
      {
        type: 'edit',
        edit: { original_message_id: 'wamid.O', message: { type: 'text', text: { body: 'new' } } },
      },
      { kind: 'edit', of: 'wamid.O', body: 'new' },
    ],
    [
      'a changed caption',
      {
        type: 'edit',
        edit: { original_message_id: 'wamid.O', message: { type: 'image', image: { caption: 'new' } } },
      },
      { kind: 'edit', of: 'wamid.O', body: 'new' },
    ],
    [
      'a change of nothing we know',
      { type: 'edit', edit: { original_message_id: 'wamid.O' } },
      { kind: 'edit', of: 'wamid.O' },
    ],
    [
      'a revoked message',
      { type: 'revoke', revoke: { original_message_id: 'wamid.O' } },
      { kind: 'revoke', of: 'wamid.O' },
    ],
    [
      'what we are not shown',
      { type: 'unsupported', errors: [{ code: 131_051 }] },
      { kind: 'unsupported', code: 131_051 },
    ],
    ['the same in older spelling', { type: 'unknown', errors: [] }, { kind: 'unsupported' }],
    ['an order', { type: 'order', order: {} }, { kind: 'unknown', type: 'order' }],
    ['a type of tomorrow', { type: 'hologram' }, { kind: 'unknown', type: 'hologram' }],
    [
      'a type named like what every object has',
      { type: 'constructor' },
      { kind: 'unknown', type: 'constructor' },
    ],
  ])('%s', (_, message, content) => {
    expect(contentOf(message)).toEqual(content);
  });

  it.each(['image', 'video', 'audio', 'document', 'sticker'])('a file: %s', (type) => {
    const whole = { ...file, caption: 'c', filename: 'f.pdf' };
    const about = { kind: 'media', type, media: '123', mimeType: 'image/jpeg', sha256: 'c2hh' };
    expect(contentOf({ type, [type]: whole })).toEqual({ ...about, caption: 'c', filename: 'f.pdf' });
    const { sha256: _, ...bare } = about;
    expect(contentOf({ type, [type]: { id: '123', mime_type: 'image/jpeg' } })).toEqual(bare);
  });

  it('a voice message is told apart from other sound', () => {
    expect(contentOf({ type: 'audio', audio: { ...file, voice: true } })).toMatchObject({ type: 'voice' });
    expect(contentOf({ type: 'audio', audio: { ...file, voice: false } })).toMatchObject({ type: 'audio' });
  });
});
