import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { entropy } from '#adapters/node/entropy';
import { isSampled } from '#domain/sampling';
import { appSecret, signedBy, steadySecret, verifyToken, webhookDoor } from '#test/support/webhook-door';

const body = '{"object":"whatsapp_business_account","entry":[]}';
const { 'x-hub-signature-256': signature = '' } = signedBy(body);
const sha1 = createHmac('sha1', appSecret).update(body).digest('hex');

describe('a webhook that is not signed as it should be', () => {
  it.each([
    ['with a secret of somebody else', body, signedBy(body, 'another secret')],
    ['for another body', `${body} `, { 'x-hub-signature-256': signature }],
  ])('%s is turned away before it is read', async (_, text, headers) => {
    const door = webhookDoor();
    expect(await door.post(text, headers)).toMatchObject({ status: 401, body: 'unsigned' });
    expect([door.queue.webhooks, door.parking.parked]).toEqual([[], []]);
    expect(door.meter.of('webhooks-unsigned')).toBe(1);
  });

  it.each([
    ['without a signature', {}],
    ['with an empty one', { 'x-hub-signature-256': '' }],
    ['with one cut short', { 'x-hub-signature-256': signature.slice(0, -1) }],
    ['with one that goes on', { 'x-hub-signature-256': `${signature}0` }],
    ['with its digits alone', { 'x-hub-signature-256': signature.slice(7) }],
    ['with two', { 'x-hub-signature-256': `${signature},${signature}` }],
    ['with the old SHA-1 alone', { 'x-hub-signature': `sha1=${sha1}` }],
    ['with SHA-1 as if it were the new one', { 'x-hub-signature-256': `sha256=${sha1}` }],
  ])('%s counts as one of many that knock', async (_, headers) => {
    const door = webhookDoor();
    expect(await door.post(body, headers)).toMatchObject({ status: 401, body: 'unsigned' });
    expect([door.queue.webhooks, door.parking.parked]).toEqual([[], []]);
    expect([door.meter.of('requests-unsigned'), door.meter.of('webhooks-unsigned')]).toEqual([1, 0]);
  });

  it('is turned away while no secret is put in', async () => {
    const door = webhookDoor({ secrets: steadySecret() });
    expect(await door.post(body, signedBy(body, ''))).toMatchObject({ status: 401 });
    expect(door.meter.of('webhooks-unsigned')).toBe(1);
  });

  it('is logged once in a hundred, with its reason', async () => {
    const door = webhookDoor();
    const sampled = Array.from({ length: 500 }, (_, index) => `d-${index}`).find((id) =>
      isSampled(entropy.sha256, id, 100),
    );
    const request = { method: 'POST', query: {}, headers: new Map(), body: Buffer.from(body) };
    const said = { kind: 'refused', reason: 'signature-missing' };
    expect(await door.receive({ ...request, delivery: sampled ?? '' })).toMatchObject({ said });
    expect(await door.receive({ ...request, delivery: `${sampled}-` })).not.toHaveProperty('said');
  });
});

describe('a secret that was put in a moment ago', () => {
  const rotated = (asked: string[]) => ({
    known: async () => ['the old one'],
    again: async () => {
      asked.push('again');
      return ['the old one', appSecret];
    },
  });

  it('is known as soon as somebody signs with it', async () => {
    const asked: string[] = [];
    const door = webhookDoor({ secrets: rotated(asked) });
    expect(await door.post(body)).toMatchObject({ status: 200 });
    expect(await door.post(body, signedBy(body, 'a third'))).toMatchObject({ status: 401 });
    expect(asked).toHaveLength(2);
  });

  it('is not looked for where the request has no signature, or fits one that is known', async () => {
    const asked: string[] = [];
    const door = webhookDoor({ secrets: rotated(asked) });
    await door.post(body, {});
    await door.post(body, signedBy(body, 'the old one'));
    expect(asked).toEqual([]);
  });
});

describe('the handshake', () => {
  const asked = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': verifyToken };

  it('is answered with the bare challenge', async () => {
    expect(await webhookDoor().get(asked)).toEqual({
      status: 200,
      body: '1158201444',
      said: { kind: 'handshake' },
    });
  });

  it('knows a token that was changed a moment ago', async () => {
    const tokens = { known: async () => ['before'], again: async () => [verifyToken] };
    expect(await webhookDoor({ tokens }).get(asked)).toMatchObject({ status: 200 });
  });

  it.each([
    ['another token', { ...asked, 'hub.verify_token': 'another' }, 'wrong-token'],
    ['one that goes on', { ...asked, 'hub.verify_token': `${verifyToken}!` }, 'wrong-token'],
    ['no token', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }, 'no-handshake'],
    ['another mode', { ...asked, 'hub.mode': 'unsubscribe' }, 'no-handshake'],
    ['no challenge', { 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken }, 'no-handshake'],
    ['markup in the challenge', { ...asked, 'hub.challenge': '<b>1</b>' }, 'no-handshake'],
    ['a challenge without end', { ...asked, 'hub.challenge': '1'.repeat(257) }, 'no-handshake'],
    ['nothing', {}, 'no-handshake'],
  ])('with %s is refused', async (_, query, reason) => {
    expect(await webhookDoor().get(query)).toMatchObject({ status: 403, body: reason });
  });
});
