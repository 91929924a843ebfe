import { describe, expect, it } from 'vitest';
import { entropy } from '#adapters/node/entropy';
import { providerDigest } from '#domain/identity';
import {
  answering,
  badTemplate,
  busy,
  deadToken,
  fine,
  lost,
  queued,
  story,
  unsent,
} from '#test/support/one-message';
import { applyWorkspace, peopledWorld, ticketEvent } from '#test/support/world';
import { smallWorkspace } from '#test/support/workspace';

describe('a message that Meta takes', () => {
  it('is accepted, with the fact of it and a way back from the provider id', async () => {
    const { chasqui, ref } = await queued({ meta: answering(fine) });
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    const { message, facts } = await story(chasqui, ref);
    const digest = providerDigest(entropy.sha256, 'wamid.1');
    expect(message).toMatchObject({ status: 'accepted', providerDigest: digest, attempt: 1 });
    expect(message).not.toHaveProperty('dueAt');
    expect(facts).toMatchObject([{ kind: 'accepted', attempt: 1, providerDigest: digest }]);
    expect(chasqui.ports.meter.of('messages-accepted')).toBe(1);
  });

  it('goes in the person’s language with its parameters, and carries its ref and attempt', async () => {
    const { chasqui, ref } = await queued();
    await chasqui.send(ref);
    expect(chasqui.ports.whatsapp.calls).toMatchObject([
      {
        content: {
          kind: 'template',
          name: 'ticket_opened',
          language: 'en',
          body: [
            ['number', 'T-1'],
            ['subject', 'Printer is on fire'],
          ],
        },
        callback: `${ref}.1`,
      },
    ]);
  });

  it('goes once, however often its job is delivered', async () => {
    const { chasqui, ref } = await queued();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => chasqui.send(ref)));
    expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    expect(chasqui.ports.whatsapp.calls).toHaveLength(1);
    expect(await chasqui.send(ref)).toEqual({ kind: 'ignored', reason: 'finished' });
  });
});

describe('a job without a message', () => {
  it('is ignored', async () => {
    const { chasqui, ref } = await queued();
    const other = ref.replace(/.{16}$/, 'x'.repeat(16));
    expect(await chasqui.send(other)).toEqual({ kind: 'ignored', reason: 'no-such-message' });
  });
});

describe('a message that Meta refuses', () => {
  it('for a moment waits in the worker and goes then, each attempt a fact', async () => {
    const { chasqui, ref } = await queued({ meta: answering(busy, busy, fine) });
    const before = chasqui.clock.now;
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    expect(chasqui.clock.now - before).toBe(5000);
    const { facts } = await story(chasqui, ref);
    expect(facts.map((fact) => [fact.kind, 'attempt' in fact ? fact.attempt : 0])).toEqual([
      ['refused', 1],
      ['refused', 2],
      ['accepted', 3],
    ]);
  });

  it('for longer is left to its due time, and not called before', async () => {
    const { chasqui, ref } = await queued({ meta: answering(busy) });
    const outcome = await chasqui.send(ref);
    expect(outcome).toMatchObject({ kind: 'waiting', code: 130429 });
    const calls = chasqui.ports.whatsapp.calls.length;
    expect(calls).toBe(3);
    expect(await chasqui.send(ref)).toEqual(outcome);
    expect(chasqui.ports.whatsapp.calls).toHaveLength(calls);
    chasqui.clock.now += 16_000;
    await chasqui.send(ref);
    expect(chasqui.ports.whatsapp.calls.length).toBeGreaterThan(calls);
  });

  it('for good ends with the reason', async () => {
    const { chasqui, ref } = await queued({ meta: answering(badTemplate) });
    expect(await chasqui.send(ref)).toEqual({ kind: 'ended', as: 'failed', reason: 'template-not-approved' });
    const { message, facts } = await story(chasqui, ref);
    expect(message).toMatchObject({ status: 'failed', reason: 'template-not-approved' });
    expect(facts).toMatchObject([
      { kind: 'refused', code: 132001, subcode: 7, httpStatus: 404, means: 'give-up' },
      { kind: 'ended', as: 'failed', reason: 'template-not-approved' },
    ]);
    expect(chasqui.ports.meter.of('messages-failed')).toBe(1);
  });

  it('because of the account waits with its whole number, until the sweep lets it go', async () => {
    const { chasqui, ref } = await queued({ meta: answering(deadToken) });
    expect(await chasqui.send(ref)).toEqual({
      kind: 'waiting',
      dueAt: chasqui.clock.now + 60_000,
      code: 190,
    });
    expect(chasqui.ports.whatsapp.calls).toHaveLength(1);
  });
});

describe('a call that never left', () => {
  it('is made again at once, twice, under the same claim', async () => {
    const { chasqui, ref } = await queued({ meta: answering(unsent, unsent, fine) });
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    const { facts } = await story(chasqui, ref);
    expect(facts).toMatchObject([{ kind: 'accepted', attempt: 1 }]);
  });

  it('and keeps not leaving is a refusal without a code of Meta’s', async () => {
    const { chasqui, ref } = await queued({ meta: answering(unsent, unsent, unsent, fine) });
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    const { facts } = await story(chasqui, ref);
    expect(facts).toMatchObject([
      { kind: 'refused', attempt: 1, code: -1, means: 'retry' },
      { kind: 'accepted', attempt: 2 },
    ]);
  });
});

describe('a call whose answer is lost', () => {
  it('is a doubt that shows, and nobody sends again for now', async () => {
    const { chasqui, ref } = await queued({ meta: answering(lost) });
    expect(await chasqui.send(ref)).toEqual({ kind: 'in-doubt' });
    const { message, facts } = await story(chasqui, ref);
    expect(message).toMatchObject({ status: 'doubt', reason: 'timeout', dueAt: chasqui.clock.now + 120_000 });
    expect(facts).toMatchObject([{ kind: 'doubted', attempt: 1, reason: 'timeout' }]);
    expect(await chasqui.send(ref)).toEqual({ kind: 'ignored', reason: 'in-doubt-already' });
    expect(chasqui.ports.whatsapp.calls).toHaveLength(1);
    expect(chasqui.ports.meter.of('messages-in-doubt')).toBe(1);
  });
});

describe('before each attempt', () => {
  it('a message whose person left the channel is cancelled, with the fact', async () => {
    const { chasqui, ref } = await queued();
    await applyWorkspace(chasqui, smallWorkspace({ channels: [] }), 'v2');
    expect(await chasqui.send(ref)).toEqual({ kind: 'ended', as: 'cancelled', reason: 'left-channel' });
    expect((await story(chasqui, ref)).facts).toMatchObject([
      { kind: 'ended', as: 'cancelled', reason: 'left-channel' },
    ]);
    expect(chasqui.ports.whatsapp.calls).toEqual([]);
  });

  it('a message whose record closed is cancelled', async () => {
    const chasqui = await peopledWorld();
    await chasqui.route(ticketEvent('1'));
    chasqui.clock.now += 1000;
    await chasqui.route(ticketEvent('2', { detailType: 'TicketClosed' }));
    const [ref = ''] = chasqui.ports.sendQueue.refs;
    expect(await chasqui.send(ref)).toEqual({ kind: 'ended', as: 'cancelled', reason: 'closed' });
  });

  it('nothing goes without a workspace in force', async () => {
    const { chasqui, ref } = await queued();
    const workspaces = { ...chasqui.ports.workspaces, current: async () => undefined };
    await expect(chasqui.send(ref, { ...chasqui.ports, workspaces })).rejects.toThrow('no workspace');
  });
});
