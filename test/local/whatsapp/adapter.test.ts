import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cloudApi } from '#adapters/whatsapp/cloud-api';
import { Phone } from '#domain/people/phone';
import type { Fault } from '#infra/local/whatsapp/faults';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import type { TemplateContent } from '#domain/outbound/outbound';
import { ana, simulated } from './simulated.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await simulated();
});
afterEach(() => simulator.stop());

function send(change: Partial<TemplateContent> = {}) {
  const to = Phone.parse(ana);
  if (to === undefined) throw new Error('no phone');
  const adapter = cloudApi({
    graphUrl: simulator.url,
    version: 'v25.0',
    phoneNumberId: '106540352242922',
    token: 'good-token',
    timeoutMs: 1_000,
  });
  return adapter.send({
    to,
    content: {
      kind: 'template',
      name: 'ticket_opened',
      language: 'en',
      body: [
        ['number', 'T-1042'],
        ['requester', 'Lia'],
      ],
      ...change,
    },
    callback: 'a-ref.1',
  });
}

describe('our adapter, calling the simulator', () => {
  it('is understood to the letter', async () => {
    const answer = await send();
    const [message] = simulator.sent();
    expect(answer).toEqual({ kind: 'accepted', providerId: message?.id, waId: '5511955501001' });
    expect(message).toMatchObject({
      to: ana,
      callback: 'a-ref.1',
      shown: { body: 'Ticket *T-1042* was opened by Lia, please look.' },
    });
  });

  it('hears of a template without parameters and of one that is not there', async () => {
    expect(await send({ name: 'all_clear', body: [] })).toMatchObject({ kind: 'accepted' });
    expect(await send({ name: 'nope' })).toMatchObject({ kind: 'error', code: 132001, httpStatus: 404 });
  });

  it.each<[Fault, object]>([
    [
      { kind: 'error', code: 190, subcode: 463 },
      { kind: 'error', code: 190, subcode: 463, httpStatus: 401 },
    ],
    [
      { kind: 'error', code: 131016 },
      { kind: 'error', code: 131016, transient: true },
    ],
    [{ kind: 'timeout-before' }, { kind: 'doubt', reason: 'timeout' }],
    [{ kind: 'timeout-after' }, { kind: 'doubt', reason: 'timeout' }],
    [{ kind: 'cut-before' }, { kind: 'doubt', reason: 'cut' }],
    [{ kind: 'cut-after' }, { kind: 'doubt', reason: 'cut' }],
    [{ kind: 'html' }, { kind: 'doubt', reason: 'no-graph-answer' }],
    [{ kind: 'html-after' }, { kind: 'doubt', reason: 'no-graph-answer' }],
    [{ kind: 'truncated-json' }, { kind: 'doubt', reason: 'no-graph-answer' }],
    [{ kind: 'slow', ms: 20 }, { kind: 'accepted' }],
  ])('%j is heard as %j', async (fault, answer) => {
    simulator.faults.add({ fault });
    expect(await send()).toMatchObject(answer);
  });
});
