import type { DeadLetter, DeadLetters } from '#adapters/sqs/dead-letters';
import type { Judged, Verdict } from './judgement.ts';
import type { LetterFilter } from './letter-filter.ts';

/** What became of a dead letter. */
export type Fate =
  | { readonly kind: 'would-go-back' | 'gone-back' | 'would-be-dropped' | 'dropped' }
  /** It was refused, and lies here still. */
  | { readonly kind: 'stays'; readonly why: string }
  /** It lies here still, and was not put on its queue. `code` is that of SQS. */
  | { readonly kind: 'not-sent'; readonly code: string }
  /** It lies here still, though it is on its queue. */
  | { readonly kind: 'gone-back-not-removed' }
  | { readonly kind: 'not-dropped' };

export interface Told {
  readonly judged: Judged;
  readonly fate: Fate;
}

export interface Work {
  readonly filter: LetterFilter;
  readonly isDryRun: boolean;
  /** What is dropped, where the filter lets it pass. */
  readonly drops: (verdict: Verdict) => boolean;
  /** Letters that go back at once, at most: 1 to 10. */
  readonly atOnce: number;
}

export interface WorkPorts {
  readonly dead: DeadLetters;
  readonly judge: (letter: DeadLetter) => Promise<Judged>;
  /** Puts letters on the queues that they go back to. Answers for each: a code where it was not taken. */
  readonly sendBack: (letters: readonly Judged[]) => Promise<readonly (string | undefined)[]>;
  /** Resolves when so many more may go back. */
  readonly pace: (count: number) => Promise<void>;
  readonly tell: (told: Told) => void;
}

/**
 * Takes each dead letter of a queue once. What goes back is put on its queue first and removed then: whatever happens in
 * between, it lies on one of the two. What stays is given back at the end.
 */
export async function workThrough(work: Work, ports: WorkPorts): Promise<void> {
  const held: Held = new Map();
  try {
    await workOff(held, work, ports);
  } finally {
    await ports.dead.giveBack([...held.values()]);
  }
}

/** The letters in our hands, by their ids. */
type Held = Map<string, DeadLetter>;

async function workOff(held: Held, work: Work, ports: WorkPorts): Promise<void> {
  for await (const fresh of batchesOf(ports.dead, held)) {
    const judged = await Promise.all(fresh.map(ports.judge));
    for await (const told of settled(judged.filter(work.filter), work, ports)) {
      if (isGone(told.fate)) held.delete(told.judged.letter.id);
      ports.tell(told);
    }
  }
}

/** Up to ten letters at a time, none of them twice: one that comes again, after its time, only has another handle. */
async function* batchesOf(dead: DeadLetters, held: Held): AsyncGenerator<readonly DeadLetter[]> {
  const seen = new Set<string>();
  for (;;) {
    const taken = await dead.take();
    if (taken.length === 0) return;
    for (const letter of taken) held.set(letter.id, letter);
    const fresh = taken.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    yield fresh;
  }
}

function isGone({ kind }: Fate): boolean {
  return kind === 'gone-back' || kind === 'dropped';
}

async function* settled(judged: readonly Judged[], work: Work, ports: WorkPorts): AsyncGenerator<Told> {
  const going: Judged[] = [];
  const dropping: Judged[] = [];
  for (const one of judged) {
    if (work.drops(one.verdict)) dropping.push(one);
    else if (one.verdict.kind === 'redrive') going.push(one);
    else yield { judged: one, fate: { kind: 'stays', why: one.verdict.why } };
  }
  if (work.isDryRun) {
    for (const one of going) yield { judged: one, fate: { kind: 'would-go-back' } };
    for (const one of dropping) yield { judged: one, fate: { kind: 'would-be-dropped' } };
    return;
  }
  yield* dropped(dropping, ports);
  for (let from = 0; from < going.length; from += work.atOnce) {
    const turn = going.slice(from, from + work.atOnce);
    await ports.pace(turn.length);
    yield* sentBack(turn, ports);
  }
}

async function* dropped(letters: readonly Judged[], { dead }: WorkPorts): AsyncGenerator<Told> {
  const left = await dead.remove(letters.map(({ letter }) => letter));
  for (const judged of letters)
    yield { judged, fate: { kind: left.includes(judged.letter.id) ? 'not-dropped' : 'dropped' } };
}

async function* sentBack(letters: readonly Judged[], { dead, sendBack }: WorkPorts): AsyncGenerator<Told> {
  const codes = await sendBack(letters);
  const left = await dead.remove(
    letters.filter((_, index) => codes[index] === undefined).map(({ letter }) => letter),
  );
  for (const [index, judged] of letters.entries()) {
    const code = codes[index];
    if (code !== undefined) yield { judged, fate: { kind: 'not-sent', code } };
    else if (left.includes(judged.letter.id)) yield { judged, fate: { kind: 'gone-back-not-removed' } };
    else yield { judged, fate: { kind: 'gone-back' } };
  }
}
