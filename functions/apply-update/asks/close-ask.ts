import { followPatience } from '#domain/asks/answer-decision';
import type { Versioned } from '#ports/records';
import type { Applied } from '../applying.ts';
import type { Following, OverAsk } from './following.ts';
import { tellOfEnd } from './tell-of-end.ts';

/** Tells of the end of an ask whoever is to hear of it. It is not due any more when nothing is left to do. */
export async function closeAsk(
  { value: ask, version }: Versioned<OverAsk>,
  following: Following,
): Promise<Applied | 'again'> {
  const { dueAt, ...state } = ask.state;
  if (dueAt === undefined) return { kind: 'ignored', reason: 'followed-already' };
  const left = ask.kind === 'reading' ? 0 : await tellOfEnd(ask, following);
  const later = { dueAt: following.tools.now() + followPatience };
  const value = { ...ask, state: { ...state, ...(left > 0 && later) } };
  const isKept = await following.ports.asks.change({ ask: { value, version } });
  if (!isKept) return 'again';
  return { kind: 'applied', reason: left > 0 ? 'comes-again' : 'followed' };
}
