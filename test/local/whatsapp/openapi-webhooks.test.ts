import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Phone } from '#infra/local/whatsapp/phones/phone';
import { button, buttons, list, rows } from './contents.ts';
import { send } from './graph.ts';
import { type PhoneWorld, phoneWorld } from './phone-world.ts';
import { ana, post, sendBody, until } from './simulated.ts';

const published = z
  .looseObject({ $defs: z.record(z.string(), z.looseObject({})) })
  .parse(JSON.parse(readFileSync(new URL('openapi-webhooks.json', import.meta.url), 'utf8')));
const Webhook = z.fromJSONSchema({ ...published, $ref: '#/$defs/WebhookPayload' });

let world: PhoneWorld;
let phone: Phone;
beforeEach(async () => {
  world = await phoneWorld();
  phone = world.simulator.phone(ana);
});
afterEach(() => world.stop());

/** Whether Meta's OpenAPI takes the latest of so many webhooks. */
async function isDescribed(count: number): Promise<boolean> {
  await until(() => world.taker.taken.length === count);
  return Webhook.safeParse(JSON.parse(world.taker.taken.at(-1)?.raw ?? '')).success;
}

/** The business asks with buttons and with a list; their ids. */
async function asked(): Promise<readonly string[]> {
  phone.writes('Hi');
  await send(world.simulator, buttons(button('a')));
  await send(world.simulator, list({ rows: rows(2) }));
  await world.told();
  await world.statuses(6);
  return world.simulator.sent().map(({ id }) => id);
}

describe('Meta’s OpenAPI', () => {
  it('takes sent, delivered, read and failed', async () => {
    await world.told();
    phone.reads();
    await until(() => world.taker.taken.length === 3);
    for (const { raw } of world.taker.taken) expect(Webhook.safeParse(JSON.parse(raw)).success).toBe(true);
    world.simulator.faults.add({ fault: { kind: 'failed-status', code: 131026 } });
    await post(world.simulator, sendBody());
    expect(await isDescribed(4)).toBe(true);
  });

  it.each<[string, (ids: readonly string[]) => string]>([
    ['a text', () => phone.writes('Hi')],
    ['a quote', ([id = '']) => phone.writes('Hi', { quoting: id })],
    ['a tap on a template', (ids) => phone.taps(ids[2] ?? '', 0)],
    ['a tap on a button', ([id = '']) => phone.taps(id, 0)],
    ['a choice', (ids) => phone.chooses(ids[1] ?? '', '1')],
    ['a card', () => phone.sendsContacts([{ name: { formatted_name: 'Desk' }, phones: [{ phone: '+1' }] }])],
    ['what is shown to no business', () => phone.sendsUnsupported()],
    ['somebody without a number', () => (phone.takesUsername('ana.souza'), phone.writes('Hi'))],
  ])('takes %s', async (_, say) => {
    const ids = await asked();
    say(ids);
    expect(await isDescribed(8)).toBe(true);
  });

  it('takes a change of number', async () => {
    phone.changesNumber('+55 21 95550-1009');
    expect(await isDescribed(1)).toBe(true);
  });

  it.each<[string, (own: string) => string | void]>([
    ['a reaction', (own) => phone.reacts(own, '👍')],
    ['a photo', () => phone.sendsFile({ kind: 'image' })],
    ['a voice message', () => phone.sendsFile({ kind: 'voice' })],
    ['a place', () => phone.sendsLocation({ latitude: 1, longitude: 2 })],
    ['an edit', (own) => phone.edits(own, 'Hello')],
    ['a revocation', (own) => phone.revokes(own)],
    ['a form', () => phone.fillsIn({})],
    ['a change of the user id alone', () => phone.changesUserId()],
  ])('does not describe %s', async (_, act) => {
    const own = phone.writes('Hi');
    await world.inbound(1);
    act(own);
    expect(await isDescribed(2)).toBe(false);
  });
});
