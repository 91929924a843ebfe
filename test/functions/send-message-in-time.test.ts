import { describe, expect, it } from 'vitest';
import type { SendAnswer } from '#domain/outbound/send-answer';
import { begunWithin } from '#functions/send-message/send-message';
import { fine, queued, story, unsent } from '#test/support/one-message';
import { takeJobs } from '#test/support/ticks';
import type { World } from '#test/support/world';

/** The function's timeout. Milliseconds. */
const timeout = 30_000;

/** A Meta each of whose answers takes so long by the world's clock. */
async function slowMeta(takes: number, ...answers: readonly SendAnswer[]) {
  const made: { chasqui?: World } = {};
  const { chasqui, ref } = await queued({
    meta: (_, call) => {
      if (made.chasqui !== undefined) made.chasqui.clock.now += takes;
      return answers[Math.min(call, answers.length - 1)] ?? fine;
    },
  });
  made.chasqui = chasqui;
  takeJobs(chasqui);
  const from = chasqui.clock.now;
  const outcome = await chasqui.send(ref);
  return {
    chasqui,
    ref,
    outcome,
    took: chasqui.clock.now - from,
    calls: chasqui.ports.whatsapp.calls.length,
  };
}

const refused = (code: number): SendAnswer => ({ kind: 'error', code, httpStatus: 503, transient: true });

describe('a job', () => {
  it.each([1, 2, 131_016, 130_429])(
    'that Meta refuses by %d, each time after nine seconds, is over before its function is',
    async (code) => {
      const { took, outcome } = await slowMeta(9_000, refused(code));
      expect(took).toBeLessThan(timeout - 2_000);
      expect(outcome).toMatchObject({ kind: 'waiting', code });
    },
  );

  it('whose network swallows all packets makes one call each time, and says that it was not sent', async () => {
    const { chasqui, ref, took, calls } = await slowMeta(3_000, unsent);
    expect(took).toBeLessThan(timeout - 2_000);
    expect(calls).toBeLessThanOrEqual(4);
    const { facts } = await story(chasqui, ref);
    expect(facts.map(({ kind }) => kind)).not.toContain('doubted');
    expect(facts.filter(({ kind }) => kind === 'refused')).toHaveLength(calls);
  });

  it('makes its call again at once where it failed at once', async () => {
    const { outcome, calls, chasqui } = await slowMeta(10, unsent, unsent, fine);
    expect([outcome.kind, calls]).toEqual(['accepted', 3]);
    expect((await chasqui.ports.paces.of('main')).silence).toBeUndefined();
  });

  it('takes no moment that lies beyond its time', async () => {
    const { chasqui, ref } = await queued();
    const { paces } = chasqui.ports;
    const nextAt = chasqui.clock.now + begunWithin + 1_000;
    await paces.change('main', (pace) => ({ pace: { ...pace, nextAt } }));
    const message = (await story(chasqui, ref)).message;
    const found = await chasqui.ports.messages.find(ref);
    if (found === undefined || message.status !== 'queued') throw new Error('no queued message');
    await chasqui.ports.messages.move({ ...message, priority: 'urgent' }, found.version);
    expect(await chasqui.send(ref)).toMatchObject({ kind: 'waiting', dueAt: nextAt, code: 130_429 });
    expect(chasqui.ports.whatsapp.calls).toHaveLength(0);
  });
});
