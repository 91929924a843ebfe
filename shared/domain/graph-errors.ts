import type { EndReason } from './fact.ts';
import type { GraphError } from './send-answer.ts';

/** What a Graph error means for the message that got it. */
export type GraphMeaning =
  | { readonly means: 'retry' }
  /** Too much for this one person: later, for them only. */
  | { readonly means: 'wait-person' }
  | { readonly means: 'give-up'; readonly reason: EndReason }
  /** Nothing of this number goes through until an operator acts. */
  | { readonly means: 'stop-number' };

const retry = new Set([1, 2, 4, 613, 80007, 130429, 131000, 131016, 131057, 133004, 2494100]);
const stopNumber = new Set([
  0, 3, 10, 190, 368, 131005, 131031, 131037, 131042, 131045, 131048, 131064, 133010,
]);
const templateUnusable = new Set([132001, 132015, 132016]);
const undeliverable = new Set([130403, 130472, 130497, 131021, 131026, 131030, 131049]);

/**
 * Judges by code, never by HTTP status; an unknown code is retried only where the answer says that it is transient
 * or the server failed. Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
 */
export function meaningOf(error: GraphError): GraphMeaning {
  const { code } = error;
  if (code === 131056) return { means: 'wait-person' };
  if (code === 131050) return { means: 'give-up', reason: 'opted-out' };
  if (templateUnusable.has(code)) return { means: 'give-up', reason: 'template-not-approved' };
  if (undeliverable.has(code)) return { means: 'give-up', reason: 'undeliverable' };
  if (stopNumber.has(code) || (code >= 200 && code <= 299)) return { means: 'stop-number' };
  if (retry.has(code)) return { means: 'retry' };
  const transient = error.transient || error.httpStatus >= 500 || error.httpStatus === 429;
  return transient && code !== 100 ? { means: 'retry' } : { means: 'give-up', reason: 'rejected-by-meta' };
}
