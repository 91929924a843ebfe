import { type Simulator, startSimulator } from '#infra/local/whatsapp/simulator';
import type { SimulatorOptions } from '#infra/local/whatsapp/simulator-options';

export const ana = '+5511955501001';
export const rui = '+351912345678';

/** A simulator with two templates and two phones, on a free port. */
export async function simulated(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startSimulator({
    port: 0,
    token: 'good-token',
    expiredTokens: ['old-token'],
    appSecret: 'test_app_secret',
    phoneNumberId: '106540352242922',
    wabaId: '102290129340398',
    displayPhoneNumber: '+55 11 5550-0100',
    deliveredAfterMs: 5,
    webhookRetryMs: 5,
    ...options,
  });
  simulator.setTemplates([
    {
      id: 'ticket_opened',
      category: 'utility',
      text: {
        en: {
          header: 'New ticket',
          body: 'Ticket *{{number}}* was opened by {{requester}}, please look.',
          footer: 'Maintenance',
          buttons: ['I take it', 'Not mine'],
        },
        pt_BR: { body: 'O chamado {{number}} de {{requester}} foi aberto.' },
      },
    },
    { id: 'all_clear', category: 'utility', text: { en: { body: 'All is clear.' } } },
  ]);
  simulator.setPeople([
    { name: 'Ana Souza', phone: ana },
    { name: 'Rui Carvalho', phone: rui },
  ]);
  return simulator;
}

export interface Sending {
  readonly to: string;
  readonly template: string;
  readonly language: string;
  readonly parameters: { readonly [name: string]: string };
}

const usual: Sending = {
  to: ana,
  template: 'ticket_opened',
  language: 'en',
  parameters: { number: 'T-1042', requester: 'Lia' },
};

/** The body of a send as our adapter writes it. */
export function sendBody(sending: Partial<Sending> = {}) {
  const { to, template, language, parameters } = { ...usual, ...sending };
  const named = Object.entries(parameters).map(([name, text]) => ({
    type: 'text',
    parameter_name: name,
    text,
  }));
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to,
    type: 'template',
    template: {
      name: template,
      language: { code: language },
      ...(named.length > 0 && { components: [{ type: 'body', parameters: named }] }),
    },
    biz_opaque_callback_data: 'a-ref.1',
  };
}

/** POSTs whatever is given to the number's messages. */
export async function post(simulator: Simulator, body: unknown, token = 'good-token'): Promise<Response> {
  return fetch(`${simulator.url}/v25.0/106540352242922/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
}

/** Polls until the question is answered with yes. Throws after twenty seconds. */
export async function until(question: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 20_000;
  while (!(await question())) {
    if (performance.now() > end) throw new Error('waited twenty seconds in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
