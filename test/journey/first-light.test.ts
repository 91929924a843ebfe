import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { entropy } from '#adapters/node/entropy';
import { recordId } from '#domain/identity';
import { formatRef } from '#domain/ref';
import { storyOfRecord, type Story } from '#infra/cli/story';
import { type Company, startCompany } from '#test/support/company';

const samples = fileURLToPath(new URL('../../events/samples', import.meta.url));
const Phones = z.object({
  phones: z.array(z.object({ name: z.string(), messages: z.array(z.object({ body: z.string() })) })),
});

let company: Company;

beforeAll(async () => {
  company = await startCompany({ maxVisibilitySeconds: 5 });
});
afterAll(() => company.stop());

async function emit(sample: string): Promise<void> {
  expect(await company.chasqui('emit', resolve(samples, sample))).toMatchObject({ code: 0, err: '' });
  await company.stack().idle();
}

/** Who has which texts on the phone that contain the words. */
async function phonesWith(words: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const response = await fetch(`${company.stack().simulator.url}/_simulator/phones`);
  const { phones } = Phones.parse(await response.json());
  const told = phones.map(({ name, messages }): [string, string[]] => [
    name,
    messages.map(({ body }) => body).filter((body) => body.includes(words)),
  ]);
  return Object.fromEntries(told.filter(([, bodies]) => bodies.length > 0));
}

function storyOf(type: string, key: string): Promise<Story> {
  const record = recordId(entropy.sha256, type, key);
  return storyOfRecord(record, { from: 0, to: Infinity }, company.ports);
}

/** What was planned for each person of the story, by the company's id. */
async function plans(story: Story): Promise<Readonly<Record<string, string>>> {
  const entries = story.flatMap((fact) => (fact.kind === 'slot' ? [fact] : []));
  const named = entries.map(async ({ person, plan }): Promise<[string, string]> => [
    (await company.ports.people.find(person))?.value.company ?? person,
    plan.kind === 'planned' ? plan.language : plan.reason,
  ]);
  return Object.fromEntries(await Promise.all(named));
}

function ticket(id: string, title: string): string {
  const { detail, ...sample } = JSON.parse(readFileSync(join(samples, '01-ticket-opened.json'), 'utf8'));
  return JSON.stringify({ ...sample, id, detail: { ticket: { ...detail.ticket, id, title } } });
}

const opened =
  'O chamado *T-1042* foi aberto por Helena Prado: Impressora fiscal do caixa 3 não responde.\n' +
  'Prioridade: high. Detalhes em https://helpdesk.example.com/tickets/T-1042 para quem for atender.';

describe('the first light of a company', () => {
  it('rings the phones of those who are told of the ticket, and no other', async () => {
    await emit('01-ticket-opened.json');
    expect(await phonesWith('')).toEqual({ 'Ana Souza': [opened], 'Bruno Lima': [opened] });
  });

  it('speaks to each in their own language', async () => {
    await emit('05-incident-updated.json');
    expect(await phonesWith('INC-')).toEqual({
      'Joana Pires': [expect.stringContaining('está agora: ')],
      'Tiago Alves': [expect.stringContaining('is now: ')],
    });
  });

  it('says of everybody else why they were not told', async () => {
    await emit('02-purchase-submitted.json');
    await emit('04-work-order-due-soon.json');
    const [ofTicket, ofPurchase, ofOrder] = await Promise.all([
      storyOf('ticket', 'T-1042').then(plans),
      storyOf('purchase', 'PC-2026-0881').then(plans),
      storyOf('work-order', 'WO-7719').then(plans),
    ]);
    expect(ofTicket).toEqual({ 'ana.souza': 'pt_BR', 'bruno.lima': 'pt_BR', 'carla.mendes': 'opted-out' });
    expect(ofPurchase).toEqual({
      'rui.tavares': 'pt_BR',
      'eva.nogueira': 'no-phone',
      'beatriz.antunes': 'pt_BR',
      'livia.freitas': 'pt_BR',
      'otavio.barros': 'pt_BR',
      'paula.ribeiro': 'pt_BR',
    });
    expect(ofOrder).toEqual({
      'grace.hill': 'en',
      'marcus.reed': 'en',
      'dana.ortiz': 'no-consent',
      'javier.morales': 'es',
    });
  });

  it('tells all of it to whoever asks for the record', async () => {
    const { code, out } = await company.chasqui('trace', '--record', 'ticket/T-1042', '--json');
    const facts: readonly { kind: string; event?: string }[] = JSON.parse(out);
    expect(code).toBe(0);
    // What became of the messages at the phones goes on while we look.
    const told = facts.filter(({ kind }) => kind !== 'status');
    expect(told.map(({ kind }) => kind)).toEqual([
      'record-changed',
      'slot',
      'slot',
      'slot',
      'accepted',
      'accepted',
    ]);
    expect(new Set(told.map(({ event }) => event)).size).toBe(1);
    expect(out).not.toMatch(/Helena|Impressora|55115550/);
  });

  it('tells each person once, though the same event comes five times', async () => {
    await company.enqueue('events', ...Array.from({ length: 5 }, () => ticket('T-5', 'Cinco vezes')));
    await company.stack().idle();
    expect(await phonesWith('Cinco vezes')).toEqual({
      'Ana Souza': [expect.anything()],
      'Bruno Lima': [expect.anything()],
    });
    const changes = (await storyOf('ticket', 'T-5')).filter(({ kind }) => kind === 'record-changed');
    expect(changes).toHaveLength(1);
  });

  it('loses and doubles nothing when the sender is killed in the middle of its calls', async () => {
    const stack = company.stack();
    const { simulator } = stack;
    simulator.faults.add({ fault: { kind: 'slow', ms: 5000 }, times: 2 });
    const tickets = ['T-61', 'T-62', 'T-63', 'T-64'];
    await company.enqueue('events', ...tickets.map((id) => ticket(id, 'No meio do caminho')));
    await expect.poll(() => simulator.faults.list(), { timeout: 30_000 }).toEqual([]);
    await stack.killWorkers('send-message');
    stack.setClockOffset(60_000);
    await stack.idle();
    stack.setClockOffset(0);
    // The clock went back by a minute, which no clock of AWS does: the number's next moment lies ahead of it.
    await company.ports.paces.change('main', (pace) => ({ pace: { ...pace, nextAt: 0, urgentAt: 0 } }));
    const stories = await Promise.all(tickets.map((id) => storyOf('ticket', id)));
    const ends = await Promise.all(stories.flat().flatMap(endOf));
    const accepted = ends.filter((end) => end === 'accepted, taken once').length;
    const doubted = ends.filter((end) => end === 'doubt, taken at most once').length;
    expect({ ends: accepted + doubted, all: ends }).toEqual({ ends: 8, all: expect.anything() });
    expect(doubted).toBeGreaterThanOrEqual(2);
  });

  it('tells the bus when a route reached nobody', async () => {
    const staff = readFileSync(join(samples, '../workspace/people.csv'), 'utf8');
    const file = join(company.folder, 'people.csv');
    const approvers = /^((?:rui\.tavares|beatriz\.antunes|livia\.freitas),.*),given,.*$/gm;
    writeFileSync(file, staff.replace(approvers, '$1,withdrawn,reply SAIR,2026-11-20'));
    expect(await company.chasqui('people', 'import', file)).toMatchObject({ code: 0, err: '' });
    const sample = readFileSync(join(samples, '02-purchase-submitted.json'), 'utf8');
    const submitted = join(company.folder, 'submitted.json');
    writeFileSync(submitted, sample.replaceAll('PC-2026-0881', 'PC-2026-0882'));
    await emit(submitted);
    const published = company.log('publish-facts').filter(({ kind }) => kind === 'published');
    const types = published.map(({ detailType }) => detailType);
    // The consents came with the people.
    expect(types.filter((type) => type !== 'ConsentChanged')).toEqual(['NobodyNotified']);
    const none = (await storyOf('purchase', 'PC-2026-0882')).filter(({ kind }) => kind === 'nobody-notified');
    expect(none).toMatchObject([{ route: 'purchase-pending', channels: ['purchasing'], suppressed: 4 }]);
  });

  it('is all there after a restart, and goes on', async () => {
    const [phones, story] = [await phonesWith(''), await storyOf('ticket', 'T-1042')];
    await company.restart();
    expect(await phonesWith('')).toEqual(phones);
    expect(await storyOf('ticket', 'T-1042')).toEqual(story);
    await emit('06-ticket-closed.json');
    expect(await phonesWith('foi encerrado')).toEqual({ 'Ana Souza': [expect.anything()] });
    expect((await storyOf('ticket', 'T-1042')).length).toBeGreaterThan(story.length);
  });

  it('set nothing aside and gave nothing up on the way', async () => {
    expect(await company.givenUp()).toEqual([]);
  });
});

/** How one planned message ended, beside how often Meta took it. */
function endOf(fact: Story[number]): readonly Promise<string>[] {
  if (fact.kind !== 'slot' || fact.plan.kind !== 'planned') return [];
  const ref = formatRef({ ...fact, message: fact.thing });
  const sent = company.stack().simulator.sent();
  const taken = sent.filter(({ callback = '' }) => callback.startsWith(`${ref}.`)).length;
  return [
    company.ports.messages.find(ref).then((found) => {
      const status = found?.value.status ?? 'missing';
      const times = status === 'doubt' ? taken <= 1 : taken === 1;
      return `${status}, taken ${times ? (status === 'doubt' ? 'at most once' : 'once') : `${taken} times`}`;
    }),
  ];
}
