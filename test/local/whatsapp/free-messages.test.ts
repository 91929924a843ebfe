import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { madeUpIds } from '#infra/local/whatsapp/made-up-ids';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { codeOf, graph, number, send } from './graph.ts';
import { text } from './contents.ts';
import { ana, simulated, until } from './simulated.ts';

const start = 1_795_000_000_000;
const hour = 3_600_000;
let simulator: Simulator;
let now = start;
beforeEach(async () => {
  now = start;
  simulator = await simulated({ clock: () => now });
});
afterEach(() => simulator.stop());

describe('a message of free form', () => {
  it('goes within 24 hours of what the person wrote to that number, and no longer', async () => {
    expect(codeOf(await send(simulator, text))).toBe(131047);
    simulator.openWindow({ phone: ana });
    expect(codeOf(await send(simulator, text))).toBe(0);
    now += 24 * hour - 1;
    expect(codeOf(await send(simulator, text))).toBe(0);
    now += 1;
    expect(codeOf(await send(simulator, text))).toBe(131047);
  });

  it('may be accepted and fail by status, as a switch', async () => {
    await simulator.stop();
    simulator = await simulated({ windowErrors: 'by-status' });
    expect(codeOf(await send(simulator, text))).toBe(0);
    await until(() => simulator.sent()[0]?.steps.length === 1);
    expect(simulator.sent()[0]?.steps).toMatchObject([{ status: 'failed', code: 131047 }]);
  });

  it('is answered without a message_status, and shown as it was written', async () => {
    simulator.openWindow({ phone: ana });
    const { body } = await send(simulator, { ...text, context: { message_id: 'wamid.x' } });
    expect(body).toMatchObject({ messages: [{ id: expect.stringMatching(/^wamid/) }] });
    expect(JSON.stringify(body)).not.toContain('message_status');
    expect(simulator.sent()).toMatchObject([
      { type: 'text', category: 'service', quotes: 'wamid.x', shown: { body: 'Hello' } },
    ]);
  });
});

describe('a reaction', () => {
  const react = (id: string) => ({ type: 'reaction', reaction: { message_id: id, emoji: '👍' } });

  it('to what the person wrote is sent, and no more is heard of it', async () => {
    await send(simulator, react(simulator.openWindow({ phone: ana })));
    await send(simulator, text);
    await until(() => simulator.sent()[1]?.steps.length === 2);
    expect(simulator.sent()[0]?.steps.map(({ status }) => status)).toEqual(['sent']);
  });

  it('to nothing is accepted and fails by status', async () => {
    simulator.openWindow({ phone: ana });
    expect(codeOf(await send(simulator, react('wamid.nothing')))).toBe(0);
    await until(() => simulator.sent()[0]?.steps.length === 1);
    expect(simulator.sent()[0]?.steps).toMatchObject([{ status: 'failed', code: 131009 }]);
  });
});

describe('a read mark', () => {
  const mark = (id: string) => ({ messaging_product: 'whatsapp', status: 'read', message_id: id });

  it('is for a message that the number got in the last 30 days', async () => {
    const id = simulator.openWindow({ phone: ana });
    const typing = { ...mark(id), typing_indicator: { type: 'text' } };
    expect(await graph(simulator, `POST ${number}/messages`, typing)).toEqual({
      status: 200,
      body: { success: true },
    });
    now += 30 * 24 * hour;
    expect(codeOf(await graph(simulator, `POST ${number}/messages`, mark(id)))).toBe(131009);
    expect(codeOf(await graph(simulator, `POST ${number}/messages`, mark('wamid.x')))).toBe(131009);
  });
});

describe('a person known by the user id alone', () => {
  const clear = {
    type: 'template',
    template: { name: 'all_clear', language: { code: 'en' } },
    to: undefined,
  };

  it('gets the message where the id is theirs', async () => {
    const recipient = madeUpIds(number).userId('5511955501001');
    const said = await send(simulator, { ...clear, recipient });
    expect(said.body).toMatchObject({ contacts: [{ input: recipient, user_id: recipient }] });
    expect(simulator.sent()).toMatchObject([{ waId: '5511955501001' }]);
  });

  it('is not reached where nobody has the id', async () => {
    expect(codeOf(await send(simulator, { ...clear, recipient: 'BR.9999999999999999999' }))).toBe(0);
    await until(() => simulator.sent()[0]?.steps.length === 1);
    expect(simulator.sent()[0]?.steps).toMatchObject([{ status: 'failed', code: 131026 }]);
    expect(codeOf(await send(simulator, { ...clear, recipient: 'Ana' }))).toBe(131009);
    expect(codeOf(await send(simulator, clear))).toBe(131008);
  });
});
