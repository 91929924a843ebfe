import { aroundCalls } from './around-calls.ts';

/** Where a run stops: before or after its nth call of a port, counted from 1 over all ports. */
export interface Interruption {
  readonly call: number;
  readonly when: 'before' | 'after';
}

export interface Interruptible<P> {
  readonly ports: P;
  /** Calls of ports so far. */
  calls(): number;
}

/**
 * The same ports, with `stop` called at one boundary: the state between two steps of the work is what a crash
 * leaves behind. Ports that answer without a promise (the meter) do not count: they leave nothing.
 */
export function interruptible<P extends object>(
  ports: P,
  at: Interruption | undefined,
  stop: () => void,
): Interruptible<P> {
  let calls = 0;
  const stopIf = (call: number, when: Interruption['when']) => {
    if (at?.call === call && at.when === when) stop();
  };
  const proxied = aroundCalls(ports, async (_, run) => {
    calls += 1;
    const call = calls;
    stopIf(call, 'before');
    const answer = await run();
    stopIf(call, 'after');
    return answer;
  });
  return { ports: proxied, calls: () => calls };
}
