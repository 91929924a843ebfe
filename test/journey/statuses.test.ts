import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, startCompany } from '#test/support/company';

const sample = fileURLToPath(new URL('../../events/samples/01-ticket-opened.json', import.meta.url));

let company: Company;

beforeAll(async () => {
  company = await startCompany({ maxVisibilitySeconds: 5 });
});
afterAll(() => company.stop());

const told = async (...words: readonly string[]) => (await company.chasqui(...words)).out;

it('what WhatsApp tells of a message is in its story: prices, ticks, and why one failed', async () => {
  company.stack().simulator.faults.add({ fault: { kind: 'failed-status', code: 131_026 } });
  await company.chasqui('emit', sample);
  await company.stack().idle();
  await expect
    .poll(() => told('trace', '--record', 'ticket/T-1042'), { timeout: 20_000, interval: 500 })
    .toMatch(/delivered[\s\S]*failed \(131026\): .+|failed \(131026\): [\s\S]+delivered/);
  const facts: readonly { readonly price?: object }[] = JSON.parse(
    await told('trace', '--record', 'ticket/T-1042', '--json'),
  );
  expect(facts.flatMap(({ price }) => price ?? [])).toContainEqual(
    expect.objectContaining({ category: 'utility' }),
  );
});

it('news of a template are told to whoever looks after the numbers', async () => {
  company.stack().simulator.changeTemplate('ticket_opened', { language: 'pt_BR', status: 'PAUSED' });
  await expect
    .poll(() => told('numbers'), { timeout: 20_000, interval: 500 })
    .toMatch(/the account\n.*template ticket_opened in pt_BR: status PAUSED/);
});

it('nothing of it was set aside or given up', async () => {
  expect(await company.givenUp()).toEqual([]);
});
