import { whyNotToHandOn } from '#domain/asks/hand-on';
import { mostTakers, takerChoice } from '#domain/asks/hand-on-list';
import type { HandOnSaid } from '#domain/inbound/hand-on-said';
import type { Inbound } from '#domain/inbound/inbound';
import type { Applying } from '../applying.ts';
import type { DecisionOf } from '../arrived.ts';
import type { AtHand } from './asking.ts';
import { atHand } from './at-hand.ts';
import { takersOf } from './takers-of.ts';

type Word = DecisionOf<'hand-on'>;

/**
 * They wrote the word by which an ask is handed on: of the one that they quote, or of the only one that waits for them.
 * Of several they are shown all, and quote one of them. Undefined where nothing waits: then it means something else.
 */
export async function handOnWord(
  { happenedAt }: Inbound,
  { person, to }: { readonly person: string; readonly to?: string },
  applying: Applying,
): Promise<HandOnSaid | { readonly kind: 'pending' } | undefined> {
  if (to !== undefined) {
    const hand = await atHand(to, applying);
    return hand && offer(hand, { at: happenedAt, boundBy: 'quote' }, applying);
  }
  const waiting = await waitingFor(person, happenedAt, applying);
  const [only, ...others] = waiting;
  if (only === undefined) return undefined;
  if (others.length > 0) return { kind: 'pending' };
  return offer(only, { at: happenedAt, boundBy: 'only-open' }, applying);
}

async function offer(
  hand: AtHand,
  { at, boundBy }: { readonly at: number; readonly boundBy: Word['boundBy'] },
  applying: Applying,
): Promise<Word> {
  const { asked, ask, record } = hand;
  const said = { kind: 'hand-on', ref: asked.ref, record: ask.record, title: record.title, boundBy } as const;
  const refused = whyNotToHandOn(hand, at);
  if (refused !== undefined) return { ...said, offered: [], refused };
  const takers = await takersOf(hand, at, applying);
  return { ...said, offered: takers.slice(0, mostTakers).map(({ id }) => id) };
}

/** So many of the newest asks are looked at: two that wait are several. */
const mostLooked = 10;

async function waitingFor(person: string, at: number, applying: Applying): Promise<readonly AtHand[]> {
  const refs = (await applying.ports.asks.openOf(person)).slice(0, mostLooked);
  const hands = await Promise.all(refs.map((ref) => atHand(ref, applying)));
  return hands.flatMap((hand) => {
    if (hand === undefined || hand.message.status === 'held') return [];
    const reason = whyNotToHandOn(hand, at);
    return reason === undefined || reason === 'not-allowed' ? [hand] : [];
  });
}

/** A row of the list of those to whom they may hand it; anything that this very person was not offered is no choice. */
export async function chosenTaker(
  id: string,
  person: string,
  { ports }: Applying,
): Promise<HandOnSaid | undefined> {
  const row = takerChoice(id);
  const word = row && (await ports.inbounds.find(row.question));
  if (row === undefined || word?.person !== person || word.decision.kind !== 'hand-on') return undefined;
  const { ref, record, title, offered } = word.decision;
  return offered.includes(row.to) ? { kind: 'hand-on-to', ref, record, title, to: row.to } : undefined;
}
