import { GraphApiError, WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { ana, simulated } from './simulated.ts';

const phoneNumberId = '106540352242922';

let simulator: Simulator;
let client: WhatsAppClient;
beforeEach(async () => {
  simulator = await simulated();
  client = new WhatsAppClient({ accessToken: 'good-token', baseUrl: simulator.url, graphVersion: 'v25.0' });
});
afterEach(() => simulator.stop());

describe('a client of the Cloud API that others wrote', () => {
  it('sends a template with named parameters, and reads its provider id', async () => {
    simulator.setTemplates([
      { id: 'ticket_opened', category: 'utility', text: { en: { body: 'Ticket {{number}} is open now.' } } },
    ]);
    const answer = await client.messages.sendTemplate({
      phoneNumberId,
      to: ana,
      template: {
        name: 'ticket_opened',
        language: { code: 'en' },
        components: [{ type: 'body', parameters: [{ type: 'text', parameter_name: 'number', text: 'T-1' }] }],
      },
    });
    const [sent] = simulator.sent();
    expect(sent?.shown.body).toBe('Ticket T-1 is open now.');
    expect(answer.messages[0]?.id).toBe(sent?.id);
  });

  it('sends free text, buttons and a list within the window', async () => {
    simulator.openWindow({ phone: ana });
    const to = { phoneNumberId, to: ana };
    await client.messages.sendText({ ...to, body: 'Hello' });
    await client.messages.sendInteractiveButtons({
      ...to,
      bodyText: 'May this be bought?',
      buttons: [
        { id: 'yes', title: 'Approve' },
        { id: 'no', title: 'Reject' },
      ],
    });
    await client.messages.sendInteractiveList({
      ...to,
      bodyText: 'Which one is it about?',
      buttonText: 'Choose',
      sections: [{ title: 'Open', rows: [{ id: 'T-1', title: 'T-1' }] }],
    });
    expect(simulator.sent().map(({ shown }) => shown.body)).toEqual([
      'Hello',
      'May this be bought?',
      'Which one is it about?',
    ]);
  });

  it('is told, in the error it knows, that the window is closed', async () => {
    const refused = client.messages.sendText({ phoneNumberId, to: ana, body: 'Hello' });
    await expect(refused).rejects.toBeInstanceOf(GraphApiError);
    await expect(refused).rejects.toMatchObject({ code: 131047 });
  });

  it('is told that its token is none', async () => {
    const stranger = new WhatsAppClient({
      accessToken: 'bad-token',
      baseUrl: simulator.url,
      graphVersion: 'v25.0',
    });
    const refused = stranger.messages.sendText({ phoneNumberId, to: ana, body: 'Hello' });
    await expect(refused).rejects.toMatchObject({ code: 190, httpStatus: 401 });
  });

  it('uploads a file and sends it', async () => {
    simulator.openWindow({ phone: ana });
    const { id } = await client.media.upload({
      phoneNumberId,
      type: 'image/png',
      file: new Blob([Buffer.from('89504e470d0a1a0a', 'hex')], { type: 'image/png' }),
      fileName: 'dot.png',
    });
    await client.messages.sendImage({ phoneNumberId, to: ana, image: { id, caption: 'A dot' } });
    expect(simulator.sent()).toMatchObject([{ type: 'image' }]);
  });
});
