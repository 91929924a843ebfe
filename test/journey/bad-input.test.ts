import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exampleFolder, filesOf, samplesFolder } from '#test/workspace/example';
import { type Company, startCompany } from '#test/support/company';

const sample = JSON.parse(readFileSync(join(samplesFolder, '01-ticket-opened.json'), 'utf8'));
let company: Company;
let tickets = 0;

beforeAll(async () => {
  company = await startCompany();
});
afterAll(() => company.stop());

/** A good event about a ticket of its own. */
function ticket(more: object = {}) {
  const id = `T-${(tickets += 1)}`;
  const Detail = JSON.stringify({ ticket: { ...sample.detail.ticket, id }, ...more });
  return { id, entry: { Source: 'helpdesk', DetailType: 'TicketOpened', Detail } };
}

function envelope({ entry }: ReturnType<typeof ticket>): string {
  const { Source, DetailType, Detail } = entry;
  const [id, time] = [`direct-${tickets}`, '2026-11-20T12:41:07Z'];
  return JSON.stringify({ id, source: Source, 'detail-type': DetailType, time, detail: JSON.parse(Detail) });
}

/** Whose phones rang for the ticket. */
async function rungFor(id: string): Promise<readonly string[]> {
  await company.stack().idle();
  const about = company
    .stack()
    .simulator.sent()
    .filter(({ shown }) => shown.body.includes(`*${id}*`));
  return about.map(({ to }) => to.replaceAll(/\D/g, '').slice(-4)).toSorted();
}

const both = ['0101', '0102'];

async function expectNothingLeft(): Promise<void> {
  expect(await company.givenUp()).toEqual([]);
}

describe('a PutEvents call', () => {
  beforeEach(expectNothingLeft);

  it('takes its good entries and tells for each bad one what is wrong with it', async () => {
    const [first, last] = [ticket(), ticket()];
    const { entry } = ticket();
    const { FailedEntryCount: failed, Entries: entries } = await company.put(
      first.entry,
      { ...entry, Source: undefined },
      { ...entry, Source: '' },
      { ...entry, DetailType: undefined },
      { ...entry, Detail: undefined },
      { ...entry, Detail: 'not JSON' },
      { ...entry, Detail: '["an array"]' },
      { ...entry, Source: 'aws.ec2' },
      { ...entry, EventBusName: 'nobody-knows-it' },
      last.entry,
    );
    expect(failed).toBe(8);
    expect(entries?.map(({ EventId, ErrorCode }) => ErrorCode ?? typeof EventId)).toEqual([
      'string',
      'InvalidArgument',
      'InvalidArgument',
      'InvalidArgument',
      'InvalidArgument',
      'MalformedDetail',
      'MalformedDetail',
      'NotAuthorizedForSourceException',
      'ResourceNotFoundException',
      'string',
    ]);
    expect(await rungFor(first.id)).toEqual(both);
    expect(await rungFor(last.id)).toEqual(both);
  });

  it('is refused as a whole with eleven entries, or with more than 1 MiB', async () => {
    const eleven = Array.from({ length: 11 }, () => ticket().entry);
    await expect(company.put(...eleven)).rejects.toMatchObject({ name: 'ValidationException' });
    const large = ticket({ filler: 'x'.repeat(1024 * 1024) });
    await expect(company.put(large.entry)).rejects.toMatchObject({ name: 'ValidationException' });
    expect(await rungFor(large.id)).toEqual([]);
  });

  it('takes an event as large as an envelope on a queue can be, and keeps all of it', async () => {
    const filler = noise(1024 * 1024 - 2048);
    const large = ticket({ filler });
    const { Entries: [answer] = [] } = await company.put(large.entry);
    expect(answer).toEqual({ EventId: expect.any(String) });
    expect(await rungFor(large.id)).toEqual(both);
    const { code, out } = await company.chasqui('trace', '--record', `ticket/${large.id}`, '--json');
    const facts: readonly { event: string }[] = JSON.parse(out);
    expect(code).toBe(0);
    const pinned = await company.ports.events.find(facts[0]?.event ?? '');
    expect(pinned?.body.detail['filler'] === filler).toBe(true);
  });
});

/** Text that does not compress, so that the body of the event takes several items. */
function noise(length: number): string {
  return createHash('shake256', { outputLength: length })
    .update('noise')
    .digest('base64url')
    .slice(0, length);
}

describe('garbage on a queue', () => {
  const whole = (bodies: readonly { body: string; reason: string }[]) =>
    bodies.toSorted((a, b) => (a.body < b.body ? -1 : 1));

  it('of events is set aside whole with its reason, and the next event rings', async () => {
    const own = { ...JSON.parse(envelope(ticket())), source: 'chasqui.facts' };
    const garbage = [
      { body: 'not JSON at all', reason: 'not-json' },
      { body: '{"id":"x"}', reason: 'not-an-envelope: source' },
      { body: JSON.stringify(own), reason: 'our-own-event' },
      { body: `${'['.repeat(5000)}${']'.repeat(5000)}`, reason: 'not-an-envelope' },
      {
        body: envelope(ticket()).replace(
          '"detail":{',
          `"detail":{"deep":${'['.repeat(500)}${']'.repeat(500)},`,
        ),
        reason: 'too-deep: detail',
      },
    ];
    const good = ticket();
    await company.enqueue('events', ...garbage.map(({ body }) => body), envelope(good));
    expect(await rungFor(good.id)).toEqual(both);
    expect(whole(await setAside())).toEqual(whole(garbage));
    const rejected = company.log('route-event').map((line) => Number(line['events-rejected'] ?? 0));
    expect(rejected.reduce((sum, one) => sum + one, 0)).toBe(garbage.length);
    await expectNothingLeft();
  });

  it('of jobs is set aside whole with its reason, and the next job is sent', async () => {
    const ref = `${'r'.repeat(22)}.00.00000000a.${'m'.repeat(16)}`;
    const garbage = [
      { body: 'not JSON at all', reason: 'not-json' },
      { body: '{"ref":"short"}', reason: 'not-the-contract: ref' },
      { body: JSON.stringify({ ref: 'x'.repeat(52) }), reason: 'not-the-contract: ref' },
      { body: JSON.stringify({ ref, phone: '1' }), reason: 'not-the-contract' },
      { body: 'null', reason: 'not-the-contract' },
    ];
    await company.enqueue('send', ...garbage.map(({ body }) => body), JSON.stringify({ ref }));
    const good = ticket();
    await company.put(good.entry);
    expect(await rungFor(good.id)).toEqual(both);
    expect(whole(await setAside())).toEqual(whole(garbage));
    await expectNothingLeft();
  });

  async function setAside() {
    const taken = await company.take('failures');
    return taken.map(({ body, reason = '' }) => ({ body, reason }));
  }
});

describe('a broken workspace', () => {
  const broken = [
    { file: 'helpdesk', from: 'template: ticket_opened', to: 'template: ticket_opend', path: 'routes[0]' },
    { file: 'helpdesk', from: '{{ detail.ticket.id }}', to: '{{ detail.ticket.id', path: 'routes[0]' },
    { file: 'helpdesk', from: 'routes:', to: 'routes: [', path: '' },
    { file: 'branches', from: 'America/Sao_Paulo', to: 'America/Sao_Paolo', path: 'branches[0]' },
    { file: 'helpdesk', from: 'branch: sao-paulo', to: 'branch: nowhere', path: 'channels[0]' },
    { file: 'helpdesk', from: 'utility', to: 'marketting', path: 'templates[0]' },
  ];
  it.each(broken)('($file: $to) is refused at its place, and the version in force stays', async (change) => {
    const { file, from, to, path } = change;
    const before = await company.ports.workspaces.current();
    const folder = join(company.folder, `broken-${broken.indexOf(change)}`);
    mkdirSync(folder);
    for (const { file: name, text } of filesOf(exampleFolder))
      writeFileSync(join(folder, name), name === `${file}.yaml` ? text.replace(from, to) : text);
    const { code, out, err } = await company.chasqui('apply', folder);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    const [, place = '', said] = /^(.*):\d+:\d+ (.*)$/m.exec(err) ?? [];
    expect(place).toBe(join(folder, `${file}.yaml`));
    expect(said).toContain(path);
    expect(await company.ports.workspaces.current()).toBe(before);
  });

  it('is refused when it is no folder, or an empty one', async () => {
    const empty = join(company.folder, 'empty');
    mkdirSync(empty);
    expect(await company.chasqui('apply', join(empty, 'nowhere'))).toMatchObject({ code: 2, out: '' });
    expect(await company.chasqui('apply', empty)).toMatchObject({ code: 1, out: '' });
    const good = ticket();
    await company.put(good.entry);
    expect(await rungFor(good.id)).toEqual(both);
  });
});
