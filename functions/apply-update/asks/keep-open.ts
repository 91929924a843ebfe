import { askEnd, nextLook } from '#domain/asks/ask-time';
import { expired } from '#domain/asks/end-ask';
import type { Instant } from '#domain/instant';
import { advance } from '#domain/messages/message';
import type { Versioned } from '#ports/records';
import type { Applied } from '../applying.ts';
import type { Following, OpenAsk } from './following.ts';

/** How long a message may stay unfinished before the sweep looks at it. Milliseconds. */
const patience = 120_000;

/** An open ask expires when its time is over; until then whoever is next gets their message, and who waits for it a sign. */
export async function keepOpen(
  { value: ask, version }: Versioned<OpenAsk>,
  following: Following,
): Promise<Applied | 'again'> {
  const { ports, tools } = following;
  const now = tools.now();
  if (now >= askEnd(ask)) {
    const { ask: value, fact } = expired(ask, now);
    await ports.asks.change({ ask: { value, version }, fact });
    return 'again';
  }
  await releaseNext(ask, now, following);
  await giveSign(ask, following);
  const dueAt = nextLook(ask, now);
  if (dueAt === ask.state.dueAt) return { kind: 'applied', reason: 'open' };
  const value = { ...ask, state: { kind: 'open' as const, dueAt } };
  const isKept = await ports.asks.change({ ask: { value, version } });
  return isKept ? { kind: 'applied', reason: 'open' } : 'again';
}

/** The message of whoever's turn it is goes, unless it has gone. */
async function releaseNext(
  { line = [], turn = 0 }: OpenAsk,
  now: Instant,
  { ports }: Following,
): Promise<void> {
  const ref = line[turn];
  if (ref === undefined) return;
  const found = await ports.messages.find(ref);
  if (found?.value.status !== 'held') return;
  const next = advance(found.value, { status: 'queued', dueAt: now + patience });
  const isMoved = await ports.messages.move(next, found.version);
  if (isMoved) await ports.sendQueue.put([next]);
}

async function giveSign({ record, id, callback }: OpenAsk, { ports }: Following): Promise<void> {
  if (callback?.kind !== 'task' || callback.heartbeat === undefined) return;
  await ports.callbackQueue.put([{ kind: 'heartbeat', record, ask: id }]);
}
