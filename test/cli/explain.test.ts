import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPerson, applyWorkspace, personOf } from '#test/support/world';
import { smallWorkspace } from '#test/support/workspace';
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
    expect(out).toContain(
      'rui  helpdesk  not told: nobody is known by the id in the channel (unknown-person)',
    );
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

  it('refuses what is no event, with the place', async () => {
    const bad = join(stack.folder, 'bad.json');
    await writeFile(bad, JSON.stringify({ source: 'erp', detail: {} }));
    expect(await stack.run('explain', bad)).toMatchObject({ code: 2 });
    expect((await stack.run('explain', join(stack.folder, 'none.json'))).err).toContain('cannot be read');
  });
});
