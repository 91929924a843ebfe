import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { cloudApi } from '#adapters/whatsapp/cloud-api';
import { sendAnswer } from '#adapters/whatsapp/graph-answer';
import { Phone } from '#domain/people/phone';
import { faultServer } from './fault-server.ts';

const bytes: { now: Uint8Array } = { now: new Uint8Array() };
const server = await faultServer((socket) => socket.end(bytes.now));
afterAll(() => server.close());

const phone = Phone.parse('+15125550142');
if (phone === undefined) throw new Error('not a phone');
const message = { to: phone, content: { kind: 'text', body: 'x' }, callback: 'c' } as const;

describe('whatever bytes come back', () => {
  it('there is an answer and never a throw', async () => {
    const whatsapp = cloudApi({
      graphUrl: server.url,
      version: 'v24.0',
      phoneNumberId: '1',
      token: 'x',
      timeoutMs: 2000,
    });
    const head = fc.constantFrom(
      '',
      'HTTP/1.1 200 OK\r\n\r\n',
      'HTTP/1.1 101 Up\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
      'HTTP/1.1 100 Continue\r\n\r\n',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n',
    );
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((json) => new TextEncoder().encode(json)),
    );
    await fc.assert(
      fc.asyncProperty(head, body, async (start, rest) => {
        bytes.now = Buffer.concat([Buffer.from(start), rest]);
        const outcome = await whatsapp.send(message);
        expect(['doubt', 'error']).toContain(outcome.kind);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the meaning of an answer', () => {
  const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

  it('is acceptance only with a 2xx and an id that could be one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.string({ maxLength: 1100 }), (status, id) => {
        const { kind } = sendAnswer(status, text({ messages: [{ id }] }));
        const good = status >= 200 && status < 300 && id.length >= 1 && id.length <= 1024;
        expect(kind).toBe(good ? 'accepted' : 'doubt');
      }),
    );
  });

  it('names whom the message was for, as far as Meta does', () => {
    const messages = [{ id: 'wamid.1' }];
    const accepted = { kind: 'accepted', providerId: 'wamid.1' };
    const named = (contacts: unknown) => sendAnswer(200, text({ messages, contacts }));
    expect(named([{ input: '+5511987654321', wa_id: '551187654321', user_id: 'BR.1A2b' }])).toEqual({
      ...accepted,
      waId: '551187654321',
      userId: 'BR.1A2b',
    });
    expect(named([{ input: 'BR.1A2b', user_id: 'BR.1A2b' }])).toEqual({ ...accepted, userId: 'BR.1A2b' });
    for (const odd of [undefined, null, [], 'x', [{ wa_id: 5, user_id: null }], [null]])
      expect(named(odd)).toEqual(accepted);
  });

  it('is the code of the error object, whatever lies beside it', () => {
    fc.assert(
      fc.property(fc.integer(), fc.object(), (code, rest) => {
        expect(sendAnswer(400, text({ error: { ...rest, code } }))).toMatchObject({ kind: 'error', code });
      }),
    );
  });

  it('survives an answer that is nested without end', () => {
    expect(sendAnswer(200, new TextEncoder().encode('['.repeat(65_000)))).toMatchObject({ kind: 'doubt' });
  });
});
