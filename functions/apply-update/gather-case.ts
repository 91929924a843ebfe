import type { Inbound } from '#domain/inbound/inbound';
import type { InboundCase } from '#domain/inbound/inbound-decision';
import type { Instant } from '#domain/instant';
import type { Person } from '#domain/people/person';
import { type Offered, parseChoice } from '#domain/inbound/which-list';
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
  const asked = word === undefined ? await gatherAsked(inbound, said, applying) : undefined;
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
  if (isClear !== undefined || isAside(inbound)) return { case: told, ...place, questionAt: 0 };
  const open = await openRecords(inbound, person.id, applying);
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

function isAside({ content: { kind } }: Inbound): boolean {
  return kind === 'reaction' || kind === 'edit' || kind === 'revoke';
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
  const chosen = asked.decision.question.offered.find(({ record }) => record === row.record);
  if (row.record !== undefined && chosen === undefined) return undefined;
  const before = await ports.inbounds.chosen(person, question);
  return { question, ...(chosen && { chosen }), ...(before && { before }) };
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

async function questionOf(
  person: string,
  { ports }: Applying,
): Promise<{ readonly question: Pick<InboundCase, 'question'>; readonly questionAt: number }> {
  const found = await ports.inbounds.question(person);
  if (found === undefined) return { question: {}, questionAt: 0 };
  const chosen = await ports.inbounds.chosen(person, found.value.thing);
  return { question: chosen === undefined ? { question: found.value } : {}, questionAt: found.version };
}
