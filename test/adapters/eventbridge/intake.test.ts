import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterEach, describe, expect, it } from 'vitest';
import { intake } from '#adapters/eventbridge/intake';
import { memoryIntake } from '#adapters/memory/intake';
import { parseBusinessEvent } from '#contracts/business-event';
import type { ArrivedEvent } from '#ports/intake';
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

const event = (id: string, change: Partial<ArrivedEvent> = {}): ArrivedEvent => ({
  source: 'erp',
  detailType: 'T',
  detail: { id },
  id,
  ...change,
});
const noPause = async () => undefined;

describe('an event that was handed in', () => {
  it("goes on the bus with its own time and the producer's id", async () => {
    const { service, client } = await front(() => ({ Entries: [{ EventId: 'e1' }, { EventId: 'e2' }] }));
    const given = [event('a', { time: '2026-11-22T10:00:00-03:00' }), event('b')];
    expect(await intake(client, 'chasqui').put(given)).toEqual([{ kind: 'taken' }, { kind: 'taken' }]);
    const common = { EventBusName: 'chasqui', Source: 'erp', DetailType: 'T' };
    expect(service.inputs).toEqual([
      {
        Entries: [
          {
            ...common,
            Detail: '{"id":"a"}',
            Resources: ['delivery:a'],
            Time: Date.UTC(2026, 10, 22, 13) / 1000,
          },
          { ...common, Detail: '{"id":"b"}', Resources: ['delivery:b'] },
        ],
      },
    ]);
  });

  it('is refused for its own fault, and fails for any other', async () => {
    const { client } = await front(() => ({
      FailedEntryCount: 2,
      Entries: [{ ErrorCode: 'MalformedDetail' }, { EventId: 'e' }, { ErrorCode: 'AccessDeniedException' }],
    }));
    expect(await intake(client, 'chasqui', noPause).put([event('a'), event('b'), event('c')])).toEqual([
      { kind: 'refused', code: 'MalformedDetail' },
      { kind: 'taken' },
      { kind: 'failed', code: 'AccessDeniedException' },
    ]);
  });

  it('fails where the bus does not know us, and the call throws where it cannot be reached', async () => {
    const { client, service } = await front(() => new Fault(400, 'ResourceNotFoundException', 'no such bus'));
    expect(await intake(client, 'chasqui', noPause).put([event('a')])).toEqual([
      { kind: 'failed', code: 'ResourceNotFoundException' },
    ]);
    await service.close();
    await expect(intake(client, 'chasqui', noPause).put([event('a')])).rejects.toThrow(/hang up|ECONN/);
  });

  it('reads the same from the twin in memory', async () => {
    const twin = memoryIntake(() => Date.UTC(2026, 10, 22));
    await twin.put([event('a')]);
    expect(twin.delivered.map(parseBusinessEvent)).toEqual([
      {
        kind: 'parsed',
        value: { source: 'erp', detailType: 'T', detail: { id: 'a' }, time: '2026-11-22T00:00:00Z', id: 'a' },
      },
    ]);
  });
});
