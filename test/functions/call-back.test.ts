import { Webhook } from 'standardwebhooks';
import { describe, expect, it, vi } from 'vitest';
import { memoryCallbackHosts } from '#adapters/memory/callback-hosts';
import type { HostAnswer } from '#ports/callback-hosts';
import { answered, askedWorld, askId, byHttps, callbackSecret, callbackUrl } from '#test/support/asked-for';
import { calling } from '#test/support/calling';

const said = [
  { question: 'reason', text: 'too dear', thing: 't4' },
  { question: 'note', text: 'ask again in May', thing: 't5' },
];
const decision = { person: 'rui', option: 'reject', decides: 'rejected', said } as const;

describe('a system that waits', () => {
  it('is told the outcome with the reason, signed so that the library of Standard Webhooks verifies it', async () => {
    const world = await askedWorld({ callback: byHttps });
    const step = calling(world);
    const job = await step.jobOf(await answered(world, decision));
    vi.useFakeTimers({ now: world.chasqui.clock.now, toFake: ['Date'] });
    expect(await step.handle(job, 1)).toMatchObject({ kind: 'called', way: 'https', ask: askId });
    const [letter] = step.letters;
    expect(letter?.url.href).toBe(callbackUrl);
    const read = new Webhook(callbackSecret).verify(letter?.body ?? '', { ...letter?.headers });
    vi.useRealTimers();
    expect(read).toMatchObject({
      type: 'ApprovalDecided',
      timestamp: '2026-11-22T12:01:00.000Z',
      data: {
        ask: askId,
        outcome: 'rejected',
        by: 'rui',
        reason: { given: 'text', text: 'too dear' },
        fields: { note: 'ask again in May' },
      },
    });
    expect(letter?.headers['webhook-id']).toBe('fact' in job ? job.fact : '');
    expect(await step.calledBack()).toMatchObject({
      as: 'done',
      of: 'outcome',
      way: 'https',
      status: 200,
      attempt: 1,
      thing: askId,
    });
  });

  it('can verify by the old secret and by the new one', async () => {
    const world = await askedWorld({ callback: byHttps });
    const older = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const step = calling(world, { secrets: [callbackSecret, older] });
    await step.handle(await step.jobOf(await answered(world, decision)), 1);
    const [letter] = step.letters;
    vi.useFakeTimers({ now: world.chasqui.clock.now, toFake: ['Date'] });
    for (const secret of [callbackSecret, older])
      expect(new Webhook(secret).verify(letter?.body ?? '', { ...letter?.headers })).toMatchObject({
        type: 'ApprovalDecided',
      });
    vi.useRealTimers();
  });

  it('is called once, however often its job comes', async () => {
    const world = await askedWorld({ callback: byHttps });
    const step = calling(world);
    const job = await step.jobOf(await answered(world, decision));
    await step.handle(job, 1);
    expect(await step.handle(job, 2)).toMatchObject({ kind: 'nothing', why: 'called-before' });
    expect(step.letters).toHaveLength(1);
  });

  it.each([400, 401, 403, 404, 408, 425, 429, 500, 503, 199])('is tried again after %d', async (status) => {
    const world = await askedWorld({ callback: byHttps });
    const answers: HostAnswer[] = [
      { kind: 'answered', status },
      { kind: 'answered', status: 204 },
    ];
    const hosts = memoryCallbackHosts(() => answers.shift() ?? { kind: 'answered', status: 500 });
    const step = calling(world, { hosts });
    const job = await step.jobOf(await answered(world, decision));
    await expect(step.handle(job, 1)).rejects.toMatchObject({ code: `HostAnswered${status}` });
    expect(await step.calledBack()).toBeUndefined();
    expect(await step.handle(job, 2)).toMatchObject({ kind: 'called' });
    expect(await step.calledBack()).toMatchObject({ as: 'done', status: 204, attempt: 2 });
    const [one, other] = hosts.letters;
    expect(one?.headers['webhook-id']).toBe(other?.headers['webhook-id']);
  });

  it.each([
    [410, 'refused-by-host'],
    [301, 'redirected'],
    [307, 'redirected'],
  ])('that answers %d is not called again: %s', async (status, reason) => {
    const world = await askedWorld({ callback: byHttps });
    const step = calling(world, { hosts: memoryCallbackHosts(() => ({ kind: 'answered', status })) });
    const job = await step.jobOf(await answered(world, decision));
    expect(await step.handle(job, 1)).toMatchObject({ kind: 'refused', way: 'https', reason });
    expect(await step.calledBack()).toMatchObject({ as: 'refused', reason, status });
  });

  it('whose name leads to an address that is not public is not called, and is tried again', async () => {
    const world = await askedWorld({ callback: byHttps });
    const refusing = memoryCallbackHosts(() => ({ kind: 'refused', reason: 'address-not-public' }));
    const step = calling(world, { hosts: refusing });
    const job = await step.jobOf(await answered(world, decision));
    await expect(step.handle(job, 1)).rejects.toMatchObject({ code: 'AddressNotPublic' });
    expect(await step.calledBack()).toBeUndefined();
  });
});
