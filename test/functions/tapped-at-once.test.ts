import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
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

/** What became of an ask that all of them tapped at once, of which the first answer decides. */
async function expectOneDecision(made: ManyAsked, test: TestContext, workers?: number): Promise<void> {
  const option = (place: number) => place % 2;
  const deliveries = await everybodyTaps(made, { option, ...(workers !== undefined && { workers }) });
  const people = made.crowd.length;
  noteFigure(test, `deliveries of ${people} taps`, deliveries);
  const [winner, ...others] = await answersIn(made);
  expect(others).toEqual([]);
  const refusals = await refusalsIn(made);
  expect(refusals.map(({ reason }) => reason)).toEqual(Array.from({ length: people - 1 }, () => 'decided'));
  expect(new Set([winner, ...refusals].map((fact) => fact?.person)).size).toBe(people);
  await made.follow();
  await expectSpecificAnswers(made, winner);
  const { bus, publish } = publishing(made.chasqui);
  await publish(...(await made.facts()));
  const decisions = bus.published.filter(({ detailType }) => detailType === 'ApprovalDecided');
  expect(decisions).toHaveLength(1);
  expect(decisions[0]?.detail).toMatchObject({ outcome: winner?.decides, people });
}

/** Each has exactly one answer to their tap: recorded, or by whom it was decided and how. */
async function expectSpecificAnswers(made: ManyAsked, winner: Answered | undefined): Promise<void> {
  const first = made.crowd.find((company) => company.padEnd(16, '0') === winner?.person) ?? 'nobody';
  const lost = `Your answer does not count any more. “${title}” is decided: ${winner?.decides} by ${first.toUpperCase()}, 09:01.`;
  const recorded = `Recorded on “${title}”: ${winner?.option === 'approve' ? 'Approve' : 'Reject'}.`;
  const told = await made.told();
  const answers = made.crowd.map((company) =>
    (told.get(company) ?? []).filter((text) => !text.includes('needs no answer from you')),
  );
  expect(answers).toEqual(made.crowd.map((company) => [company === first ? recorded : lost]));
}

describe('an ask that a thousand people tap at the same time', () => {
  it(
    'has one decision, one outcome event, and tells everybody else by whom it was decided',
    { timeout },
    async (test) => {
      const options: WorldOptions = { faults, random: seeded(7) };
      await expectOneDecision(await manyAsked(approval, many, options), test);
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
      // One process has so many connections to the engine that it is given no more at the same time.
      await expectOneDecision(await manyAsked(approval, onEngine, { store }), test, 50);
    });
  });
});
