import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { account, codeOf, control, graph, number, send } from './graph.ts';
import { ana, post, sendBody, simulated } from './simulated.ts';

const other = '106540352242923';
const start = 1_795_000_000_000;
let simulator: Simulator;
let now = start;
beforeEach(async () => {
  now = start;
  simulator = await simulated({
    clock: () => now,
    otherNumbers: [{ phoneNumberId: other, displayPhoneNumber: '+55 11 5550-0200', throughput: 20 }],
  });
});
afterEach(() => simulator.stop());

const clear = { type: 'template', template: { name: 'all_clear', language: { code: 'en' } } };
const phone = (n: number) => `+1512555${String(n).padStart(4, '0')}`;

/** How many of so many sends at once are taken, and the codes of the others. */
async function burst(count: number, of: (n: number) => object, from = number) {
  const codes: number[] = [];
  for (let n = 0; n < count; n += 1) codes.push(codeOf(await send(simulator, { ...clear, ...of(n) }, from)));
  return {
    taken: codes.filter((code) => code === 0).length,
    refused: [...new Set(codes.filter((code) => code !== 0))],
  };
}

describe('one person', () => {
  it('gets 45 messages at once and one more every six seconds, from each number', async () => {
    expect(await burst(47, () => ({ to: ana }))).toEqual({ taken: 45, refused: [131056] });
    now += 5_999;
    expect(await burst(1, () => ({ to: ana }))).toEqual({ taken: 0, refused: [131056] });
    now += 1;
    expect(await burst(2, () => ({ to: ana }))).toEqual({ taken: 1, refused: [131056] });
    expect(await burst(1, () => ({ to: ana }), other)).toEqual({ taken: 1, refused: [] });
    now += 45 * 6_000;
    expect(await burst(46, () => ({ to: ana }))).toEqual({ taken: 45, refused: [131056] });
  });

  it('gets any number of them where the limit is off', async () => {
    simulator.setLimits({ pair: false });
    expect(await burst(60, () => ({ to: ana }))).toEqual({ taken: 60, refused: [] });
  });
});

describe('one number', () => {
  it('sends 80 a second, another as many as it may', async () => {
    expect(await burst(82, (n) => ({ to: phone(n) }))).toEqual({ taken: 80, refused: [130429] });
    expect(await burst(22, (n) => ({ to: phone(n) }), other)).toEqual({ taken: 20, refused: [130429] });
    now += 999;
    expect(await burst(1, (n) => ({ to: phone(n) }))).toEqual({ taken: 0, refused: [130429] });
    now += 1;
    expect(await burst(81, (n) => ({ to: phone(n) }))).toEqual({ taken: 80, refused: [130429] });
  });

  it('sends no more than that within any second, and what people write to it counts', async () => {
    const taken: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      taken.push((await burst(30, (n) => ({ to: phone(n) }))).taken);
      now += 300;
    }
    expect(taken).toEqual([30, 30, 20, 0, 30]);
    now += 2_000;
    for (let said = 0; said < 10; said += 1) simulator.phone(ana).writes('On my way');
    expect(await burst(82, (n) => ({ to: phone(n) }))).toEqual({ taken: 70, refused: [130429] });
  });

  it('sends more after an upgrade', async () => {
    expect((await control(simulator, 'POST numbers', { number: other, throughput: 1_000 })).status).toBe(200);
    expect(await burst(90, (n) => ({ to: phone(n) }), other)).toEqual({ taken: 90, refused: [] });
    expect((await graph(simulator, `GET ${other}?fields=throughput`)).body).toEqual({
      id: other,
      throughput: { level: 'HIGH' },
    });
    expect((await control(simulator, 'POST numbers', { number: '1', throughput: 1 })).status).toBe(404);
  });

  it('names the account in the usage header of a throttle', async () => {
    simulator.changeNumber({ throughput: 1 });
    await post(simulator, sendBody());
    const usage = (await post(simulator, sendBody())).headers.get('x-business-use-case-usage') ?? '';
    expect(JSON.parse(usage)).toHaveProperty(account);
  });

  it('is unknown where it is none of the account', async () => {
    expect(await send(simulator, clear, '999')).toMatchObject({
      status: 400,
      body: { error: { code: 100, error_subcode: 33 } },
    });
  });
});

describe('the portfolio', () => {
  it('reaches so many people outside their windows in a moving day, over all numbers', async () => {
    simulator.setLimits({ tier: 'TIER_250' });
    simulator.changeNumber({ throughput: 1_000 });
    expect(await burst(250, (n) => ({ to: phone(n) }))).toEqual({ taken: 250, refused: [] });
    expect(await burst(1, () => ({ to: ana }), other)).toEqual({ taken: 0, refused: [131048] });
    expect(await burst(1, () => ({ to: phone(7) }))).toEqual({ taken: 1, refused: [] });
    simulator.openWindow({ phone: ana });
    expect(await burst(1, () => ({ to: ana }))).toEqual({ taken: 1, refused: [] });
    now += 86_400_000;
    expect(await burst(1, () => ({ to: '+15125559999' }))).toEqual({ taken: 1, refused: [] });
  });
});

describe('management calls', () => {
  it('are counted by the hour', async () => {
    simulator.setLimits({ managementPerHour: 2 });
    const codes = [];
    for (let n = 0; n < 3; n += 1) codes.push(codeOf(await graph(simulator, `GET ${number}`)));
    expect(codes).toEqual([0, 0, 80007]);
    expect(codeOf(await send(simulator, { ...clear, to: ana }))).toBe(0);
    now += 3_600_000;
    expect(codeOf(await graph(simulator, `GET ${number}`))).toBe(0);
  });
});

describe('what was accepted', () => {
  it('is counted by its callback data, whatever the caller was told', async () => {
    simulator.faults.add({ fault: { kind: 'cut-after' } });
    await post(simulator, sendBody()).catch(() => undefined);
    await post(simulator, sendBody());
    await post(simulator, { ...sendBody(), biz_opaque_callback_data: 'b-ref.1' });
    expect(Object.fromEntries(simulator.accepted())).toEqual({ 'a-ref.1': 2, 'b-ref.1': 1 });
    expect((await control(simulator, 'GET accepted')).body).toEqual({ 'a-ref.1': 2, 'b-ref.1': 1 });
  });
});
