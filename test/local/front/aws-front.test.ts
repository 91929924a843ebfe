import { EventBridgeClient, ListRulesCommand, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startFront } from '#infra/local/front/aws-front';
import type { Front } from '#infra/local/front/aws-front';
import { readPattern } from '#infra/local/front/event-pattern';
import { putEvents } from '#infra/local/front/put-events';

let front: Front;
let client: EventBridgeClient;
let delivered: string[];
let brokenQueue: string | undefined;

const entry: PutEventsRequestEntry = { EventBusName: 'ours', Source: 'erp', DetailType: 'T', Detail: '{}' };

const toQueue = (arn: string) => ({ kind: 'queue', arn }) as const;

beforeAll(async () => {
  const pattern = readPattern({ source: ['erp'] });
  if ('problem' in pattern) throw new Error(pattern.problem);
  const rules = [{ bus: 'ours', pattern, targets: [toQueue('arn:queue-a'), toQueue('arn:queue-b')] }];
  const ports = {
    account: '000000000000',
    region: 'us-east-1',
    newId: () => 'id-1',
    now: () => new Date('2026-05-01T12:00:00.500Z'),
    deliver: async (queue: string, event: string) => {
      if (queue === brokenQueue) throw new Error('full');
      delivered.push(`${queue} ${JSON.parse(event).time}`);
    },
  };
  front = await startFront(0, { 'AWSEvents.PutEvents': putEvents([{ name: 'ours' }], rules, ports) });
  client = new EventBridgeClient({
    endpoint: front.url,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(async () => front.stop());
beforeEach(() => {
  delivered = [];
  brokenQueue = undefined;
});

/** `{"a":[[[...]]]}` */
const nested = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;

const put = (...Entries: PutEventsRequestEntry[]) => client.send(new PutEventsCommand({ Entries }));

describe('PutEvents', () => {
  it('puts an event on every queue of the rules that match, before it answers', async () => {
    const answer = await put(entry, { ...entry, Source: 'other' });
    expect(answer).toMatchObject({
      FailedEntryCount: 0,
      Entries: [{ EventId: 'id-1' }, { EventId: 'id-1' }],
    });
    expect(delivered).toStrictEqual(['arn:queue-a 2026-05-01T12:00:00Z', 'arn:queue-b 2026-05-01T12:00:00Z']);
  });

  it('takes the name of a bus or its ARN, and knows the default bus, which has no rule here', async () => {
    const named = await put({
      ...entry,
      EventBusName: 'arn:aws:events:us-east-1:000000000000:event-bus/ours',
    });
    expect([named.FailedEntryCount, delivered.length]).toStrictEqual([0, 2]);
    const { EventBusName: _, ...toDefault } = entry;
    expect((await put(toDefault)).FailedEntryCount).toBe(0);
    expect(delivered).toHaveLength(2);
  });

  it.each([
    ['no source', { Source: undefined }, 'InvalidArgument: Parameter Source is not valid.'],
    ['an empty detail-type', { DetailType: '' }, 'InvalidArgument: Parameter DetailType is not valid.'],
    ['no detail', { Detail: undefined }, 'InvalidArgument: Parameter Detail is not valid.'],
    ['half a detail', { Detail: '{"half":' }, 'MalformedDetail: Detail is malformed.'],
    ['a list for a detail', { Detail: '[1]' }, 'MalformedDetail: Detail is malformed.'],
    ['a detail too deep to write', { Detail: nested(60_000) }, 'MalformedDetail: Detail is malformed.'],
    ['a bus that is not there', { EventBusName: 'other' }, 'ResourceNotFoundException: Event bus other'],
    ['a source of AWS', { Source: 'aws.ec2' }, 'NotAuthorizedForSourceException: Not authorized'],
  ])('fails the entry with %s and takes the other', async (_, change, problem) => {
    const answer = await put({ ...entry, ...change }, entry);
    expect(answer.FailedEntryCount).toBe(1);
    const [failed] = answer.Entries ?? [];
    expect(`${failed?.ErrorCode}: ${failed?.ErrorMessage}`).toContain(problem);
    expect(delivered).toHaveLength(2);
  });

  it('fails the entry that a queue does not take', async () => {
    brokenQueue = 'arn:queue-b';
    expect(await put(entry)).toMatchObject({
      FailedEntryCount: 1,
      Entries: [{ ErrorCode: 'InternalFailure' }],
    });
  });

  it('refuses eleven entries, and more than a mebibyte of them', async () => {
    const many = put(...Array.from({ length: 11 }, () => entry));
    await expect(many).rejects.toMatchObject({ name: 'ValidationException' });
    const large = put({ ...entry, Detail: JSON.stringify({ text: 'x'.repeat(1024 * 1024) }) });
    await expect(large).rejects.toThrow('Total size of the entries in the request is over the limit');
  });
});

describe('the front', () => {
  it('names what it does not answer', async () => {
    const request = client.send(new ListRulesCommand({}));
    await expect(request).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });

  it.each([
    ['no JSON', { body: '{' }, 'SerializationException'],
    [
      'a body of more than four mebibytes',
      { body: 'x'.repeat(4 * 1024 * 1024 + 1) },
      'RequestEntityTooLargeException',
    ],
    [
      'a page of another origin',
      { headers: { origin: 'https://evil.example' } },
      'UnknownOperationException',
    ],
    ['a name of Object’s own', { headers: { 'x-amz-target': 'toString' } }, 'UnknownOperationException'],
    ['no entries', {}, 'ValidationException'],
  ])('refuses %s', async (_, { body = '{}', headers = {} }: { body?: string; headers?: object }, type) => {
    const response = await fetch(front.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSEvents.PutEvents', ...headers },
      body,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: type });
  });
});
