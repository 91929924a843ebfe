import type { Instant } from '../instant.ts';
import type { Ask } from './ask.ts';
import { answersComeLate } from './tap-maker.ts';

/** From then on an open ask is over, and no token of it counts. */
export function askEnd({ deadline }: Pick<Ask, 'deadline'>): Instant {
  return deadline + answersComeLate;
}

/** When an open ask is to be looked at next: at its end, or when the process that waits wants a sign before. */
export function nextLook({ deadline, callback }: Pick<Ask, 'deadline' | 'callback'>, now: Instant): Instant {
  const end = askEnd({ deadline });
  const heartbeat = callback?.kind === 'task' ? callback.heartbeat : undefined;
  return heartbeat === undefined ? end : Math.min(end, now + heartbeat);
}
