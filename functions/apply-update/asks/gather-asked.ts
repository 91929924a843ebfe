import { openQuestion } from '#domain/asks/answer-decision';
import { nameOf, questionText } from '#domain/asks/further';
import { isHandOnWord } from '#domain/asks/hand-on-word';
import { optionLabel } from '#domain/asks/option-label';
import { pendingChoice } from '#domain/asks/pending-list';
import { isPendingWord } from '#domain/asks/pending-word';
import type { AskedFor } from '#domain/inbound/asked-for';
import { type FurtherSaid, maySay } from '#domain/inbound/further-said';
import type { Inbound } from '#domain/inbound/inbound';
import type { Offered } from '#domain/inbound/which-list';
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

/** What an inbound says about asks; `asks` are those that it may be about, where it may be about several. */
interface GatheredAsked {
  readonly asked?: AskedFor;
  readonly asks?: readonly Offered[];
}

/** Whether an inbound is about what this person was asked. Nothing where it is about something else. */
export async function gatherAsked(inbound: Inbound, said: Said, applying: Applying): Promise<GatheredAsked> {
  const { content, quoting } = inbound;
  if (content.kind === 'choice') return asking(await chosenRow(content.id, said.person, applying));
  if (!maySay(content)) return {};
  if (
    content.kind === 'text' &&
    isHandOnWord(content.body) &&
    (quoting === undefined || said.to !== undefined)
  )
    return asking(await handOnWord(inbound, said, applying));
  if (said.to !== undefined)
    return asking((await furtherTo(said.to, { inbound, boundBy: 'quote' }, applying))?.said);
  if (quoting !== undefined) return {};
  if (content.kind === 'text' && isPendingWord(content.body)) return { asked: { kind: 'pending' } };
  return openToFurther(inbound, said.person, applying);
}

function asking(asked: AskedFor | undefined): GatheredAsked {
  return asked === undefined ? {} : { asked };
}

/** The only ask that waits for something to be said; of several they are asked which. */
async function openToFurther(inbound: Inbound, person: string, applying: Applying): Promise<GatheredAsked> {
  const refs = (await applying.ports.asks.openOf(person)).slice(0, mostLooked);
  const looked = await Promise.all(
    refs.map((ref) => furtherTo(ref, { inbound, boundBy: 'only-open' }, applying)),
  );
  const found = looked.filter((one) => one !== undefined);
  const [only, ...others] = found;
  if (others.length === 0) return asking(only?.said);
  const asks = found.map(({ said: { record, title, ref, choice, question }, about }) => ({
    record,
    title,
    about,
    further: { ref, choice, question },
  }));
  return { asks };
}

interface AboutAsk {
  readonly said: FurtherSaid;
  /** What tells the ask from others, in the language of its message. */
  readonly about: string;
}

async function furtherTo(
  ref: string,
  { inbound, boundBy }: { readonly inbound: Inbound; readonly boundBy: FurtherSaid['boundBy'] },
  applying: Applying,
): Promise<AboutAsk | undefined> {
  const asked = (await applying.ports.asks.asked(ref))?.value;
  if (asked?.state.kind !== 'answering') return undefined;
  const since = inbound.happenedAt - asked.state.at;
  if (boundBy === 'only-open' && (since < 0 || since > window)) return undefined;
  const hand = await atHand(ref, applying);
  const { option: chosen, thing: choice, said } = asked.state;
  const option = hand?.rule.options.find(({ id }) => id === chosen);
  const question = hand && option && openQuestion(hand.rule, option, said);
  if (hand === undefined || question === undefined) return undefined;
  const { type, key, title } = hand.record;
  const place = { ref, record: hand.ask.record, title };
  const wanted = question === 'reason' ? '' : `: ${questionText(question, hand.message.language)}`;
  return {
    said: { kind: 'further', ...place, choice, question: nameOf(question), boundBy },
    about: `${type} ${key}, ${optionLabel(chosen, hand.rule, hand)}${wanted}`,
  };
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
