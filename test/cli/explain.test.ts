import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entropy } from '#adapters/node/entropy';
import type { RecordChanged } from '#domain/facts/routing-fact';
import { recordId } from '#domain/identity';
import type { OpsRecord } from '#domain/records/ops-record';
import { nobodyEvent, nobodyHeard } from '#test/support/outcomes';
import { addPerson, applyWorkspace, personOf } from '#test/support/world';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';
import { type CliWorld, cliWorld } from './cli-world.ts';

const now = Date.UTC(2026, 10, 22, 12);
let stack: CliWorld;
let file: string;

beforeAll(async () => {
  stack = await cliWorld({ now: () => now });
  file = join(stack.folder, 'ticket.json');
  const detail = { id: 'T-1', subject: 'Printer is on fire', priority: 'high' };
  await writeFile(file, JSON.stringify({ source: 'helpdesk', 'detail-type': 'TicketOpened', detail }));
});
afterAll(() => stack.stop());

const openTicket = (id: string): OpsRecord => ({
  id,
  type: 'ticket',
  key: 'T-1',
  title: 'Printer',
  fields: {},
  stamps: {},
  branch: 'sp',
  channel: 'helpdesk',
  openedAt: now,
});

const openingOf = (record: string): RecordChanged => ({
  kind: 'record-changed',
  record,
  slice: 0,
  at: now,
  thing: 'e'.repeat(22),
  event: 'e'.repeat(22),
  source: 'helpdesk',
  detailType: 'TicketOpened',
  version: 'v2',
  routes: [],
  change: [],
  state: 'opened',
  digest: 'd'.repeat(16),
});

describe('explain', () => {
  it('needs a workspace', async () => {
    const ran = await stack.run('explain', file);
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.err).toContain('no workspace is applied');
  });

  it('tells who would read what, and what the event lacks for the other routes', async () => {
    const clock = { now };
    await applyWorkspace({ ports: stack.ports, clock }, smallWorkspace());
    await addPerson({ ports: stack.ports, clock }, personOf('ana'));
    const { code, out } = await stack.run('explain', file);
    expect(code).toBe(0);
    expect(out).toContain('+ ticket-opened takes it: ticket/T-1 opened: priority, title, stage, url');
    expect(out).toContain('ANA  helpdesk  told in en: Ticket T-1 is open: Printer is on fire today.');
    expect(out).toContain('rui  helpdesk  not told: nobody is known by that id (unknown-person)');
    expect(out).toContain('- ticket-closed does not take it');
    expect(out).toContain('detail-type: wanted "TicketClosed", found "TicketOpened"');
  });

  it('tells of one person only, and with its exit code whether they would be told', async () => {
    const { code, out } = await stack.run(
      'explain',
      file,
      '--person',
      'rui',
      '--json',
      '--at',
      '2026-11-22T12:00:00Z',
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      {
        place: file,
        routes: [
          { kind: 'takes', people: [{ member: 'rui', reason: 'unknown-person' }] },
          { kind: 'misses' },
        ],
      },
    ]);
  });

  it('says so where no route takes the event', async () => {
    const other = join(stack.folder, 'other.json');
    await writeFile(other, JSON.stringify({ source: 'erp', 'detail-type': 'Other', detail: {} }));
    const { code, out } = await stack.run('explain', other);
    expect(code).toBe(1);
    expect(out).toContain('no route takes this event');
  });

  it('says what would not change as a route asks, and whom an outcome of ours would reach', async () => {
    const clock = { now };
    const record = recordId(entropy.sha256, 'ticket', 'T-1');
    const waiting = { ...ticketOpened, changed: { leaving: ['open'] } };
    const workspace = smallWorkspace({ routes: [waiting], outcomeRoutes: [nobodyHeard] });
    await applyWorkspace({ ports: stack.ports, clock: { now: now + 1 } }, workspace, 'v2');
    const waited = await stack.run('explain', file);
    expect(waited.code).toBe(1);
    expect(waited.out).toContain('nobody to tell: the stage did not leave open (unchanged)');
    await addPerson({ ports: stack.ports, clock }, personOf('eva'));
    const outcome = join(stack.folder, 'outcome.json');
    const { source, detailType, detail } = nobodyEvent('ticket-opened', record);
    await writeFile(outcome, JSON.stringify({ source, 'detail-type': detailType, detail }));
    expect(await stack.run('explain', outcome)).toMatchObject({ code: 1 });
    expect((await stack.run('explain', outcome)).out).toContain('does not find its record (record-unknown)');
    await stack.ports.records.change(openTicket(record), 0, openingOf(record));
    const told = await stack.run('explain', outcome);
    expect(told.code).toBe(0);
    expect(told.out).toContain('+ nobody-heard tells of it, about ticket/T-1');
    expect(told.out).toContain(
      'EVA  helpdesk  told in en: Ticket T-1 is open: Printer (ticket-opened) today.',
    );
  });

  it('refuses what is no event, with the place', async () => {
    const bad = join(stack.folder, 'bad.json');
    await writeFile(bad, JSON.stringify({ source: 'erp', detail: {} }));
    expect(await stack.run('explain', bad)).toMatchObject({ code: 2 });
    expect((await stack.run('explain', join(stack.folder, 'none.json'))).err).toContain('cannot be read');
  });
});
