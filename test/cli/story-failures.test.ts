import { expect, it } from 'vitest';
import { failuresIn } from '#infra/cli/story-failures';
import { queued } from '#test/support/one-message';
import { applied, failedBy, statusOf } from '#test/support/updates';

it('a failure is told with the words of Meta, as long as they stand', async () => {
  const { chasqui, ref } = await queued();
  await applied(chasqui, statusOf(chasqui, { ref }, failedBy(131_026, 'Not on WhatsApp')));
  await applied(chasqui, statusOf(chasqui, { ref, attempt: 2 }, { status: 'failed', errors: [{ code: 1 }] }));
  await applied(chasqui, statusOf(chasqui, { ref, attempt: 3 }, { status: 'failed' }));
  const story = await chasqui.ports.ledger.ofMessage(ref);
  const words = await failuresIn(story, chasqui.ports);
  expect([...words.values()]).toEqual(['failed (131026): Not on WhatsApp', 'failed (1)']);
});
