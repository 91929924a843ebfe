import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, startCompany } from '#test/support/company';
import { everythingIn } from '#test/support/everything';

let company: Company;
beforeAll(async () => {
  company = await startCompany();
});
afterAll(() => company.stop());

const ana = '+55 11 5550-0101';
const phone = () => company.stack().simulator.phone(ana.replace(/[^+\d]/g, ''));

/** All that was said on Ana's phone, and what Chasqui made of it, has come to rest. */
async function settled(): Promise<void> {
  await company.stack().simulator.webhooksTried();
  await company.stack().idle();
  await company.stack().simulator.webhooksTried();
  await company.stack().idle();
}

async function sentTo(waId: string) {
  await settled();
  return company
    .stack()
    .simulator.sent()
    .filter((message) => message.waId === waId);
}

async function told(record: string): Promise<string> {
  const { out } = await company.chasqui('trace', '--record', record);
  return out;
}

describe('what somebody does on their phone', () => {
  it('comes to the record that they were told about, and is read there', async () => {
    await company.chasqui('emit', 'events/samples/01-ticket-opened.json');
    await company.stack().idle();
    const [first] = await sentTo(phone().waId());
    phone().writes('Já estou indo', { quoting: first?.id ?? '' });
    await settled();
    expect(await told('ticket/T-1042')).toMatch(
      /Ana Souza .*replied with a text \(quoting a message\): Já estou indo/,
    );
  });

  it('brings its file along', async () => {
    phone().sendsFile({ kind: 'image', caption: 'a impressora' });
    await settled();
    const story = await told('ticket/T-1042');
    expect(story).toContain('replied with a picture (the only open record they had heard of): a impressora');
    expect(story).toContain('the file is kept: image/');
    expect((await everythingIn(company.stack())).media).toHaveLength(1);
  });
});
