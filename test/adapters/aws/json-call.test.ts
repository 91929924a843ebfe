import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jsonCall } from '#adapters/aws/json-call';
import { signedCall } from '#adapters/aws/signed-call';
import { readSigned } from '#adapters/secrets/read-signed';
import { parking } from '#adapters/sqs/parking';
import { updateQueue } from '#adapters/sqs/update-queue';
import { type Answer, Fault, type JsonFront, jsonFront } from './json-front.ts';

let front: JsonFront;
let answer: Answer;
beforeEach(async () => {
  answer = () => ({});
  front = await jsonFront((operation, input) => answer(operation, input));
});
afterEach(() => front.close());

function callTo(service: string) {
  const { region, credentials } = front.settings;
  return jsonCall(signedCall({ service, region, credentials: async () => credentials }));
}

const queueUrl = () => `${front.settings.endpoint}/123456789012/updates`;
const webhook = (body: string) => ({ kind: 'webhook', receivedAt: 7, body }) as const;
const noPause = async () => undefined;
const batches = () =>
  front.inputs.map(({ Entries: entries }) =>
    Array.isArray(entries) ? entries.map((one) => Object(one)) : [],
  );

/** Takes all entries but those whose body has one of these words. */
function takingAllBut(words: Readonly<Record<string, { Code: string; SenderFault: boolean }>>): Answer {
  return (_, { Entries: entries }) => {
    const named = (Array.isArray(entries) ? entries : []).map(({ Id, MessageBody }) => {
      const word = Object.keys(words).find((one) => String(MessageBody).includes(one));
      return { Id, MessageId: `m-${Id}`, fault: word === undefined ? undefined : words[word] };
    });
    return {
      Successful: named
        .filter(({ fault }) => fault === undefined)
        .map(({ Id, MessageId }) => ({ Id, MessageId })),
      Failed: named.flatMap(({ Id, fault }) => (fault === undefined ? [] : [{ Id, ...fault }])),
    };
  };
}

describe('an operation by AWS JSON', () => {
  it('is asked by its name, and answered with its output', async () => {
    answer = (operation, input) => ({ operation, ...input });
    const url = new URL(front.settings.endpoint);
    const asked = { url, target: 'AmazonSQS.SendMessage', protocol: '1.0', input: { a: 'é' } } as const;
    expect(await callTo('sqs')(asked)).toEqual({ operation: 'SendMessage', a: 'é' });
  });

  it.each(['QueueDoesNotExist', 'com.amazonaws.sqs#QueueDoesNotExist'])(
    'that is refused throws the code: %s',
    async (code) => {
      answer = () => new Fault(400, code, 'a message that may hold anything');
      const url = new URL(front.settings.endpoint);
      const asked = { url, target: 'AmazonSQS.SendMessage', protocol: '1.0', input: {} } as const;
      await expect(callTo('sqs')(asked)).rejects.toMatchObject({
        message: 'AmazonSQS.SendMessage was answered with 400 QueueDoesNotExist',
        code: 'QueueDoesNotExist',
      });
    },
  );
});

describe('webhooks on their queue', () => {
  it('go in calls of ten and of 1 MiB', async () => {
    answer = takingAllBut({});
    const queue = updateQueue(callTo('sqs'), queueUrl(), noPause);
    await queue.put(Array.from({ length: 12 }, (_, index) => webhook(String(index))));
    expect(batches().map((batch) => batch.length)).toEqual([10, 2]);
    expect(
      batches()
        .flat()
        .map(({ MessageBody }) => JSON.parse(MessageBody).body),
    ).toEqual(Array.from({ length: 12 }, (_, index) => String(index)));
    await queue.put([webhook('é'.repeat(300_000)), webhook('é'.repeat(300_000))]);
    expect(
      batches()
        .slice(2)
        .map((batch) => batch.length),
    ).toEqual([1, 1]);
  });

  it('are put again where they failed for a passing reason', async () => {
    let calls = 0;
    answer = (operation, input) => {
      calls += 1;
      const failing = { two: { Code: 'InternalError', SenderFault: false } };
      return takingAllBut(calls === 1 ? failing : {})(operation, input);
    };
    await updateQueue(callTo('sqs'), queueUrl(), noPause).put([webhook('one'), webhook('two')]);
    expect(batches().map((batch) => batch.length)).toEqual([2, 1]);
  });

  it('are not done with where one of them could not be put, or had no answer', async () => {
    answer = takingAllBut({ two: { Code: 'InvalidMessageContents', SenderFault: true } });
    const queue = updateQueue(callTo('sqs'), queueUrl(), noPause);
    await expect(queue.put([webhook('one'), webhook('two')])).rejects.toThrow(
      '1 of 2 updates not queued: InvalidMessageContents',
    );
    answer = () => ({});
    await expect(queue.put([webhook('one')])).rejects.toThrow('1 of 1 updates not queued: NoAnswer');
  });
});

describe('without a client of the SDK', () => {
  it('what cannot be read is parked with its reason', async () => {
    await parking(callTo('sqs'), queueUrl()).park('\u0000{', 'not-json');
    expect(front.inputs).toEqual([
      {
        QueueUrl: queueUrl(),
        MessageBody: '\ufffd{',
        MessageAttributes: {
          reason: { DataType: 'String', StringValue: 'not-json' },
          bytes: { DataType: 'Number', StringValue: '2' },
        },
      },
    ]);
  });

  it('a secret is read by its name, and not where it has no text', async () => {
    answer = (_, { SecretId: id }) => (id === 'token' ? { SecretString: 'EAAx' } : { SecretBinary: 'AQID' });
    const read = (id: string) => readSigned(callTo('secretsmanager'), front.settings.endpoint, id);
    expect(await read('token')).toBe('EAAx');
    await expect(read('empty')).rejects.toThrow('the secret empty holds no text');
  });
});
