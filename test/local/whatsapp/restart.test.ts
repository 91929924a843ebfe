import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator } from '#infra/local/whatsapp/simulator';
import { account, codeOf, graph, number, send } from './graph.ts';
import { ana, post, sendBody, simulated, until } from './simulated.ts';

let folder: string;
let dataFile: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chasqui-simulator-'));
  dataFile = path.join(folder, 'data', 'whatsapp.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Starts from the file alone: neither people nor templates are given. */
async function restarted() {
  return startSimulator({
    port: 0,
    token: 'good-token',
    appSecret: 'test_app_secret',
    phoneNumberId: '106540352242922',
    wabaId: '102290129340398',
    displayPhoneNumber: '+55 11 5550-0100',
    deliveredAfterMs: 5,
    dataFile,
  });
}

describe('a simulator that starts again', () => {
  it('has its messages, people and templates, and goes on with new ids', async () => {
    const first = await simulated({ dataFile });
    first.setTemplateStatus('all_clear', 'PAUSED');
    await post(first, sendBody());
    await until(() => first.sent()[0]?.steps.length === 2);
    const before = first.sent();
    await first.stop();

    const second = await restarted();
    expect(second.sent()).toEqual(before);
    const phones = await (await fetch(`${second.url}/_simulator/phones`)).json();
    expect(phones).toMatchObject({
      phones: [{ name: 'Ana Souza', messages: [{ status: 'delivered' }] }, {}],
    });
    expect((await post(second, sendBody())).status).toBe(200);
    expect((await post(second, sendBody({ template: 'all_clear', parameters: {} }))).status).toBe(400);
    expect(new Set(second.sent().map(({ id }) => id)).size).toBe(2);
    await second.stop();
  });

  it('still knows open windows, submitted templates and what was accepted how often', async () => {
    const first = await simulated({ dataFile });
    const id = first.openWindow({ phone: ana });
    const body = { type: 'BODY', text: 'All is well.' };
    const draft = { name: 'well', language: 'en', category: 'UTILITY', components: [body] };
    await graph(first, `POST ${account}/message_templates`, draft);
    await post(first, sendBody());
    await first.stop();
    const second = await restarted();
    expect(codeOf(await send(second, { type: 'text', text: { body: 'Hi' } }))).toBe(0);
    const mark = { messaging_product: 'whatsapp', status: 'read', message_id: id };
    expect((await graph(second, `POST ${number}/messages`, mark)).body).toEqual({ success: true });
    expect(second.templates()).toEqual(first.templates());
    expect(Object.fromEntries(second.accepted())).toEqual({ 'a-ref.1': 1 });
    await second.stop();
  });

  it('still knows what people said and how their phones stand', async () => {
    const first = await simulated({ dataFile });
    const phone = first.phone(ana);
    const id = phone.writes('On my way');
    phone.edits(id, 'Here');
    phone.sendsFile({ kind: 'voice' });
    phone.takesUsername('ana.souza');
    phone.changesUserId();
    phone.goesOffline();
    phone.changesNumber('+55 21 95550-1009');
    const before: unknown = await (await fetch(`${first.url}/_simulator/phones`)).json();
    const userId = phone.userId();
    await first.stop();
    const second = await restarted();
    expect(await (await fetch(`${second.url}/_simulator/phones`)).json()).toEqual(before);
    expect(second.phone('Ana Souza').userId()).toBe(userId);
    expect(second.phone('Ana Souza').waId()).toBe('5521955501009');
    await second.stop();
  });

  it('delivers what was on its way', async () => {
    const first = await simulated({ dataFile, deliveredAfterMs: 60_000 });
    await post(first, sendBody());
    await until(() => first.sent()[0]?.steps.length === 1);
    await first.stop();
    const second = await restarted();
    await until(() => second.sent()[0]?.steps.at(-1)?.status === 'delivered');
    expect(second.sent()[0]?.steps.map(({ status }) => status)).toEqual(['sent', 'delivered']);
    await second.stop();
  });

  it('shows messages of an earlier version, whose buttons are labels', async () => {
    const first = await simulated({ dataFile });
    await post(first, sendBody());
    await first.stop();
    const old = readFileSync(dataFile, 'utf8').replace(
      /"buttons":\[\{"kind".*?\}\]/,
      '"buttons":["I take it"]',
    );
    writeFileSync(dataFile, old);
    const second = await restarted();
    expect(second.sent()[0]?.shown.buttons).toEqual([{ kind: 'own', label: 'I take it' }]);
    await second.stop();
  });

  it('cuts off a line that a kill has torn', async () => {
    const first = await simulated({ dataFile });
    await post(first, sendBody());
    await until(() => first.sent()[0]?.steps.length === 2);
    await first.stop();
    const whole = readFileSync(dataFile, 'utf8');
    appendFileSync(dataFile, '{"kind":"message","mess');
    const second = await restarted();
    expect(second.sent()).toHaveLength(1);
    expect(readFileSync(dataFile, 'utf8')).toBe(whole);
    await second.stop();
  });

  it('names a line that is not its own, and does not start', async () => {
    await (await simulated({ dataFile })).stop();
    writeFileSync(dataFile, '{"kind":"rain"}\n');
    await expect(restarted()).rejects.toThrow('whatsapp.jsonl:1 is no line of the WhatsApp simulator');
  });
});
