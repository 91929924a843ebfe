import { describe, expect, it } from 'vitest';
import { entropy } from '#adapters/node/entropy';
import { providerDigest } from '#domain/identity';
import { lost, queued } from '#test/support/one-message';
import { kindsOf, messageAt, minute, takeJobs, tick } from '#test/support/ticks';
import { applied, failedBy, sent, statusOf } from '#test/support/updates';
import type { World } from '#test/support/world';

describe('a status', () => {
  it('is a fact with its price, by what the message was sent with', async () => {
    const { chasqui, ref } = await sent();
    const price = { model: 'PMP', type: 'regular', category: 'utility', billable: true };
    expect(await applied(chasqui, statusOf(chasqui, { ref }, { price }))).toEqual({ kind: 'applied' });
    expect((await chasqui.ports.ledger.ofMessage(ref)).at(-1)).toMatchObject({ kind: 'status', price });
  });

  it('without that is bound by the id that Meta gave the message', async () => {
    const { chasqui, ref } = await sent();
    const { callback: _, ...bare } = statusOf(chasqui, { ref });
    await applied(chasqui, bare);
    expect(await kindsOf(chasqui, ref)).toContain('status');
  });

  it('whose message is not known yet comes back, and is set apart when it never will be', async () => {
    const { chasqui } = await sent();
    const { callback: _, ...bare } = statusOf(chasqui, { ref: 'nobody' });
    await expect(applied(chasqui, bare)).rejects.toMatchObject({ code: 'MessageNotYetKnown' });
    chasqui.clock.now += 5 * minute;
    expect(await applied(chasqui, bare)).toEqual({ kind: 'ignored', reason: 'message-unknown' });
  });

  it('bound to what is no ref of ours is not put', async () => {
    const { chasqui } = await sent();
    await chasqui.ports.messages.remember(providerDigest(entropy.sha256, 'wamid.x'), 'no ref', 1);
    const { callback: _, ...bare } = statusOf(chasqui, { ref: 'x' }, { providerId: 'wamid.x' });
    expect(await applied(chasqui, bare)).toEqual({ kind: 'ignored', reason: 'not-ours' });
  });

  it('of a message that somebody else sent from the number is set apart', async () => {
    const { chasqui, ref } = await sent();
    expect(await applied(chasqui, statusOf(chasqui, { ref }, { callback: 'campaign-7' }))).toEqual({
      kind: 'ignored',
      reason: 'message-unknown',
    });
  });

  it('that is no word of Meta is not put', async () => {
    const { chasqui, ref } = await sent();
    expect(await applied(chasqui, statusOf(chasqui, { ref }, { status: 'SENT!' }))).toEqual({
      kind: 'ignored',
      reason: 'not-ours',
    });
  });

  it('of a kind that nobody knows is put, and changes nothing', async () => {
    const { chasqui, ref } = await sent();
    await applied(chasqui, statusOf(chasqui, { ref }, { status: 'teleported' }));
    expect(await kindsOf(chasqui, ref)).toContain('status');
    expect((await messageAt(chasqui, ref)).value.status).toBe('accepted');
  });
});

describe('a message that Meta took twice', () => {
  /** Its first answer was lost, and it was sent once more unsure. */
  async function twice(): Promise<{ chasqui: World; ref: string }> {
    const { chasqui, ref } = await queued({
      meta: ({ callback }, call) =>
        call === 0 ? lost : { kind: 'accepted', providerId: `wamid.${callback}` },
    });
    takeJobs(chasqui);
    await chasqui.send(ref);
    for (let passed = 0; passed < 12; passed += 1) {
      chasqui.clock.now += minute;
      await tick(chasqui);
    }
    expect(takeJobs(chasqui)).toEqual([ref]);
    await chasqui.send(ref);
    return { chasqui, ref };
  }

  it.each([
    ['by the later attempt', [1, 2]],
    ['by the first one, minutes late', [2, 1]],
  ] as const)('is known %s', async (_, order) => {
    const { chasqui, ref } = await twice();
    for (const attempt of order) await applied(chasqui, statusOf(chasqui, { ref, attempt }));
    const doubled = (await chasqui.ports.ledger.ofMessage(ref)).filter(({ kind }) => kind === 'doubled');
    expect(doubled).toMatchObject([{ attempt: 2 }]);
    await applied(chasqui, statusOf(chasqui, { ref, attempt: 2 }, { status: 'delivered' }));
    expect((await kindsOf(chasqui, ref)).filter((kind) => kind.startsWith('doubled'))).toHaveLength(1);
  });

  it('is not, where one of the attempts failed', async () => {
    const { chasqui, ref } = await twice();
    await applied(chasqui, statusOf(chasqui, { ref, attempt: 1 }, failedBy(131_026)));
    await applied(chasqui, statusOf(chasqui, { ref, attempt: 2 }));
    expect(await kindsOf(chasqui, ref)).not.toContain('doubled');
  });
});
