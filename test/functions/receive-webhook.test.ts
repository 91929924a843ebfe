import { describe, expect, it } from 'vitest';
import { parseUpdateJob } from '#contracts/update-job';
import { updateJobText } from '#contracts/update-job-text';
import { appSecret, receivedAt, signedBy, steadySecret, webhookDoor } from '#test/support/webhook-door';

/** Recomputed with openssl: body, and its HMAC-SHA256 with the key `test_app_secret`. */
const vectors = {
  bare: [
    '{"object":"whatsapp_business_account","entry":[]}',
    'dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756',
  ],
  'with blanks': [
    '{"object": "whatsapp_business_account", "entry": []}',
    '56cbbaf4961c6cfdae48b7f116c047e5eb513d2c931baae63a2bc1afd26f803a',
  ],
  'escaped as Meta does': [
    String.raw`{"t":"ol\u00e1 \ud83d\udc4d https:\/\/a.b"}`,
    '8e0d8eedbcdc433ef1ad374bdb97e9148a7111d5986a3eb59f8177b6cca8ca00',
  ],
  'in raw UTF-8': [
    '{"t":"olá 👍 https://a.b"}',
    '644180223260e183593f5135e51e5f1b67fa9b0e4e3079b0d606a9580354ee82',
  ],
} as const;
const [body] = vectors.bare;
const queued = { status: 200, body: '', said: { kind: 'queued', accepted: 1 } };

describe('a webhook that is signed', () => {
  it.each(Object.entries(vectors))('%s goes on the queue as it came', async (_, [text, mac]) => {
    const door = webhookDoor();
    expect(await door.post(text, { 'x-hub-signature-256': `sha256=${mac}` })).toEqual(queued);
    expect(door.queue.webhooks).toEqual([{ kind: 'webhook', receivedAt, body: text }]);
  });

  it('is verified by the bytes that came, not by what they mean', async () => {
    const [escaped, mac] = vectors['escaped as Meta does'];
    const written = JSON.stringify(JSON.parse(escaped));
    const answer = await webhookDoor().post(written, { 'x-hub-signature-256': `sha256=${mac}` });
    expect(answer.status).toBe(401);
  });

  it('may be signed with any of several secrets', async () => {
    const door = webhookDoor({ secrets: steadySecret('of another app', appSecret, 'an older one') });
    expect(await door.post(body)).toEqual(queued);
    expect(await door.post(body, signedBy(body, 'an older one'))).toEqual(queued);
  });

  it('is read back from the queue to the letter, whatever characters it has', async () => {
    const door = webhookDoor();
    const odd = '{"t":"\ufffe \uffff \u2028 \u007f é 👍 \\u0000 \\ud83d"}\n\t';
    await door.post(odd);
    const [job] = door.queue.webhooks;
    if (job === undefined) throw new Error('nothing was queued');
    const text = updateJobText(job);
    expect(text).not.toMatch(/[\ufffe\uffff\n]/);
    expect(parseUpdateJob(text)).toEqual({
      kind: 'parsed',
      value: { kind: 'webhook', receivedAt, body: odd },
    });
  });

  it('is to be sent again where the queue fails', async () => {
    const updates = { put: () => Promise.reject(new Error('no queue')) };
    await expect(webhookDoor({ updates }).post(body)).rejects.toThrow('no queue');
  });
});

describe('a webhook that Meta signed and nobody can read', () => {
  it.each([
    ['no JSON', Buffer.from('{"object":'), { reason: 'not-json', body: '{"object":' }],
    ['nothing at all', Buffer.of(), { reason: 'not-json', body: '' }],
    ['no UTF-8', Buffer.of(0x7b, 0xff, 0x7d), { reason: 'not-utf8', body: 'e/99' }],
  ])('%s is kept for an operator and not sent again', async (_, bytes, kept) => {
    const door = webhookDoor();
    const { reason } = kept;
    expect(await door.post(bytes)).toEqual({ status: 200, body: '', said: { kind: 'parked', reason } });
    expect(door.parking.parked).toEqual([kept]);
    expect(door.queue.webhooks).toEqual([]);
    expect(door.meter.of('events-rejected')).toBe(1);
  });

  it.each(['[]', 'null', '{"object":"page","entry":[]}', '{"object":"whatsapp_business_account"}'])(
    '%s is JSON: what it means is for the next step to say',
    async (text) => {
      const door = webhookDoor();
      expect(await door.post(text)).toEqual(queued);
      expect(door.queue.webhooks).toMatchObject([{ body: text }]);
    },
  );
});

describe('a webhook that tells of much that people did', () => {
  const things = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `wamid.${index}` }));
  const telling = (value: object) =>
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
    });
  const idsIn = (text: string) => text.match(/wamid\.\d+/g) ?? [];

  it('is cut into jobs that a worker ends in time, each thing in one of them', async () => {
    const door = webhookDoor();
    await door.post(telling({ messages: things(1000) }));
    const ids = door.queue.webhooks.map((job) => idsIn(job.body));
    expect(Math.max(...ids.map(({ length }) => length))).toBeLessThanOrEqual(20);
    expect(ids.flat()).toEqual(things(1000).map(({ id }) => id));
  });

  it('stays whole where a worker ends it in time', async () => {
    const door = webhookDoor();
    const texts = [telling({ messages: things(20) }), telling({ statuses: things(1000) })];
    for (const text of texts) await door.post(text);
    expect(door.queue.webhooks.map((job) => job.body)).toEqual(texts);
  });
});

describe('a webhook of more than a message of the queue holds', () => {
  const most = 3 * 1024 * 1024;
  const large = (bytes: number) => {
    const messages = Array.from({ length: 3000 }, (_, index) => ({
      id: `wamid.${index}`,
      text: 'x'.repeat(900),
    }));
    const changes = [{ field: 'messages', value: { messages } }];
    const text = JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes }] });
    return text.padEnd(bytes);
  };

  it('is taken up to 3 MB, in parts that fit', async () => {
    const door = webhookDoor();
    const text = large(most);
    expect(Buffer.byteLength(text)).toBe(most);
    expect(await door.post(text)).toMatchObject({ status: 200, said: { kind: 'queued' } });
    expect(door.queue.webhooks.length).toBeGreaterThan(2);
    for (const job of door.queue.webhooks) {
      expect(job.receivedAt).toBe(receivedAt);
      expect(Buffer.byteLength(updateJobText(job))).toBeLessThanOrEqual(1024 * 1024);
    }
    const ids = door.queue.webhooks.flatMap((job) => job.body.match(/wamid\.\d+/g) ?? []);
    expect(ids).toEqual(Array.from({ length: 3000 }, (_, index) => `wamid.${index}`));
  });

  it('is refused above, by what it is and by what it says', async () => {
    const door = webhookDoor();
    const said = { ...signedBy(body), 'content-length': String(most + 1) };
    expect(await door.post(large(most + 1))).toMatchObject({ status: 413, body: 'too-large' });
    expect(await door.post(body, said)).toMatchObject({ status: 413 });
    expect(await door.post(body, { ...signedBy(body), 'content-length': 'many' })).toEqual(queued);
    expect(door.queue.webhooks).toHaveLength(1);
  });

  it('is kept for an operator where a single thing of it is too large', async () => {
    const door = webhookDoor();
    const huge = { id: 'wamid.huge', text: 'x'.repeat(1024 * 1024) };
    const messages = [{ id: 'wamid.small' }, huge];
    const text = JSON.stringify({ entry: [{ changes: [{ value: { messages } }] }] });
    expect(await door.post(text)).toMatchObject({ status: 200, said: { kind: 'queued', accepted: 1 } });
    expect(door.queue.webhooks.map((job) => job.body)).toEqual([
      '{"entry":[{"changes":[{"value":{"messages":[{"id":"wamid.small"}]}}]}]}',
    ]);
    expect(door.parking.parked).toEqual([
      {
        body: JSON.stringify({ entry: [{ changes: [{ value: { messages: [huge] } }] }] }),
        reason: 'too-large',
      },
    ]);
  });
});
