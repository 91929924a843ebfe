import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chance, drawLatency } from '#infra/local/whatsapp/chance';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { account, codeOf, control, graph, number, send } from './graph.ts';
import { post, sendBody, simulated, until } from './simulated.ts';

const other = '106540352242923';
let simulator: Simulator;
const start = () =>
  simulated({
    limits: { pair: false },
    otherNumbers: [{ phoneNumberId: other, displayPhoneNumber: '+55 11 5550-0200' }],
  });
beforeEach(async () => {
  simulator = await start();
});
afterEach(() => simulator.stop());

const clear = { type: 'template', template: { name: 'all_clear', language: { code: 'en' } } };

describe('a fault by chance', () => {
  it('meets the same calls in each run of a seed, about as often as its rate says', async () => {
    const again = await start();
    const fates = [];
    for (const each of [simulator, again]) {
      each.changeNumber({ throughput: 1_000 });
      each.faults.add({ rate: 0.1, fault: { kind: 'error', code: 131016 } });
      const codes = [];
      for (let n = 0; n < 200; n += 1) codes.push(codeOf(await send(each, clear)));
      fates.push(codes);
    }
    await again.stop();
    expect(fates[0]).toEqual(fates[1]);
    const met = fates[0]?.filter((code) => code !== 0).length ?? 0;
    expect(met).toBeGreaterThan(8);
    expect(met).toBeLessThan(36);
    expect(simulator.faults.list()).toEqual([{ rate: 0.1, fault: { kind: 'error', code: 131016 } }]);
  });

  it('loses the answers of messages that were accepted', async () => {
    simulator.faults.add({ rate: 1, fault: { kind: 'cut-after' } });
    await expect(send(simulator, clear)).rejects.toThrow('fetch failed');
    expect(simulator.sent()).toHaveLength(1);
  });
});

describe('a fault', () => {
  it('may meet one number only', async () => {
    simulator.faults.add({ number: other, times: 5, fault: { kind: 'error', code: 130429 } });
    expect(codeOf(await send(simulator, clear))).toBe(0);
    expect(codeOf(await send(simulator, clear, other))).toBe(130429);
  });

  it('may meet the calls that manage, which then have no effect or no answer', async () => {
    simulator.faults.add({ on: 'management', fault: { kind: 'error', code: 200 } });
    expect(codeOf(await send(simulator, clear))).toBe(0);
    expect(codeOf(await graph(simulator, `DELETE ${account}/message_templates?name=all_clear`))).toBe(200);
    expect(simulator.templates().some(({ name }) => name === 'all_clear')).toBe(true);
    simulator.faults.add({ on: 'management', fault: { kind: 'cut-after' } });
    await expect(graph(simulator, `DELETE ${account}/message_templates?name=all_clear`)).rejects.toThrow(
      'fetch failed',
    );
    expect(simulator.templates().some(({ name }) => name === 'all_clear')).toBe(false);
  });

  it('of permission has its title with every code of the range', async () => {
    simulator.faults.add({ fault: { kind: 'error', code: 219 } });
    expect(await send(simulator, clear)).toMatchObject({
      status: 403,
      body: { error: { message: '(#219) Permissions error' } },
    });
  });
});

describe('slow answers', () => {
  it('have the median and the 99th percentile that were asked for', () => {
    const draw = chance('a seed');
    const drawn = Array.from({ length: 20_000 }, () => drawLatency({ medianMs: 100, p99Ms: 900 }, draw)).sort(
      (a, b) => a - b,
    );
    expect(drawn[10_000]).toBeGreaterThan(90);
    expect(drawn[10_000]).toBeLessThan(110);
    expect(drawn[19_800]).toBeGreaterThan(700);
    expect(drawn[19_800]).toBeLessThan(1_150);
    expect(drawLatency({ ms: 7 }, draw)).toBe(7);
  });

  it('are for sends alone', async () => {
    simulator.setLatency({ ms: 600_000 });
    const waiting = new AbortController();
    const sending = fetch(`${simulator.url}/v25.0/${number}/messages`, {
      method: 'POST',
      headers: { authorization: 'Bearer good-token' },
      body: JSON.stringify(sendBody()),
      signal: waiting.signal,
    });
    expect((await graph(simulator, `GET ${number}`)).status).toBe(200);
    await until(() => simulator.sent().length === 1);
    waiting.abort();
    await expect(sending).rejects.toThrow('aborted');
  });
});

describe('away', () => {
  it('answers with a page and 503, or cuts, until it is told to come back', async () => {
    expect((await control(simulator, 'POST away', { how: 'html' })).status).toBe(200);
    const page = await post(simulator, sendBody());
    expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    await control(simulator, 'POST away', { how: 'cut' });
    await expect(post(simulator, sendBody())).rejects.toThrow('fetch failed');
    await control(simulator, 'DELETE away');
    expect((await post(simulator, sendBody())).status).toBe(200);
    expect(simulator.sent()).toHaveLength(1);
  });

  it('refuses connections and comes back at the same port', async () => {
    await simulator.away.leave({ how: 'refused' });
    await expect(post(simulator, sendBody())).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await simulator.away.comeBack();
    expect((await post(simulator, sendBody())).status).toBe(200);
  });

  it('needs an end where nobody could be told', async () => {
    expect((await control(simulator, 'POST away', { how: 'refused' })).status).toBe(400);
    expect((await control(simulator, 'POST away', { how: 'refused', ms: 50 })).status).toBe(200);
    await until(() =>
      post(simulator, sendBody()).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
  });
});
