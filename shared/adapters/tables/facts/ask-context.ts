import { answersIn, counts } from '#domain/asks/tally';
import { standingOf } from '#domain/asks/answer-decision';
import type { Ask, Asked } from '#domain/asks/ask';
import type { Answered, AskClosed } from '#domain/facts/ask-fact';
import type { Instant } from '#domain/instant';
import type { AnswerTold, AskContext } from '#domain/outcomes/ask-outcome';
import type { OutcomeFact } from '#domain/outcomes/outcome-fact';
import { formatRef } from '#domain/ref';
import type { Workspace } from '#domain/workspace';
import type { Asks } from '#ports/asks';
import type { Workspaces } from '#ports/workspaces';

/** A notice to more people lies in slices, each in a partition of its own. */
const mostTold = 200;

interface Reading {
  readonly asks: Pick<Asks, 'find' | 'asked' | 'askedIn'>;
  readonly load: Workspaces['load'];
  readonly companyOf: (person: string) => Promise<string | undefined>;
}

/** What the outcome of an ask says besides its fact; undefined for every other fact. */
export async function askContext(fact: OutcomeFact, reading: Reading): Promise<AskContext | undefined> {
  if (fact.kind !== 'answered' && fact.kind !== 'ask-closed') return undefined;
  const found = await reading.asks.find({ record: fact.record, id: askOf(fact) });
  const askedAt = timeOf(fact.at);
  if (found === undefined) return { askedAt };
  const [answers, own] = await Promise.all([
    answersTo(found.value, reading),
    fact.kind === 'answered' ? ownOf(fact, found.value, reading) : {},
  ]);
  const deadline = timeOf(found.value.deadline);
  return { askedAt, deadline, ...own, ...(answers !== undefined && { answers }) };
}

const timeOf = (at: Instant) => new Date(at).toISOString();

const askOf = (fact: Answered | AskClosed) => (fact.kind === 'answered' ? fact.ask : fact.thing);

/** What is there of the answer that the fact tells of, and not of a later one in its place. */
async function ownOf(fact: Answered, { version, route }: Ask, { asks, load, companyOf }: Reading) {
  const { record, slice, at, thing: message } = fact;
  const [asked, workspace, standsFor] = await Promise.all([
    asks.asked(formatRef({ record, slice, at, message })),
    fact.said === undefined ? undefined : load(version),
    fact.standsFor === undefined ? undefined : companyOf(fact.standsFor),
  ]);
  const state = asked?.value.state;
  const said = state?.kind === 'answered' && state.count === fact.count ? state.said : undefined;
  const questions = workspace && ruleOf(workspace, route)?.questions;
  return {
    ...(standsFor !== undefined && { standsFor }),
    ...(said !== undefined && { said }),
    ...(questions !== undefined && { questions }),
  };
}

function ruleOf({ routes, outcomeRoutes = [] }: Workspace, id: string) {
  return [...routes, ...outcomeRoutes].find((route) => route.id === id)?.ask;
}

/** Undefined where they are not to be had by one query: those of a large notice lie in slices. */
async function answersTo(ask: Ask, { asks, companyOf }: Reading): Promise<readonly AnswerTold[] | undefined> {
  if (!counts(ask) || ask.of > mostTold) return undefined;
  const asked = await asks.askedIn(ask, 0);
  const told = await Promise.all(asked.map(({ value }) => answerOf(value, companyOf)));
  const answers = told.flat();
  return answers.length < answersIn(ask.tally ?? {}) ? undefined : answers;
}

async function answerOf(asked: Asked, companyOf: Reading['companyOf']): Promise<readonly AnswerTold[]> {
  const standing = standingOf(asked);
  if (standing === undefined) return [];
  const [person, standsFor] = await Promise.all([
    companyOf(asked.person),
    asked.standsFor === undefined ? undefined : companyOf(asked.standsFor),
  ]);
  const { option, at } = standing;
  return [
    {
      ...(person !== undefined && { person }),
      ...(standsFor !== undefined && { standsFor }),
      option,
      at: timeOf(at),
    },
  ];
}
