import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusOf as reachedBy } from '#domain/messages/message-status';
import { formatCallback } from '#domain/ref';
import { readWebhook } from '#adapters/whatsapp/webhook/read-webhook';
import { timeFor, tryCases } from '#test/support/cases';
import { queued } from '#test/support/one-message';
import { messageAt, minute, takeJobs } from '#test/support/ticks';
import { applied } from '#test/support/updates';
import type { World } from '#test/support/world';
import { changeOf, webhookOf } from '#test/adapters/whatsapp/webhook/webhooks';

interface Told {
  readonly attempt: number;
  readonly status: string;
}

/** What Meta tells of one attempt: nothing, or that it failed, or how far it came. */
const stories = [
  [],
  ['failed'],
  ['sent'],
  ['sent', 'failed'],
  ['sent', 'read'],
  ['sent', 'delivered', 'read'],
];

/** Of up to three attempts, with some told again. */
const tellings = fc
  .tuple(fc.constantFrom(...stories), fc.constantFrom(...stories), fc.constantFrom(...stories))
  .map((attempts) =>
    attempts.flatMap((statuses, place) => statuses.map((status): Told => ({ attempt: place + 1, status }))),
  );

const shuffled = tellings.chain((told) =>
  fc.record({
    told: fc.constant(told),
    order: fc
      .array(fc.nat(), { maxLength: 5 })
      .map((again) => [
        ...told,
        ...again.flatMap((place) => told.slice(place % (told.length + 1)).slice(0, 1)),
      ])
      .chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
    /** How many go into each webhook. */
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
  }),
);

/** A message that was sent three times, ten minutes ago. */
async function sentThrice(): Promise<{ chasqui: World; ref: string }> {
  const { chasqui, ref } = await queued();
  takeJobs(chasqui);
  const { value: message, version } = await messageAt(chasqui, ref);
  const { dueAt: _, ...core } = { dueAt: 0, ...message };
  await chasqui.ports.messages.move(
    { ...core, attempt: 3, status: 'accepted', providerDigest: 'wamid.3' },
    version,
  );
  chasqui.clock.now += 10 * minute;
  return { chasqui, ref };
}

function webhookFrom(ref: string, told: readonly Told[]): string {
  const statuses = told.map(({ attempt, status }) => ({
    id: `wamid.${attempt}`,
    status,
    timestamp: '1795348800',
    biz_opaque_callback_data: formatCallback(ref, attempt),
    ...(status === 'failed' && { errors: [{ code: 131_026, title: 'Undeliverable' }] }),
  }));
  const [first = [], ...others] = statuses.map((one) => [one]);
  return JSON.stringify(webhookOf(...[first, ...others].map((some) => changeOf({ statuses: some }))));
}

/** The facts that come of it, each webhook's statuses at once. */
async function factsAfter(order: readonly Told[], sizes: readonly number[]) {
  const { chasqui, ref } = await sentThrice();
  const settings = { numbers: chasqui.tools.numbers, receivedAt: chasqui.clock.now };
  const left = [...order];
  for (let batch = 0; left.length > 0; batch += 1) {
    const body = webhookFrom(ref, left.splice(0, sizes[batch % sizes.length]));
    await Promise.all(
      readWebhook(body, settings).map(async (update) => {
        if (update.kind !== 'status') throw new Error(`read as ${update.kind}`);
        await applied(chasqui, update.status);
      }),
    );
  }
  return chasqui.ports.ledger.ofMessage(ref);
}

describe('the statuses of a message, in whatever order, number and batching they come', () => {
  it('make the same facts, the same ladder, and find the same doubles', { timeout: timeFor(60) }, (tried) =>
    tryCases(tried, {
      of: shuffled,
      ordinarily: 50,
      holds: async ({ told, order, sizes }) => {
        const [plain, mixed] = [await factsAfter(told, [1]), await factsAfter(order, sizes)];
        expect(mixed).toEqual(plain);
        expect(reachedBy(mixed)).toBe(reachedBy(plain));
        const taken = new Set(told.flatMap(({ attempt, status }) => (status === 'failed' ? [] : [attempt])));
        const doubled = mixed.flatMap((fact) => (fact.kind === 'doubled' ? [fact.attempt] : []));
        expect(doubled).toEqual([...taken].toSorted((one, other) => one - other).slice(1));
      },
    }),
  );
});
