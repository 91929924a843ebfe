/** Time that stands still while anything is busy, and then jumps to the next thing that is due. */
export interface VirtualTime {
  readonly now: () => number;
  /** Resolves when so many milliseconds of this time have passed. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Lets time pass until `done` holds or nothing is due any more. */
  readonly run: (done?: () => boolean) => Promise<void>;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export function virtualTime(start: number): VirtualTime {
  let now = start;
  const sleepers: Sleeper[] = [];
  return {
    now: () => now,
    sleep: (ms) =>
      new Promise((wake) => {
        push(sleepers, { at: now + Math.max(0, ms), wake });
      }),
    async run(done = () => false) {
      for (;;) {
        await everythingElse();
        const [next] = sleepers;
        if (done() || next === undefined) return;
        now = Math.max(now, next.at);
        for (const sleeper of dueAt(sleepers, now)) sleeper.wake();
      }
    },
  };
}

/** What runs without waiting for time runs to its end before this resolves. */
function everythingElse(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function dueAt(sleepers: Sleeper[], now: number): readonly Sleeper[] {
  const due: Sleeper[] = [];
  for (let [first] = sleepers; first !== undefined && first.at <= now; [first] = sleepers) {
    due.push(first);
    pop(sleepers);
  }
  return due;
}

/** A binary heap: tens of thousands of sleepers are usual. Those of one moment wake in no particular order. */
function push(heap: Sleeper[], sleeper: Sleeper): void {
  heap.push(sleeper);
  let place = heap.length - 1;
  while (place > 0) {
    const above = (place - 1) >> 1;
    if (atOf(heap, above) <= sleeper.at) return;
    swap(heap, place, above);
    place = above;
  }
}

function pop(heap: Sleeper[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  let place = 0;
  for (;;) {
    const [left, right] = [2 * place + 1, 2 * place + 2];
    const least = atOf(heap, right) < atOf(heap, left) ? right : left;
    if (atOf(heap, least) >= last.at) return;
    swap(heap, place, least);
    place = least;
  }
}

function atOf(heap: readonly Sleeper[], place: number): number {
  return heap[place]?.at ?? Number.POSITIVE_INFINITY;
}

function swap(heap: Sleeper[], one: number, other: number): void {
  const [first, second] = [heap[one], heap[other]];
  if (first === undefined || second === undefined) return;
  heap[one] = second;
  heap[other] = first;
}
