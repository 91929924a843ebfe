import type { OfRecord } from './fact-place.ts';
import type { GivenUp } from './message-fact.ts';
import type { Instant } from '../instant.ts';

/**
 * Whoever waits for an ask was called back, and what became of it for good. `thing` is the ask's id. One for its outcome;
 * one for its heartbeats, where such a call found that nobody waits any more.
 */
export interface CalledBack extends OfRecord {
  readonly kind: 'called-back';
  readonly of: 'outcome' | 'heartbeat';
  readonly way: 'https' | 'task';
  readonly as: 'done' | 'refused';
  /** Of a refused one. */
  readonly reason?: CallbackRefusal;
  /** What an HTTPS host answered with. */
  readonly status?: number;
  /** Which delivery of the job it was, from 1: those before it failed. */
  readonly attempt: number;
  readonly notedAt: Instant;
}

/** The job of a call was given up and lies in the dead letters: nobody was told of the ask. `thing` is the ask's id. */
export interface CallbackSetAside extends OfRecord, GivenUp {
  readonly kind: 'callback-set-aside';
  readonly notedAt: Instant;
}

export type CallbackRefusal =
  /** The address is not one of HTTPS at port 443, or has a name and password in it. */
  | 'not-an-address'
  /** The source does not name this host, or is not there. */
  | 'host-not-listed'
  /** The host's name leads to an address that is not of the public internet. */
  | 'address-not-public'
  /** The host sends on to another address. */
  | 'redirected'
  /** The host does not take it, and would not another time: 4xx. */
  | 'refused-by-host'
  /** The task is over: it timed out, was stopped, or was answered before. */
  | 'task-over'
  /** It is not the token of a task. */
  | 'not-a-token'
  /** The outcome is larger than what Step Functions takes. */
  | 'too-large';
