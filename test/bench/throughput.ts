import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { clientSettings } from '#adapters/aws/client-settings';
import { dynamoClient } from '#adapters/dynamodb/client';
import { dynamoStore } from '#adapters/dynamodb/store';
import { credentials } from '#infra/local/endpoints';
import { region } from '#infra/local/place';
import { freePorts } from '#infra/local/ports';
import { runLocally, type Running } from '#infra/local/run-locally';
import { openedTicket } from '#test/support/example-company';
import type { Figure } from './figure.ts';

const events = 100;
const perCall = 10;

/** Events through the whole local stack, from PutEvents to the phones, beside bare puts into the same engine. */
export async function throughputFigures(): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chasqui-bench-'));
  try {
    const running = await runLocally({ dataDir, ports: await freePorts() });
    try {
      return await measured(running);
    } finally {
      await running.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

async function measured(running: Running): Promise<readonly Figure[]> {
  // The first events start the workers.
  await emit(running, { from: events, to: events + perCall });
  await running.idle();
  const before = running.simulator.sent().length;
  const seconds = await secondsOf(async () => {
    await emit(running, { from: 0, to: events });
    await running.idle();
  });
  const messages = running.simulator.sent().length - before;
  if (messages < events) throw new Error(`${events} events became ${messages} messages only`);
  const bare = await secondsOf(() => putOneByOne(running));
  return [
    { figure: 'events through the local stack', value: events / seconds, unit: 'each second' },
    { figure: 'messages through the local stack', value: messages / seconds, unit: 'each second' },
    { figure: 'bare puts, one by one', value: events / bare, unit: 'each second' },
    { figure: 'an event with its messages', value: seconds / bare, unit: 'bare puts' },
  ];
}

async function emit(
  { endpoints, outputs }: Running,
  { from, to }: { from: number; to: number },
): Promise<void> {
  const endpoint = endpoints.AWS_ENDPOINT_URL_EVENTBRIDGE;
  const client = new EventBridgeClient({ ...clientSettings, region, credentials, endpoint });
  for (let first = from; first < to; first += perCall) {
    const entries = Array.from({ length: Math.min(perCall, to - first) }, (_, place) => {
      const { source, detailType, detail } = openedTicket(first + place);
      const EventBusName = outputs['BusName'] ?? '';
      return { EventBusName, Source: source, DetailType: detailType, Detail: JSON.stringify(detail) };
    });
    const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries: entries }));
    if (FailedEntryCount !== 0) throw new Error(`the bus refused ${FailedEntryCount} events`);
  }
  client.destroy();
}

async function putOneByOne({ endpoints, outputs }: Running): Promise<void> {
  const client = dynamoClient({ region, credentials, endpoint: endpoints.AWS_ENDPOINT_URL_DYNAMODB });
  const store = dynamoStore(client, {
    state: outputs['StateTableName'] ?? '',
    ledger: outputs['LedgerTableName'] ?? '',
  });
  for (let place = 0; place < events; place += 1) {
    const item = { pk: `bench#${place}`, sk: '0', text: 'x'.repeat(500) };
    await store.put({ table: 'state', item, when: 'absent' });
  }
  client.destroy();
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
