import type { LogFields } from './log.ts';
import { once } from './once.ts';
import { inShell, type Shell, shell } from './shell.ts';

export interface TickStep {
  readonly step: string;
  /** Builds the step's ports: once per cold start, at the first tick. */
  readonly build: (around: Shell) => Promise<() => Promise<LogFields & { readonly kind: string }>>;
}

/** A Lambda handler for a clock: what the tick says does not matter, what came of it goes to the log. */
export function tickHandler({ step, build }: TickStep, around: Shell = shell()) {
  const work = once(() => build(around));
  return inShell<void>(step, around, async () => {
    const tick = await work();
    around.log('info', 'tick handled', { ...(await tick()), step });
  });
}
