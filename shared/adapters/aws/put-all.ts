/** What became of one entry of a batch call. */
export type EntryOutcome =
  | { readonly kind: 'taken'; readonly id: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly again: boolean };

export interface BatchCall<Entry> {
  /** One call. Answers for each entry, in the order of the batch. */
  put(batch: readonly Entry[]): Promise<readonly EntryOutcome[]>;
  /** Bytes that the entry counts for. */
  sizeOf(entry: Entry): number;
  /** Waits before round 1, 2, 3. */
  pause(round: number): Promise<void>;
}

/** The limits that SendMessageBatch and PutEvents share: entries, and bytes in all. */
const most = { entries: 10, bytes: 1024 * 1024 } as const;
const rounds = 4;

/**
 * Puts any number of entries in calls of at most ten, and again those that failed for a passing reason, up to three
 * times. Answers for each entry, in order. Throws what a call as a whole throws.
 */
export async function putAll<Entry>(
  entries: readonly Entry[],
  call: BatchCall<Entry>,
): Promise<readonly EntryOutcome[]> {
  const slots = entries.map((entry): Slot<Entry> => ({ entry, outcome: unanswered }));
  let left = slots;
  for (let round = 0; round < rounds && left.length > 0; round += 1) {
    if (round > 0) await call.pause(round);
    for (const batch of batchesOf(left, ({ entry }) => call.sizeOf(entry))) {
      const answers = await call.put(batch.map(({ entry }) => entry));
      for (const [index, slot] of batch.entries()) slot.outcome = answers[index] ?? unanswered;
    }
    left = left.filter(({ outcome }) => outcome.kind === 'failed' && outcome.again);
  }
  return slots.map(({ outcome }) => outcome);
}

interface Slot<Entry> {
  readonly entry: Entry;
  outcome: EntryOutcome;
}

const unanswered: EntryOutcome = {
  kind: 'failed',
  code: 'NoAnswer',
  message: 'no answer for this entry',
  again: true,
};

/** Cuts a list into batches within both limits. An entry that is too large by itself goes alone. */
export function batchesOf<Entry>(entries: readonly Entry[], sizeOf: (entry: Entry) => number): Entry[][] {
  const batches: Entry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = sizeOf(entry);
    const batch = batches.at(-1);
    if (batch !== undefined && batch.length < most.entries && bytes + size <= most.bytes) {
      batch.push(entry);
      bytes += size;
    } else {
      batches.push([entry]);
      bytes = size;
    }
  }
  return batches;
}

/** Full jitter: up to 100, 200, 400 ms. */
export async function pauseWithJitter(round: number): Promise<void> {
  const milliseconds = Math.random() * 50 * 2 ** round;
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
