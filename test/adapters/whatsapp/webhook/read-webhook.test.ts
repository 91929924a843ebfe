import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWebhook } from '#adapters/whatsapp/webhook/read-webhook';
import {
  account,
  changeOf,
  inbound,
  newsOf,
  ownNumber,
  read,
  receivedAt,
  status,
  webhookOf,
} from './webhooks.ts';

const text = (body: string, id: string) => inbound({ id, text: { body } });

describe('a webhook', () => {
  it('tells all of its entries, changes, statuses, messages and errors, each of its number', () => {
    const webhook = {
      object: 'whatsapp_business_account',
      entry: [
        { id: account, changes: [changeOf({ statuses: [status(), status({ status: 'read' })] })] },
        {
          id: account,
          time: 1_795_348_800,
          changes: [
            changeOf({ messages: [text('a', 'wamid.1'), text('b', 'wamid.2')], statuses: [status()] }),
            changeOf({ errors: [{ code: 130_429, title: 'Rate limit hit' }] }, '106540352242923'),
          ],
        },
      ],
    };
    const updates = read(webhook);
    expect(updates.map(({ kind }) => kind)).toEqual([
      'status',
      'status',
      'status',
      'inbound',
      'inbound',
      'news',
    ]);
    expect(updates.at(-1)).toMatchObject({ news: { number: 'austin', field: 'errors', event: '130429' } });
    expect(updates[3]).toMatchObject({ inbound: { number: 'main', content: { kind: 'text', body: 'a' } } });
  });

  it('finds 50 statuses in 5 entries of 10 changes', () => {
    const entry = Array.from({ length: 5 }, (_, place) => ({
      id: account,
      changes: Array.from({ length: 10 }, (__, at) =>
        changeOf({ statuses: [status({ id: `wamid.${place}.${at}` })] }),
      ),
    }));
    const ids = read({ entry }).flatMap((one) => (one.kind === 'status' ? [one.status.providerId] : []));
    expect(new Set(ids).size).toBe(50);
  });

  it.each([
    ['a status without a time', { statuses: [status({ timestamp: 'noon' })] }, 'statuses'],
    ['a status that is no word of Meta', { statuses: [status({ status: 'Sent!' })] }, 'statuses'],
    ['a status of nothing', { statuses: [null] }, 'statuses'],
    ['a message without an id', { messages: [inbound({ id: '', text: { body: 'hi' } })] }, 'messages'],
    ['a text without its text', { messages: [inbound({ text: 7 })] }, 'messages'],
    ['a picture without an id', { messages: [inbound({ type: 'image', image: {} })] }, 'messages'],
    ['a system message of no type', { messages: [inbound({ type: 'system', system: {} })] }, 'messages'],
  ])('keeps %s whole and hides none of its neighbours', (_, broken, field) => {
    const updates = read(webhookOf(changeOf(broken), changeOf({ statuses: [status()] })));
    expect(updates.map(({ kind }) => kind)).toEqual(['unreadable', 'status']);
    expect(updates[0]).toMatchObject({ field });
    const piece = [
      ...('statuses' in broken ? broken.statuses : []),
      ...('messages' in broken ? broken.messages : []),
    ][0];
    const kept = updates[0]?.kind === 'unreadable' ? updates[0].text : '';
    expect(JSON.parse(kept)).toEqual({ phone_number_id: ownNumber, piece });
  });

  it.each([
    ['an entry', { entry: [{ id: {} }] }, 'entry'],
    ['a change', webhookOf({ value: {} }), 'changes'],
    ['the metadata', webhookOf({ field: 'messages', value: { statuses: [status()] } }), 'messages'],
    ['a list', webhookOf(changeOf({ statuses: 'none' })), 'messages'],
    ['all of it', ['webhook'], 'webhook'],
  ])('keeps %s that cannot be read', (_, webhook, field) => {
    expect(read(webhook)).toMatchObject([{ kind: 'unreadable', field }]);
  });

  it('that is no JSON is kept as it is', () => {
    expect(readWebhook('<html>', { numbers: [], receivedAt })).toEqual([
      { kind: 'unreadable', field: 'webhook', text: '<html>' },
    ]);
  });

  it('tells errors of the time of receipt where it does not say its own', () => {
    expect(read(webhookOf(changeOf({ errors: [{ code: 130_429 }] })))).toMatchObject([
      { kind: 'news', news: { happenedAt: receivedAt } },
    ]);
  });

  it('takes lists that are null for empty ones', () => {
    expect(
      read(webhookOf(changeOf({ statuses: null, messages: null, contacts: null, errors: null }))),
    ).toEqual([]);
  });

  it('of another number is set apart once, whatever it holds', () => {
    const statuses = [status(), status({ status: 'read' })];
    expect(read(webhookOf(changeOf({ statuses, messages: [inbound({})] }, '999')))).toEqual([
      { kind: 'foreign', foreign: { reason: 'number-unknown', id: '999' } },
    ]);
  });

  it('sets apart what was written to a group, and takes what stands beside it', () => {
    const messages = [
      inbound({ group_id: 'Y2FwaV9ncm91cDox', text: { body: 'a' } }),
      inbound({ text: { body: 'b' } }),
    ];
    expect(read(webhookOf(changeOf({ messages })))).toMatchObject([
      { kind: 'foreign', foreign: { reason: 'group-message', id: ownNumber } },
      { kind: 'inbound', inbound: { content: { body: 'b' } } },
    ]);
  });

  it('of a field that nothing reads is set apart', () => {
    expect(read(newsOf('flows', { event: 'ENDPOINT_ERROR_RATE' }))).toEqual([
      { kind: 'foreign', foreign: { reason: 'field-unknown', id: 'flows' } },
    ]);
  });

  it("of the dashboard's button is set apart, with its own number and without", () => {
    const sample = changeOf({ messages: [inbound({ id: 'ABGGFlA5Fpa', from: '16315551181' })] }, '123456123');
    expect(read({ entry: [{ id: '0', time: 1_504_902_988, changes: [sample] }] })).toEqual([
      { kind: 'foreign', foreign: { reason: 'test-payload', id: '123456123' } },
    ]);
    const field = 'account_update';
    expect(
      read({ entry: [{ id: '0', changes: [{ field, value: { event: 'VERIFIED_ACCOUNT' } }] }] }),
    ).toEqual([{ kind: 'foreign', foreign: { reason: 'test-payload', id: field } }]);
  });

  it('never throws, whatever JSON it is', () => {
    const pieces = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 6 },
        fc.jsonValue({ maxDepth: 1 }),
        fc.dictionary(
          fc.constantFrom(
            'entry',
            'changes',
            'field',
            'value',
            'metadata',
            'statuses',
            'messages',
            'id',
            'type',
          ),
          tie('any'),
        ),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.constantFrom('messages', ownNumber, 'account_update'),
      ),
    }));
    fc.assert(
      fc.property(pieces.any, (webhook) => {
        expect(() => read(webhook)).not.toThrow();
      }),
    );
  });
});
