import { openQuestion } from '#domain/asks/answer-decision';
import { nameOf } from '#domain/asks/further';
import { isHandOnWord } from '#domain/asks/hand-on-word';
import { pendingChoice } from '#domain/asks/pending-list';
import { isPendingWord } from '#domain/asks/pending-word';
import type { AskedFor } from '#domain/inbound/asked-for';
import { type FurtherSaid, maySay } from '#domain/inbound/further-said';
import type { Inbound } from '#domain/inbound/inbound';
import { placeOf } from '#domain/messages/message-place';
import type { Applying } from '../applying.ts';
import { atHand } from './at-hand.ts';
import { chosenTaker, handOnWord } from './gather-hand-on.ts';

/** Of the newest asks of a person; who has more open ones quotes the question. */
const mostLooked = 10;

/** A question of ours is answered within the window, or by a quote. Milliseconds. */
const window = 86_400_000;

/** Whose it is, and the message that it quotes or taps on, where that is one of ours to them. */
interface Said {
  readonly person: string;
  readonly to?: string;
}

/** Whether an inbound is about what this person was asked. Undefined where it is about something else. */
export async function gatherAsked(
  inbound: Inbound,
  said: Said,
  applying: Applying,
): Promise<AskedFor | undefined> {
  const { content, quoting } = inbound;
  if (content.kind === 'choice') return chosenRow(content.id, said.person, applying);
  if (!maySay(content)) return undefined;
  if (
    content.kind === 'text' &&
    isHandOnWord(content.body) &&
    (quoting === undefined || said.to !== undefined)
  )
    return handOnWord(inbound, said, applying);
  if (said.to !== undefined) return furtherTo(said.to, { inbound, boundBy: 'quote' }, applying);
  if (quoting !== undefined) return undefined;
  if (content.kind === 'text' && isPendingWord(content.body)) return { kind: 'pending' };
  const refs = (await applying.ports.asks.openOf(said.person)).slice(0, mostLooked);
  const found = await Promise.all(
    refs.map((ref) => furtherTo(ref, { inbound, boundBy: 'only-open' }, applying)),
  );
  const [only, ...others] = found.filter((one) => one !== undefined);
  return others.length === 0 ? only : undefined;
}

async function furtherTo(
  ref: string,
  { inbound, boundBy }: { readonly inbound: Inbound; readonly boundBy: FurtherSaid['boundBy'] },
  applying: Applying,
): Promise<FurtherSaid | undefined> {
  const asked = (await applying.ports.asks.asked(ref))?.value;
  if (asked?.state.kind !== 'answering') return undefined;
  const since = inbound.happenedAt - asked.state.at;
  if (boundBy === 'only-open' && (since < 0 || since > window)) return undefined;
  const hand = await atHand(ref, applying);
  const { option: chosen, thing: choice, said } = asked.state;
  const option = hand?.rule.options.find(({ id }) => id === chosen);
  const question = hand && option && openQuestion(hand.rule, option, said);
  if (hand === undefined || question === undefined) return undefined;
  const { record, title } = { record: hand.ask.record, title: hand.record.title };
  return { kind: 'further', ref, record, title, choice, question: nameOf(question), boundBy };
}

/** A row of one of our lists. */
async function chosenRow(id: string, person: string, applying: Applying): Promise<AskedFor | undefined> {
  return (await chosenAgain(id, person, applying)) ?? chosenTaker(id, person, applying);
}

/** A row of the list of what waits; anything but this person's own is no choice. */
async function chosenAgain(id: string, person: string, { ports }: Applying): Promise<AskedFor | undefined> {
  const ref = pendingChoice(id);
  const message = ref === undefined ? undefined : (await ports.messages.find(ref))?.value;
  if (ref === undefined || message?.person !== person || message.ask === undefined) return undefined;
  const { record } = placeOf(message);
  const title = (await ports.records.find(record))?.value.title ?? '';
  return { kind: 'ask-again', ref, record, title };
}
