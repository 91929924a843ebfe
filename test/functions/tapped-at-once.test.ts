import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { AskRule } from '#domain/asks/ask-rule';
import type { Answered, AnswerRefused } from '#domain/facts/ask-fact';
import { dynamoStore } from '#adapters/dynamodb/store';
import { noteFigure, timeFor, timesAsMany } from '#test/support/cases';
import { type Engine, startEngine } from '#test/support/engine';
import { inLanes, type ManyAsked, manyAsked } from '#test/support/many-asked';
import { approval } from '#test/support/one-ask';
import { publishing } from '#test/support/publishing';
import { seeded } from '#test/support/seeded';
import type { WorldOptions } from '#test/support/world';

/** 50 in an ordinary run, 1,000 in a proof. */
const many = 50 * timesAsMany;
/** The engine answers more slowly than the tables in memory. */
const onEngine = timesAsMany === 1 ? 20 : many;
const timeout = timeFor(60);
const title = 'Printer is on fire';
const Decided = z.object({ outcome: z.string(), people: z.number() });
const either = (place: number) => place % 2;
const faults = { indexLagMs: 2_000, conflictRate: 0.2, duplicateRate: 0.2 };

const answersIn = async (made: ManyAsked): Promise<readonly Answered[]> =>
  (await made.facts()).filter((fact) => fact.kind === 'answered');
const refusalsIn = async (made: ManyAsked): Promise<readonly AnswerRefused[]> =>
  (await made.facts()).filter((fact) => fact.kind === 'answer-refused');

/** Everybody taps before anybody is heard, by so many workers at the same time. Answers with how many deliveries it took. */
async function everybodyTaps(
  made: ManyAsked,
  { option, workers = made.crowd.length }: { option: (place: number) => number; workers?: number },
): Promise<number> {
  const taps = made.crowd.map((company, place) => made.tap(company, option(place)));
  const deliveries = await inLanes(workers, taps, made.deliver);
  return deliveries.reduce((sum, some) => sum + some, 0);
}

/** What is wrong about an ask that all of them tapped at once, of which the first answer decides. */
async function wrongs(made: ManyAsked): Promise<readonly string[]> {
  const [winner, ...others] = await answersIn(made);
  const refusals = await refusalsIn(made);
  await made.follow();
  const decisions = await decisionsTold(made);
  const lost = refusals.filter(({ reason }) => reason === 'decided');
  const heard = new Set([winner, ...lost].map((fact) => fact?.person));
  const outcomes = decisions.map(({ outcome, people }) => `${outcome} of ${people}`);
  return [
    ...(winner === undefined || others.length > 0 ? ['it was not decided once'] : []),
    ...(lost.length === refusals.length && heard.size === made.crowd.length
      ? []
      : ['taps are unaccounted for']),
    ...(outcomes.join() === `${winner?.decides} of ${made.crowd.length}`
      ? []
      : ['the bus was not told once']),
    ...(await wrongAnswers(made, winner)),
  ];
}

/** Through the step that publishes. */
async function decisionsTold(made: ManyAsked): Promise<readonly z.infer<typeof Decided>[]> {
  const { bus, publish } = publishing(made.chasqui);
  await publish(...(await made.facts()));
  const decided = bus.published.filter(({ detailType }) => detailType === 'ApprovalDecided');
  return decided.map(({ detail }) => Decided.parse(detail));
}

/** Each has exactly one answer to their tap: recorded, or by whom it was decided and how. */
async function wrongAnswers(made: ManyAsked, winner: Answered | undefined): Promise<readonly string[]> {
  const first = made.crowd.find((company) => company.padEnd(16, '0') === winner?.person) ?? 'nobody';
  const lost = `Your answer does not count any more. “${title}” is decided: ${winner?.decides} by ${first.toUpperCase()}, 09:01.`;
  const recorded = `Recorded on “${title}”: ${winner?.option === 'approve' ? 'Approve' : 'Reject'}.`;
  const told = await made.told();
  return made.crowd.filter((company) => {
    const texts = (told.get(company) ?? []).filter((text) => !text.includes('needs no answer from you'));
    return texts.length !== 1 || texts[0] !== (company === first ? recorded : lost);
  });
}

describe('an ask that a thousand people tap at the same time', () => {
  it(
    'has one decision, one outcome event, and tells everybody else by whom it was decided',
    { timeout },
    async (test) => {
      const options: WorldOptions = { faults, random: seeded(7) };
      const made = await manyAsked(approval, many, options);
      noteFigure(test, `deliveries of ${many} taps`, await everybodyTaps(made, { option: either }));
      expect(await wrongs(made)).toEqual([]);
    },
  );

  it('counts each of them where all must answer, and decides with the last', { timeout }, async (test) => {
    const rule: AskRule = { ...approval, mode: { kind: 'everyone' }, rejection: 'counts' };
    const made = await manyAsked(rule, 50, { faults, random: seeded(8) });
    noteFigure(
      test,
      'deliveries of 50 taps that are counted at one ask',
      await everybodyTaps(made, { option: () => 0 }),
    );
    const answers = await answersIn(made);
    expect(answers).toHaveLength(50);
    expect(answers.map(({ tally }) => tally?.['approve']).toSorted((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, place) => place + 1),
    );
    expect(answers.filter(({ decides }) => decides !== undefined)).toHaveLength(1);
    expect(await refusalsIn(made)).toEqual([]);
  });

  describe('on a real engine', () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.stop());

    it('has one decision, one outcome event, and as many answers', { timeout }, async (test) => {
      const store = dynamoStore(engine.client, await engine.newTables());
      const made = await manyAsked(approval, onEngine, { store });
      // One process has so many connections to the engine that it is given no more at the same time.
      const deliveries = await everybodyTaps(made, { option: either, workers: 50 });
      noteFigure(test, `deliveries of ${onEngine} taps`, deliveries);
      expect(await wrongs(made)).toEqual([]);
    });
  });
});
