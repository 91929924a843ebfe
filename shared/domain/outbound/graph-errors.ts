import type { EndReason } from '../facts/message-fact.ts';
import type { GraphError } from './send-answer.ts';
import { templatePaused } from './template-state.ts';

/** What a Graph error means for the message that got it. */
export type GraphMeaning =
  /** A fault of the moment. */
  | { readonly means: 'retry' }
  /** Too much for this one person: later, for them only. */
  | { readonly means: 'wait-person' }
  /** The person's window of 24 hours is over: free text does not go any more, a template does. */
  | { readonly means: 'use-template' }
  /** Meta has paused the template, for three hours or six: later, with all others of that template. */
  | { readonly means: 'wait-template' }
  | { readonly means: 'give-up'; readonly reason: EndReason }
  /** Nothing of this number goes through until an operator acts. */
  | { readonly means: 'stop-number' };

/** The number sends faster than Meta lets it. */
export const numberTooFast = 130_429;

/** Too many messages to one person. */
export const tooManyForOne = 131_056;

/** The person told WhatsApp that they want no marketing from us. */
export const marketingStopped = 131_050;

type Row = readonly [codes: readonly Codes[], kind: Kind];

/** One code, or all from the first to the last. */
type Codes = number | readonly [first: number, last: number];

/** `seconds` and `minutes` are tried again for as long as the message may go, `few` and `once` so often. */
type Kind =
  | 'seconds'
  | 'minutes'
  | 'few'
  | 'once'
  | Exclude<GraphMeaning['means'], 'retry' | 'give-up'>
  | EndReason;

/**
 * Every code by which Meta refuses to send, after
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
 * What concerns one message or its template ends that message; what concerns the account stops the number.
 */
const rows: readonly Row[] = [
  [[2, numberTooFast, 131016, 133004], 'seconds'],
  [[4, 613, 80007, 131057, 132069, 133015, 134101, 2494100], 'minutes'],
  [[1, 131000], 'few'],
  [[131052, 131053, 135000], 'once'],
  [[tooManyForOne], 'wait-person'],
  [[131047], 'use-template'],
  [[templatePaused], 'wait-template'],
  // Access: token, permissions, the number itself.
  [[0, 3, 10, 33, 190, [200, 299], 131005, 131045], 'stop-number'],
  // The account or the number is blocked, limited, unpaid or not registered.
  [[368, 131031, 131037, 131042, 131044, 131048, 131064, 134011], 'stop-number'],
  [[133000, 133005, 133006, 133008, 133009, 133010, 133016, 136024, 136025], 'stop-number'],
  [[marketingStopped], 'opted-out'],
  [[132001, 132016], 'template-not-approved'],
  [[130403, 130472, 130497, 131021, 131026, 131030, 131036, 131049], 'undeliverable'],
  [[100, 131008, 131009, 131051, 131055, 131060, 131062, 131063], 'rejected-by-meta'],
  [[132000, 132005, 132007, 132008, 132012, 132018, 132068], 'rejected-by-meta'],
  [[131020, 131041, [131201, 131215], 134100, 134102, 137000], 'rejected-by-meta'],
  [
    [
      [138000, 139999],
      [147001, 147005],
      [2388000, 2388999],
    ],
    'rejected-by-meta',
  ],
];

/**
 * How often a message is tried in all, where Meta's fault may be one of the moment or may not: for 36 minutes, for many
 * an outage takes a quarter of an hour.
 */
const few = 8;
const twice = 2;

/** A code that names no object of ours: with this subcode it is the number in the address of the call. */
const noSuchNumber = { code: 100, subcode: 33 };

export interface Attempted {
  /** From 1. */
  readonly attempt: number;
  readonly content: 'template' | 'free-form';
}

/** Judges by code, never by HTTP status; a code that nobody knows is tried again only where the server failed. */
export function meaningOf(error: GraphError, { attempt, content }: Attempted): GraphMeaning {
  const known = classOf(error);
  switch (known) {
    case 'seconds':
    case 'minutes':
      return { means: 'retry' };
    case 'few':
      return attempt < few ? { means: 'retry' } : rejected;
    case 'once':
      return attempt < twice ? { means: 'retry' } : rejected;
    case 'use-template':
      return content === 'template' ? rejected : { means: known };
    case 'wait-person':
    case 'wait-template':
    case 'stop-number':
      return { means: known };
    default:
      return { means: 'give-up', reason: known };
  }
}

const rejected: GraphMeaning = { means: 'give-up', reason: 'rejected-by-meta' };

/** Whether a code tells nothing of the message, but of the line to its person or of the account: it may go any number of times. */
export function isOfOthers(code: number): boolean {
  return rowOf(code) === 'wait-person' || rowOf(code) === 'stop-number';
}

/** What Meta says when it is unwell as a whole, or hears no calls of ours at all. */
const unwell: ReadonlySet<number> = new Set([2, 4, 613, 80007, 131016, 131057, 133004, 2494100]);

/**
 * Whether a refusal tells that no other message would have fared better. `perhaps`: or else Meta trips over this one.
 * Undefined where it tells nothing of the others.
 */
export function troubleOf({ code, httpStatus = 0 }: Coded): 'surely' | 'perhaps' | undefined {
  if (unwell.has(code)) return 'surely';
  return classOf({ code, httpStatus, transient: false }) === 'few' ? 'perhaps' : undefined;
}

interface Coded {
  readonly code: number;
  readonly httpStatus?: number;
}

/** Whether what a code tells of lasts for minutes rather than seconds. */
export function takesMinutes(code: number): boolean {
  return rowOf(code) === 'minutes';
}

function classOf({ code, subcode, transient, httpStatus }: Omit<GraphError, 'kind'>): Kind {
  if (code === noSuchNumber.code && subcode === noSuchNumber.subcode) return 'stop-number';
  const unknown = transient || httpStatus >= 500 || httpStatus === 429 ? 'few' : 'rejected-by-meta';
  return rowOf(code) ?? unknown;
}

function rowOf(code: number): Kind | undefined {
  return rows.find(([codes]) => codes.some((some) => isAmong(code, some)))?.[1];
}

function isAmong(code: number, codes: Codes): boolean {
  return typeof codes === 'number' ? code === codes : code >= codes[0] && code <= codes[1];
}
