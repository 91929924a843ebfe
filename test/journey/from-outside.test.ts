import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleSecrets } from '#infra/local/example-secrets';
import { entropy } from '#adapters/node/entropy';
import { eventId } from '#domain/identity';
import { type Company, startCompany } from '#test/support/company';
import { webhookHeaders } from '#test/support/signed';

const [secret = ''] = exampleSecrets['helpdesk'] ?? [];
const event = {
  type: 'TicketOpened',
  data: {
    ticket: {
      id: 'T-2001',
      title: 'Scanner at gate 4 does not read',
      priority: 'high',
      status: 'new',
      site: 'Gate 4',
      requester: { name: 'Helena Prado' },
      url: 'https://helpdesk.example.com/tickets/T-2001',
    },
  },
};
const body = JSON.stringify(event);

let company: Company;
beforeAll(async () => {
  company = await startCompany();
});
afterAll(() => company.stop());

const doorOf = (source: string) => `${company.stack().outputs['EventsUrl']}/${source}`;

/** Names the messages that WhatsApp took. */
const callbacks = () =>
  company
    .stack()
    .simulator.sent()
    .map(({ callback }) => callback);

async function post(source: string, headers: Record<string, string>, sent = body) {
  const response = await fetch(doorOf(source), { method: 'POST', headers, body: sent });
  return { status: response.status, answer: await response.json() };
}

describe('a ticket that a system outside AWS reports', () => {
  it('rings the phones of the help desk, once, however often the request is sent', async () => {
    const headers = webhookHeaders(body, { secret, id: 'msg_2001', at: Date.now() });
    const id = eventId(entropy.sha256, 'helpdesk', 'msg_2001');
    const accepted = { status: 202, answer: { status: 'accepted', event: id } };
    expect(await post('helpdesk', headers)).toEqual(accepted);
    await company.stack().idle();
    const rung = callbacks();
    expect(rung.length).toBeGreaterThan(0);

    for (let again = 0; again < 3; again += 1) expect(await post('helpdesk', headers)).toEqual(accepted);
    await company.stack().idle();
    expect(callbacks()).toEqual(rung);
    expect(await company.ports.events.find(id)).toMatchObject({
      body: { source: 'helpdesk', detailType: 'TicketOpened', detail: event.data, id: 'msg_2001' },
    });
    expect((await company.chasqui('trace', '--record', 'ticket/T-2001')).out).toContain('record opened');
  });

  it('is taken up to the size that it may have, and fits with its envelope in the queue', async () => {
    const ticket = { ...event.data.ticket, id: 'T-2009' };
    const most = 1024 * 1024 - 8 * 1024;
    const room = most - JSON.stringify({ ticket, filler: '' }).length;
    const sizes = [room, room + 1].map(async (length) => {
      const sent = JSON.stringify({ type: event.type, data: { ticket, filler: '.'.repeat(length) } });
      const id = `msg_${length}_`.padEnd(190, 'x');
      return post('helpdesk', webhookHeaders(sent, { secret, id, at: Date.now() }), sent);
    });
    expect(await Promise.all(sizes)).toMatchObject([
      { status: 202, answer: { status: 'accepted' } },
      { status: 413, answer: { error: { reason: 'too-large', field: 'detail' } } },
    ]);
    await company.stack().idle();
    expect((await company.chasqui('trace', '--record', 'ticket/T-2009')).out).toContain('record opened');
  });

  it('is not taken where the request is forged, of no known source, or of one by IAM', async () => {
    const headers = webhookHeaders(body, { secret, id: 'msg_2002', at: Date.now() });
    const forged = body.replace('T-2001', 'T-6666');
    for (const answered of [
      await post('helpdesk', headers, forged),
      await post('nobody', headers),
      await post('erp.purchasing', headers),
    ]) {
      expect(answered).toMatchObject({ status: 401, answer: { error: { reason: 'unsigned' } } });
    }
    await company.stack().idle();
    expect((await company.chasqui('trace', '--record', 'ticket/T-6666')).out).toContain('no facts');
  });

  it('leaves neither its text nor a signature in the log', () => {
    const lines = JSON.stringify(company.log('accept-event'));
    expect(lines).toContain('request answered');
    expect(lines).not.toMatch(/Helena|Scanner|v1,|whsec/);
  });

  it('leaves nothing set aside', async () => {
    expect(await company.take('failures')).toEqual([]);
  });
});
