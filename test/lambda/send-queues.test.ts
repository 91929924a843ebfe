import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { parseEnv } from '#lambda/env';
import { SendQueues } from '#lambda/send-queues';

const Env = z.object({ SEND_QUEUES: SendQueues });
const read = (text: string) => parseEnv(Env, { SEND_QUEUES: text }).SEND_QUEUES;
const pair = { normal: 'https://sqs.example.com/1/send', urgent: 'https://sqs.example.com/1/send-urgent' };

describe('the queues in a variable', () => {
  it('are read in their order, for the first takes what names no number', () => {
    const queues = read(JSON.stringify({ main: pair, austin: pair }));
    expect(queues).toEqual({ main: pair, austin: pair });
    expect(Object.keys(queues)).toEqual(['main', 'austin']);
  });

  it.each([
    ['{', 'SEND_QUEUES is not valid'],
    ['[]', 'SEND_QUEUES is not valid'],
    ['{}', 'SEND_QUEUES is not valid'],
    [JSON.stringify({ main: { normal: pair.normal } }), 'SEND_QUEUES is not valid at main.urgent'],
    [JSON.stringify({ main: { ...pair, urgent: 'send' } }), 'SEND_QUEUES is not valid at main.urgent'],
  ])('are refused as %s', (text, words) => {
    expect(() => read(text)).toThrow(new Error(`the environment does not fit: ${words}`));
  });
});
