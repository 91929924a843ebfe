import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cloudApi } from '#adapters/whatsapp/cloud-api';
import type { OutboundContent } from '#domain/outbound/outbound';
import { Phone } from '#domain/people/phone';
import { templateContent } from '#domain/outbound/template-content';
import type { Template } from '#domain/workspace';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import type { WhatsApp } from '#ports/whatsapp';
import { ana, simulated } from './simulated.ts';

const template: Template = {
  id: 'purchase_approval',
  category: 'utility',
  text: {
    en: {
      header: 'Purchase {{number}}',
      body: 'Purchase of {{amount}} from {{supplier}} waits for your approval.',
      buttons: ['Approve', 'Reject', { text: 'Open', url: 'https://erp.example/p/{{number}}' }],
    },
  },
};
const parameters = Object.entries({ amount: '9,00 €', supplier: 'Müller & Söhne', number: 'P 9' });

let simulator: Simulator;
let whatsapp: WhatsApp;
beforeEach(async () => {
  simulator = await simulated();
  simulator.setTemplates([template]);
  whatsapp = cloudApi({
    graphUrl: simulator.url,
    version: 'v25.0',
    phoneNumberId: '106540352242922',
    token: 'good-token',
    timeoutMs: 2000,
  });
});
afterEach(() => simulator.stop());

function send(content: OutboundContent, quoting?: string) {
  const to = Phone.parse(ana);
  if (to === undefined) throw new Error('no phone');
  return whatsapp.send({ to, content, callback: 'ref.1', ...(quoting !== undefined && { quoting }) });
}

describe('what we send, as the simulator shows it', () => {
  it('is a template whose parameters stand in header, body and address', async () => {
    const content = templateContent(
      { template: template.id, language: 'en', parameters },
      { templates: [template] },
    );
    expect(await send(content)).toMatchObject({ kind: 'accepted' });
    expect(simulator.sent()).toMatchObject([
      {
        shown: {
          header: 'Purchase P 9',
          body: 'Purchase of 9,00 € from Müller & Söhne waits for your approval.',
          buttons: [
            { kind: 'quick-reply', label: 'Approve' },
            { kind: 'quick-reply', label: 'Reject' },
            { kind: 'link', label: 'Open', url: 'https://erp.example/p/P%209' },
          ],
        },
      },
    ]);
  });

  const free: readonly OutboundContent[] = [
    { kind: 'text', body: 'See https://erp.example/9', preview: true },
    { kind: 'buttons', body: 'Which one?', buttons: [{ id: 'a', title: 'This' }] },
    {
      kind: 'list',
      body: 'Which one?',
      opener: 'Choose',
      sections: [{ rows: [{ id: 'a', title: 'This' }] }],
    },
    { kind: 'link', body: 'Your purchase', label: 'Open', url: 'https://erp.example/p/9' },
    { kind: 'image', media: { link: 'https://erp.example/9.jpg' }, caption: 'The dock' },
  ];

  it.each(free)('is free of a template within the window, and nowhere else: %j', async (content) => {
    expect(await send(content)).toMatchObject({ kind: 'error', code: 131047 });
    const written = simulator.openWindow({ phone: ana });
    expect(await send(content, written)).toMatchObject({ kind: 'accepted' });
  });

  it('is a mark of reading', async () => {
    const message = simulator.openWindow({ phone: ana });
    expect(await whatsapp.markRead({ message, typing: true })).toEqual({ kind: 'marked' });
    expect(await whatsapp.markRead({ message: 'wamid.unknown' })).toMatchObject({
      kind: 'error',
      code: 131009,
    });
  });

  it('is refused by both sides where it breaks a limit', async () => {
    simulator.openWindow({ phone: ana });
    const long: OutboundContent = {
      kind: 'buttons',
      body: 'x',
      buttons: [{ id: 'a', title: 'x'.repeat(21) }],
    };
    expect(await send(long)).toMatchObject({ kind: 'error', code: 131009 });
  });
});
