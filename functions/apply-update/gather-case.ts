import type { Inbound } from '#domain/inbound/inbound';
import { type InboundCase, isAside } from '#domain/inbound/inbound-decision';
import type { Instant } from '#domain/instant';
import type { Status } from '#domain/messages/message';
import type { Person } from '#domain/people/person';
import { answerRef } from '#domain/inbound/planned-answer';
import { type Offered, parseChoice, rowOf } from '#domain/inbound/which-list';
import type { Tap } from '#domain/inbound/tap';
import { zonedDay } from '#domain/texts/zoned-day';
import type { Applying } from './applying.ts';
import { targetOf } from './target-of.ts';
import { gatherAsked } from './asks/gather-asked.ts';
import { verifyTap } from './asks/verify-tap.ts';
import { whereabouts } from './whereabouts.ts';
import { wordSaid } from './word-said.ts';

/** What a decision about an inbound rests on, and what its claims are made of. */
export interface Gathered {
  readonly case: InboundCase;
  readonly person: string;
  /** The calendar day of the inbound in the person's zone. */
  readonly day: string;
  /** Version of the newest question, 0 where there is none. */
  readonly questionAt: number;
}

interface Moment {
  readonly thing: string;
  readonly person: Person;
  readonly now: Instant;
}

/** Reads what the inbound may be about: no more than decides it. */
export async function gatherCase(inbound: Inbound, of: Moment, applying: Applying): Promise<Gathered> {
  const { person } = of;
  const { timeZone, workspace } = await whereabouts(person, applying);
  const tap = await verifyTap(inbound, person.id, applying);
  if (tap !== undefined) return tapped(inbound, tap, { ...of, timeZone });
  const found = await targetOf(inbound, person.id, applying);
  const word = wordSaid(inbound, { language: person.language, route: found?.route, workspace });
  const choice = await choiceOf(inbound, person.id, applying);
  const about = found?.target;
  const said = { person: person.id, ...(about?.to !== undefined && { to: about.to }) };
  const { asked, asks = [] } = word === undefined ? await gatherAsked(inbound, said, applying) : {};
  const told = {
    inbound,
    thing: of.thing,
    now: of.now,
    open: [],
    isGreeted: true,
    ...(about && { about }),
    ...(word && { word }),
    ...(choice && { choice }),
    ...(asked && { asked }),
  };
  const place = { person: person.id, day: zonedDay(inbound.happenedAt, timeZone) };
  const isClear = about ?? word ?? choice ?? asked;
  if (isClear !== undefined || isAside(inbound.content)) return { case: told, ...place, questionAt: 0 };
  const records = await openRecords(inbound, person.id, applying);
  const open = [...asks, ...records.filter(({ record }) => !asks.some((one) => one.record === record))];
  const { question, questionAt } = await questionOf(person.id, applying);
  const isGreeted = open.length > 0 || (await applying.ports.inbounds.isGreeted(person.id, place.day));
  return { case: { ...told, open, isGreeted, ...question }, ...place, questionAt };
}

/** Nothing else decides what a tap on an ask means. */
function tapped(
  inbound: Inbound,
  tap: Tap,
  { thing, now, person, timeZone }: Moment & { readonly timeZone: string },
): Gathered {
  const told = { inbound, thing, now, tap, open: [], isGreeted: true };
  return { case: told, person: person.id, day: zonedDay(inbound.happenedAt, timeZone), questionAt: 0 };
}

/** A row of a list that this very person was sent; anything else is no choice. */
async function choiceOf(
  { content }: Inbound,
  person: string,
  { ports }: Applying,
): Promise<InboundCase['choice']> {
  const row = content.kind === 'choice' ? parseChoice(content.id) : undefined;
  if (row === undefined) return undefined;
  const { question } = row;
  const asked = await ports.inbounds.find(question);
  if (asked?.person !== person || asked.decision.kind !== 'which') return undefined;
  const { offered, also } = asked.decision.question;
  const chosen = offered.find((one) => rowOf(one) === row.row);
  if (row.row !== undefined && chosen === undefined) return undefined;
  const before = await ports.inbounds.chosen(person, question);
  return { question, ...(chosen && { chosen }), ...(before && { before }), ...(also && { also }) };
}

const day = 86_400_000;
/** Meta's clock has whole seconds, and clocks differ. Milliseconds. */
const slack = 60_000;

/** Open then, as far as the records still tell: one closed since was open when they wrote. */
async function openRecords(
  { happenedAt }: Inbound,
  person: string,
  { ports }: Applying,
): Promise<readonly Offered[]> {
  const period = { from: Math.max(0, happenedAt - day), to: happenedAt + slack };
  const records = await ports.toldRecords.of(person, period);
  return records
    .filter(({ closedAt = Infinity }) => closedAt > happenedAt)
    .map(({ id, type, key, title, stage }) => ({
      record: id,
      title,
      about: [`${type} ${key}`, stage].filter((part) => part !== undefined).join(', '),
    }));
}

interface NewestQuestion {
  readonly question: Pick<InboundCase, 'unanswered'>;
  readonly questionAt: number;
}

async function questionOf(person: string, { ports, tools }: Applying): Promise<NewestQuestion> {
  const found = await ports.inbounds.question(person);
  if (found === undefined) return { question: {}, questionAt: 0 };
  const { value: question, version: questionAt } = found;
  const chosen = await ports.inbounds.chosen(person, question.thing);
  const asker = chosen === undefined ? await ports.inbounds.find(question.thing) : undefined;
  if (asker === undefined) return { question: {}, questionAt };
  const list = await ports.messages.find(answerRef(asker, tools.entropy.sha256));
  const isOut = list === undefined || !isOver(list.value.status);
  return { question: { unanswered: { question, askedAt: asker.seenAt, isOut } }, questionAt };
}

/** It never went, and does not go any more. */
function isOver(status: Status): boolean {
  return status === 'failed' || status === 'cancelled' || status === 'expired';
}
