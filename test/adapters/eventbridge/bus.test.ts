import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterEach, describe, expect, it } from 'vitest';
import { bus } from '#adapters/eventbridge/bus';
import { putEvents } from '#adapters/eventbridge/put-events';
import { memoryBus } from '#adapters/memory/bus';
import { type Answer, Fault, type JsonFront, jsonFront } from '../aws/json-front.ts';

const open: JsonFront[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((service) => service.close()));
});

async function front(answer: Answer) {
  const service = await jsonFront(answer);
  open.push(service);
  return { service, client: new EventBridgeClient(service.settings) };
}

const entry = (number: number) => ({
  source: 'chasqui.facts',
  detailType: 'NobodyNotified',
  detail: { number },
});
const noPause = async () => undefined;
const entriesOf = (input: {
  readonly [field: string]: unknown;
}): readonly { readonly [field: string]: unknown }[] =>
  Array.isArray(input['Entries']) ? input['Entries'] : [];
const takeAll: Answer = (_, input) => ({
  FailedEntryCount: 0,
  Entries: entriesOf(input).map((_entry, index) => ({ EventId: `e${index}` })),
});

describe('the bus', () => {
  it('gets each event under its name, ten a call', async () => {
    const { service, client } = await front(takeAll);
    await bus(client, 'chasqui').publish(Array.from({ length: 12 }, (_, index) => entry(index)));
    expect(service.inputs.map((input) => entriesOf(input).length)).toEqual([10, 2]);
    expect(entriesOf(service.inputs[1] ?? {})[1]).toEqual({
      EventBusName: 'chasqui',
      Source: 'chasqui.facts',
      DetailType: 'NobodyNotified',
      Detail: '{"number":11}',
    });
  });

  it('gets a failed entry again, though the call as a whole went well', async () => {
    let calls = 0;
    const { service, client } = await front((_, input) => {
      calls += 1;
      const Entries = entriesOf(input).map((_entry, index) =>
        calls === 1 && index === 1 ? { ErrorCode: 'ThrottlingException' } : { EventId: 'e' },
      );
      return { FailedEntryCount: calls === 1 ? 1 : 0, Entries };
    });
    await bus(client, 'chasqui', noPause).publish([entry(0), entry(1), entry(2)]);
    expect(service.inputs.map((input) => entriesOf(input).map(({ Detail }) => Detail))).toEqual([
      ['{"number":0}', '{"number":1}', '{"number":2}'],
      ['{"number":1}'],
    ]);
  });

  it('is asked four times for an entry that it does not take for the moment', async () => {
    const { service, client } = await front((_, input) => ({
      FailedEntryCount: 1,
      Entries: entriesOf(input).map(() => ({ ErrorCode: 'InternalFailure', ErrorMessage: 'sorry' })),
    }));
    expect(await bus(client, 'chasqui', noPause).publish([entry(0)])).toEqual([
      { kind: 'failed', code: 'InternalFailure' },
    ]);
    expect(service.inputs).toHaveLength(4);
  });

  it('says which entries it will never take, and that the others were taken', async () => {
    const { client } = await front((_, input) => ({
      FailedEntryCount: 1,
      Entries: entriesOf(input).map(({ Detail }) =>
        Detail === '{"number":1}' ? { ErrorCode: 'MalformedDetail' } : { EventId: 'e' },
      ),
    }));
    expect(await bus(client, 'chasqui', noPause).publish([entry(0), entry(1), entry(2)])).toEqual([
      { kind: 'taken' },
      { kind: 'refused', code: 'MalformedDetail' },
      { kind: 'taken' },
    ]);
  });

  it('has a twin that keeps what it was given', async () => {
    const twin = memoryBus();
    await twin.publish([entry(0)]);
    expect(twin.published).toEqual([entry(0)]);
  });
});

describe('the outcome of each event', () => {
  const request = (source: string) => ({ EventBusName: 'b', Source: source, DetailType: 'T', Detail: '{}' });

  it('is its id, or why it was refused, without asking twice for what cannot change', async () => {
    const { service, client } = await front((_, input) => ({
      FailedEntryCount: 1,
      Entries: entriesOf(input).map(({ Source }) =>
        Source === 'bad'
          ? { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' }
          : { EventId: 'e' },
      ),
    }));
    expect(await putEvents(client, [request('good'), request('bad')])).toEqual([
      { kind: 'taken', id: 'e' },
      { kind: 'failed', code: 'MalformedDetail', message: 'Detail is malformed.', again: false },
    ]);
    expect(service.inputs).toHaveLength(1);
  });

  it('is a refusal of all where the call itself is refused', async () => {
    const { client } = await front(() => new Fault(400, 'ResourceNotFoundException', 'no such bus'));
    expect(await putEvents(client, [request('good')])).toEqual([
      { kind: 'failed', code: 'ResourceNotFoundException', message: 'no such bus', again: false },
    ]);
  });

  it('is not known where the bus cannot be reached', async () => {
    const { client, service } = await front(takeAll);
    await service.close();
    await expect(putEvents(client, [request('good')])).rejects.toThrow('ECONNREFUSED');
  });
});
