import type { Instant } from '../instant.ts';
import { advance, type Message } from './message.ts';

/**
 * How long a job may lie in its queue before another one is put for the same message. Milliseconds. Long, so that a
 * backlog is not put there anew each minute; a job that is lost costs no more than this.
 */
export const jobPatience = 600_000;

export type DueDecision =
  /** The message is moved first; who wins that puts the job. */
  | { readonly kind: 'enqueue'; readonly next: Message }
  /** The job alone: the sender finds the lease ended, and moves the message by what became of the attempt. */
  | { readonly kind: 'job' }
  | { readonly kind: 'doubt'; readonly message: Doubtful }
  | { readonly kind: 'leave'; readonly reason: 'not-due' | 'set-aside' | 'being-sent' | 'finished' };

export type Doubtful = Message & { readonly status: 'doubt' };

/** What to do about a message that an index named as due. The index lags, so the message itself decides. */
export function decideDue(message: Message, now: Instant): DueDecision {
  if (!('dueAt' in message)) return { kind: 'leave', reason: 'finished' };
  if (message.dueAt > now) return { kind: 'leave', reason: 'not-due' };
  switch (message.status) {
    case 'queued':
    case 'held':
      return enqueue(message, now);
    case 'waiting':
      return message.stopped === true ? { kind: 'leave', reason: 'set-aside' } : enqueue(message, now);
    case 'sending':
      return message.claim.until > now ? { kind: 'leave', reason: 'being-sent' } : { kind: 'job' };
    case 'doubt':
      return { kind: 'doubt', message };
  }
}

/** What to do about a message that an index named as set aside, once its number may send again. */
export function decideSetAside(message: Message, now: Instant): DueDecision {
  const isAside = message.status === 'waiting' && message.stopped === true;
  return isAside ? enqueue(message, now) : { kind: 'leave', reason: 'not-due' };
}

function enqueue(message: Message, now: Instant): DueDecision {
  return { kind: 'enqueue', next: advance(message, { status: 'queued', dueAt: now + jobPatience }) };
}
