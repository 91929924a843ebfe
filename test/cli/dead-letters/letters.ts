import type { DeadLetter } from '#adapters/sqs/dead-letters';
import type { Judged } from '#infra/cli/dead-letters/judgement';

export function letter(id: string, body = '{}'): DeadLetter {
  return { id, body, handle: `h-${id}`, sentAt: 0, receives: 6 };
}

/** Judges every letter the same. */
export function judgedAs(verdict: Judged['verdict']) {
  return (of: DeadLetter): Judged => ({
    letter: of,
    name: of.id,
    ids: [],
    about: '',
    reason: 'unknown',
    receives: 6,
    verdict,
  });
}
