import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askFreely, type Asking, askTemplate } from '#domain/asks/ask-buttons';
import { parseTap } from '#domain/asks/tap-token';
import { tapMaker } from '#domain/asks/tap-maker';
import type { OutboundContent } from '#domain/outbound/outbound';
import { Phone as PhoneNumber } from '#domain/people/phone';
import { formatRef } from '#domain/ref';
import type { Template } from '#domain/workspace';
import { entropy } from '#adapters/node/entropy';
import { cloudApi } from '#adapters/whatsapp/cloud-api';
import type { Phone } from '#infra/local/whatsapp/phones/phone';
import { number } from './graph.ts';
import { noon, type PhoneWorld, phoneWorld } from './phone-world.ts';
import { ana } from './simulated.ts';

const ref = formatRef({ record: 'r'.repeat(22), slice: 0, at: noon, message: 'm'.repeat(16) });
const key = { kid: 'abcd', key: 'k'.repeat(64) };
const tap = tapMaker({ deadline: noon + 1 }, { ref, person: 'p' }, { key, hmac: entropy.hmac });

const template = (id: string, ...buttons: readonly string[]): Template => ({
  id,
  category: 'utility',
  text: { en: { body: 'May Rui buy the press for the second line this week?', buttons } },
});
const templates = [template('may', 'Approve', 'Reject'), template('which', 'Choose')];
const manyOptions = ['a', 'b', 'c', 'd'].map((id) => ({ id, label: { en: `Take ${id}` } }));

function asking(id: string, options: Asking['options']): Asking {
  const message = { template: id, language: 'en', parameters: [] };
  return { message, options, pinned: { templates }, inForce: { templates }, tap };
}

let world: PhoneWorld;
let phone: Phone;
beforeEach(async () => {
  world = await phoneWorld();
  world.simulator.setTemplates(templates);
  phone = world.simulator.phone('Ana Souza');
});
afterEach(() => world.stop());

/** Sends it as Chasqui does. Answers with the provider's id. */
async function ask(content: OutboundContent | undefined): Promise<string> {
  const to = PhoneNumber.parse(ana);
  if (to === undefined || content === undefined) throw new Error('the test has nothing to send');
  const settings = { graphUrl: world.simulator.url, version: 'v25.0', token: 'good-token', timeoutMs: 2000 };
  const answer = await cloudApi({ ...settings, phoneNumberId: number }).send({
    to,
    content,
    callback: `${ref}.1`,
  });
  if (answer.kind !== 'accepted') throw new Error(`not accepted: ${answer.kind}`);
  return answer.providerId;
}

const option = (token: string) => parseTap(token)?.option;

describe('an ask on a phone', () => {
  it('as a template comes back with the token of the button that is tapped', async () => {
    const id = await ask(askTemplate(asking('may', [{ id: 'yes' }, { id: 'no' }])));
    const { button } = await world.heard(phone.taps(id, 'Reject'));
    expect(button.text).toBe('Reject');
    expect(button.payload).toBe(tap(1));
    expect(option(button.payload)).toBe(1);
  });

  it('with more options comes back with the token that opens the list, and from the list with that of the option', async () => {
    const id = await ask(askTemplate(asking('which', manyOptions)));
    const { button } = await world.heard(phone.taps(id, 'Choose'));
    expect(button.payload).toBe(tap());
    expect(option(button.payload)).toBeUndefined();
    const list = await ask(askFreely(asking('which', manyOptions)));
    const { interactive } = await world.heard(phone.chooses(list, 'Take c'));
    expect(interactive.list_reply).toEqual({ id: tap(2), title: 'Take c' });
  });

  it('in free form comes back with the token as the button’s id', async () => {
    phone.writes('Hi');
    const id = await ask(askFreely(asking('may', [{ id: 'yes' }, { id: 'no' }])));
    const { interactive } = await world.heard(phone.taps(id, 'Approve'));
    expect(interactive.button_reply).toEqual({ id: tap(0), title: 'Approve' });
  });
});
