import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '#infra/local/whatsapp/faults';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { ana, post, rui, sendBody, simulated, until } from './simulated.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await simulated();
});
afterEach(() => simulator.stop());

/** What a caller with a short patience sees. */
async function seen(): Promise<string> {
  try {
    const response = await fetch(`${simulator.url}/v25.0/106540352242922/messages`, {
      method: 'POST',
      headers: { authorization: 'Bearer good-token' },
      body: JSON.stringify(sendBody()),
      signal: AbortSignal.timeout(2_000),
    });
    const text = await response.text();
    return `${response.status} ${isJson(text) ? 'json' : 'no json'}`;
  } catch (error) {
    return error instanceof DOMException ? 'nothing' : 'cut';
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('a fault on demand', () => {
  it.each<[Fault, string, number]>([
    [{ kind: 'error', code: 131000 }, '500 json', 0],
    [{ kind: 'error', code: 190, subcode: 463 }, '401 json', 0],
    [{ kind: 'error', code: 130429, httpStatus: 429 }, '429 json', 0],
    [{ kind: 'timeout-before' }, 'nothing', 0],
    [{ kind: 'timeout-after' }, 'nothing', 1],
    [{ kind: 'cut-before' }, 'cut', 0],
    [{ kind: 'cut-after' }, 'cut', 1],
    [{ kind: 'html' }, '502 no json', 0],
    [{ kind: 'html', status: 503 }, '503 no json', 0],
    [{ kind: 'html-after' }, '502 no json', 1],
    [{ kind: 'truncated-json' }, '200 no json', 1],
    [{ kind: 'slow', ms: 20 }, '200 json', 1],
    [{ kind: 'slow', ms: 10_000 }, 'nothing', 1],
    [{ kind: 'failed-status', code: 131026 }, '200 json', 1],
  ])('%j: the caller sees %s, accepted: %i', async (fault, answer, accepted) => {
    simulator.faults.add({ fault });
    expect(await seen()).toBe(answer);
    expect(simulator.sent()).toHaveLength(accepted);
    expect(simulator.calls()).toMatchObject([{ fault: fault.kind }]);
    expect(await seen()).toBe('200 json');
  });

  it('meets so many calls as it was asked to, in the order of asking', async () => {
    simulator.faults.add({ times: 2, fault: { kind: 'error', code: 131016 } });
    simulator.faults.add({ fault: { kind: 'error', code: 131056 } });
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await post(simulator, sendBody())).status);
    expect(statuses).toEqual([503, 503, 400, 200]);
    expect(simulator.faults.list()).toEqual([]);
  });

  it('meets one person only, however the number is written', async () => {
    simulator.faults.add({ to: '+55 11 95550-1001', fault: { kind: 'error', code: 131026 } });
    expect((await post(simulator, sendBody({ to: rui }))).status).toBe(200);
    expect((await post(simulator, sendBody({ to: ana }))).status).toBe(400);
  });

  it('is not used up by a call that is refused anyway', async () => {
    simulator.faults.add({ fault: { kind: 'cut-after' } });
    await post(simulator, '{');
    expect(simulator.faults.list()).toHaveLength(1);
    simulator.faults.clear();
    expect(simulator.faults.list()).toEqual([]);
  });

  it('tells of the throttle in x-business-use-case-usage', async () => {
    simulator.faults.add({ fault: { kind: 'error', code: 130429 } });
    const usage = (await post(simulator, sendBody())).headers.get('x-business-use-case-usage') ?? '';
    expect(JSON.parse(usage)).toMatchObject({ '102290129340398': [{ estimated_time_to_regain_access: 1 }] });
  });

  it('may come as a failed status after an accepted answer', async () => {
    simulator.faults.add({ fault: { kind: 'failed-status', code: 131026 } });
    await post(simulator, sendBody());
    await until(() => simulator.sent()[0]?.steps.length === 1);
    expect(simulator.sent()[0]?.steps).toMatchObject([{ status: 'failed', code: 131026 }]);
  });

  it('can be asked for over HTTP', async () => {
    const url = `${simulator.url}/_simulator/faults`;
    const rule = { to: ana, times: 2, fault: { kind: 'timeout-after' } };
    const added = await fetch(url, { method: 'POST', body: JSON.stringify(rule) });
    expect([added.status, await added.json()]).toEqual([201, [rule]]);
    expect(await (await fetch(url)).json()).toEqual([rule]);
    expect(await (await fetch(url, { method: 'DELETE' })).json()).toEqual([]);
    const wrong = await fetch(url, { method: 'POST', body: '{"fault":{"kind":"rain"}}' });
    expect([wrong.status, await wrong.json()]).toMatchObject([
      400,
      { problem: expect.stringContaining('fault.kind') },
    ]);
    const nobody = await fetch(url, { method: 'POST', body: JSON.stringify({ ...rule, to: 'Ana' }) });
    expect(nobody.status).toBe(400);
  });
});
