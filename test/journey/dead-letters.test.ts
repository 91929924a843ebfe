import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoClient } from '#adapters/dynamodb/client';
import { entropy } from '#adapters/node/entropy';
import { recordId } from '#domain/identity';
import type { Message } from '#domain/messages/message';
import { formatRef } from '#domain/ref';
import { type Company, startCompany } from '#test/support/company';
import { samplesFolder } from '#test/workspace/example';

const { detail } = JSON.parse(readFileSync(join(samplesFolder, '01-ticket-opened.json'), 'utf8'));

let company: Company;
let dynamo: DynamoDBClient;
beforeAll(async () => {
  company = await startCompany({ maxVisibilitySeconds: 1 });
  dynamo = dynamoClient();
});
afterAll(async () => {
  dynamo.destroy();
  await company.stop();
});

async function openTicket(id: string): Promise<void> {
  const Detail = JSON.stringify({ ...detail, ticket: { ...detail.ticket, id } });
  await company.put({ Source: 'helpdesk', DetailType: 'TicketOpened', Detail });
  await company.stack().idle();
}

function sentAbout(id: string): number {
  const sent = company.stack().simulator.sent();
  return sent.filter(({ shown }) => shown.body.includes(`*${id}*`)).length;
}

/** A message that waits for another try: it was refused for a minute, while Meta was busy. */
async function waitingMessage(id: string): Promise<Message> {
  const { faults } = company.stack().simulator;
  faults.add({ fault: { kind: 'error', code: 4 }, times: 2 });
  await openTicket(id);
  faults.clear();
  const { facts } = await company.ports.ledger.ofRecord(recordId(entropy.sha256, 'ticket', id));
  const refused = facts.find(({ kind }) => kind === 'refused');
  if (refused === undefined) throw new Error('nobody was refused');
  const { record, slice, at, thing } = refused;
  const ref = formatRef({ record, slice, at, message: thing });
  const found = await company.ports.messages.find(ref);
  if (found?.value.status !== 'waiting') throw new Error('it does not wait');
  const { code: _, ...message } = found.value;
  const queued: Message = { ...message, status: 'queued', dueAt: Date.now() + 86_400_000 };
  await company.ports.messages.move(queued, found.version);
  return queued;
}

/** Takes the consent out of a person's item, which nobody can read then. Answers with how it is put right. */
async function breakPerson(person: string): Promise<() => Promise<void>> {
  const TableName = company.stack().outputs['StateTableName'] ?? '';
  const Key = { pk: { S: `P#${person}` }, sk: { S: 'person' } };
  const { Item: whole = {} } = await dynamo.send(new GetItemCommand({ TableName, Key }));
  const { consent: _, ...broken } = whole;
  await dynamo.send(new PutItemCommand({ TableName, Item: broken }));
  return async () => {
    await dynamo.send(new PutItemCommand({ TableName, Item: whole }));
  };
}

async function redrive(...words: readonly string[]) {
  const { code, out } = await company.chasqui('redrive', ...words, '--json');
  const told: readonly Readonly<Record<string, unknown>>[] = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  await company.stack().idle();
  return { code, told };
}

describe('what fails five times', () => {
  it('lies in the dead letters with its reason in the ledger, and is sent once when it is put back', async () => {
    const { ref, person } = await waitingMessage('T-1');
    const mend = await breakPerson(person);
    const job = JSON.stringify({ ref });
    await company.enqueue('send', job);
    await openTicket('T-2');

    const letter = { reason: 'WrongShape', receives: 5, fate: 'would-go-back' };
    expect(await redrive('send', '--dry-run')).toMatchObject({ code: 0, told: [{ id: ref, ...letter }] });
    expect(await redrive('events', '--dry-run')).toMatchObject({
      code: 0,
      told: [{ about: 'TicketOpened from helpdesk', ...letter }],
    });
    expect([sentAbout('T-1'), sentAbout('T-2')]).toEqual([0, 0]);

    await mend();
    const { out } = await company.chasqui('trace', '--record', 'ticket/T-1');
    expect(out).toContain('its job failed 5 times and lies in the dead letters (WrongShape)');
    await expect
      .poll(async () => (await redrive('send')).told, { timeout: 30_000 })
      .toMatchObject([{ id: ref, fate: 'gone-back' }]);
    await expect
      .poll(async () => (await redrive('events')).told, { timeout: 30_000 })
      .toMatchObject([{ fate: 'gone-back' }]);
    expect([sentAbout('T-1'), sentAbout('T-2')]).toEqual([1, 2]);

    await company.enqueue('send-dead', job);
    const stays = { id: ref, fate: 'stays', why: 'WhatsApp has accepted it' };
    expect(await redrive('send')).toMatchObject({ code: 1, told: [stays] });
    expect(sentAbout('T-1')).toBe(1);
    await expect
      .poll(async () => (await redrive('send', '--drop-finished')).told, { timeout: 30_000 })
      .toMatchObject([{ id: ref, fate: 'dropped' }]);
    expect(await company.take('send-dead')).toEqual([]);
  });
});
