import { describe, expect, it } from 'vitest';
import { withFreshToken } from '#adapters/whatsapp/fresh-token';
import type { OutboundMessage } from '#domain/outbound/outbound';
import { Phone } from '#domain/people/phone';
import type { SendAnswer } from '#domain/outbound/send-answer';

const refused: SendAnswer = { kind: 'error', code: 190, httpStatus: 401, transient: false };
const busy: SendAnswer = { kind: 'error', code: 130429, httpStatus: 400, transient: false };

function message(): OutboundMessage {
  const to = Phone.parse('+5511955501001');
  if (to === undefined) throw new Error('no phone');
  return { to, content: { kind: 'text', body: 'x' }, callback: 'r.1' };
}

/** A Meta that knows one token, and a secret that holds another from the second reading on. */
function sender(secret: readonly string[], good: string, other: SendAnswer = refused) {
  const calls: string[] = [];
  let read = 0;
  const whatsapp = withFreshToken({
    token: 'first',
    read: async () => {
      read += 1;
      return secret[read - 1] ?? 'first';
    },
    connect: (token) => ({
      send: async () => {
        calls.push(token);
        return token === good ? { kind: 'accepted', providerId: `wamid.${calls.length}` } : other;
      },
    }),
  });
  return { send: () => whatsapp.send(message()), calls, reads: () => read };
}

describe('a sender whose token was replaced', () => {
  it('takes the new one from the secret, and sends the message once more', async () => {
    const { send, calls, reads } = sender(['second'], 'second');
    expect(await send()).toMatchObject({ kind: 'accepted' });
    expect(await send()).toMatchObject({ kind: 'accepted' });
    expect(calls).toEqual(['first', 'second', 'second']);
    expect(reads()).toBe(1);
  });

  it('hands the refusal on where the secret holds no other token', async () => {
    const { send, calls } = sender(['first'], 'never');
    expect(await send()).toEqual(refused);
    expect(calls).toEqual(['first']);
  });

  it('hands the refusal on where the new one is no good either', async () => {
    const { send, calls } = sender(['second', 'second'], 'never');
    expect(await send()).toEqual(refused);
    expect(calls).toEqual(['first', 'second']);
  });

  it('reads the secret for no other answer', async () => {
    const { send, reads } = sender(['second'], 'second', busy);
    expect(await send()).toEqual(busy);
    expect(reads()).toBe(0);
  });

  it('sends those that were refused side by side with one new token', async () => {
    const { send, calls } = sender(['second', 'second', 'second'], 'second');
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(calls.filter((token) => token === 'second')).toHaveLength(3);
  });
});
