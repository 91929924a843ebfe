import { SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { type DeadLetter, deadLetters } from '#adapters/sqs/dead-letters';
import { jsonFront } from '../aws/json-front.ts';

const url = 'http://q/send-dead';
const letters: readonly DeadLetter[] = Array.from({ length: 12 }, (_, place) => ({
  id: `m${place}`,
  body: 'b',
  handle: `h${place}`,
  sentAt: 1,
  receives: 5,
}));
const idsIn = (entries: unknown) => (Array.isArray(entries) ? entries.map(({ Id }) => String(Id)) : []);
/** Fails for the first entry of each call, as SQS fails for one: within an answer that is no error. */
const failingFirst = (entries: unknown) => {
  const [first, ...others] = idsIn(entries);
  return {
    Successful: others.map((Id) => ({ Id })),
    Failed: [{ Id: first, Code: 'ReceiptHandleIsInvalid', SenderFault: true }],
  };
};

describe('dead letters on SQS', () => {
  it.each(['remove', 'giveBack'] as const)('%s names those of each ten that it failed for', async (way) => {
    const front = await jsonFront((_, { Entries }) => failingFirst(Entries));
    const queue = deadLetters(new SQSClient({ ...front.settings, md5: false }), url);
    expect(await queue[way](letters)).toEqual(['m0', 'm10']);
    await front.close();
    expect(front.inputs.map(({ Entries }) => idsIn(Entries).length)).toEqual([10, 2]);
  });

  it('asks for nothing where there is nothing to do', async () => {
    const front = await jsonFront((_, { Entries }) => failingFirst(Entries));
    const queue = deadLetters(new SQSClient({ ...front.settings, md5: false }), url);
    expect([await queue.remove([]), await queue.giveBack([])]).toEqual([[], []]);
    await front.close();
    expect(front.inputs).toEqual([]);
  });

  it('are read with what EventBridge or whoever parked them says of them', async () => {
    const message = (MessageId: string, MessageAttributes = {}) => ({
      MessageId,
      Body: 'b',
      ReceiptHandle: 'h',
      MessageAttributes,
      Attributes: { SentTimestamp: '1793620000000', ApproximateReceiveCount: '6' },
    });
    const said = (StringValue: string) => ({ DataType: 'String', StringValue });
    const front = await jsonFront(() => ({
      Messages: [
        message('a'),
        message('b', { ERROR_CODE: said('NO_PERMISSIONS') }),
        message('c', { reason: said('not-json') }),
      ],
    }));
    const queue = deadLetters(new SQSClient({ ...front.settings, md5: false }), url);
    const told = { body: 'b', handle: 'h', sentAt: 1_793_620_000_000, receives: 6 };
    expect(await queue.take()).toEqual([
      { id: 'a', ...told },
      { id: 'b', ...told, reason: 'NO_PERMISSIONS' },
      { id: 'c', ...told, reason: 'not-json' },
    ]);
    await front.close();
  });
});
