import type { PublishOutcome } from './publish-facts.ts';

/** What becomes of a change of the stream by what became of publishing it. */
export function asChange(outcome: PublishOutcome) {
  if (outcome.kind === 'failed') return { becomes: 'again', error: outcome.error } as const;
  if (outcome.kind === 'unpublishable') return { becomes: 'parked', reason: outcome.reason } as const;
  return { becomes: 'done', fields: outcome } as const;
}
