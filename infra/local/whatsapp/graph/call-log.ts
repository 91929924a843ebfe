/** One HTTP call to the Graph side and what became of it. */
export interface LoggedCall {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** HTTP status that was answered, or would have been. */
  readonly status: number;
  /** What the caller saw. */
  readonly ending: 'answered' | 'unanswered' | 'cut' | 'truncated';
  /** Kind of the fault that met it. */
  readonly fault?: string;
  /** Code of the error object. */
  readonly code?: number;
  /** Id of the message that was accepted, whatever the caller saw. */
  readonly accepted?: string;
}

export interface CallLog {
  readonly add: (call: LoggedCall) => void;
  readonly list: () => readonly LoggedCall[];
  /** The latest so many, newest first. */
  readonly latest: (most: number) => readonly LoggedCall[];
  /** All that there ever were. */
  readonly count: () => number;
}

/** The latest 10,000 calls, oldest first. */
export function callLog(most = 10_000): CallLog {
  const ring: LoggedCall[] = [];
  let count = 0;
  const list = (): LoggedCall[] => {
    const oldest = count % most;
    return count <= most ? [...ring] : [...ring.slice(oldest), ...ring.slice(0, oldest)];
  };
  return {
    add(call) {
      ring[count % most] = call;
      count += 1;
    },
    list,
    latest: (wanted) => list().slice(-wanted).reverse(),
    count: () => count,
  };
}
