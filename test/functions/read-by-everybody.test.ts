import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { updatingWork } from '#functions/apply-update/updating-work';
import { noteFigure, timeFor, timesAsMany } from '#test/support/cases';
import { inLanes } from '#test/support/many-asked';
import { publishing } from '#test/support/publishing';
import { type Notice, noticeToRead } from '#test/support/read-by-everybody';

/** 500 in an ordinary run, 10,000 in a proof. */
const people = 500 * timesAsMany;
const timeout = timeFor(60);
const Reader = z.object({ by: z.string() });

async function everybodyAsked({ slices, askedIn }: Notice) {
  const all = await Promise.all(slices.map(askedIn));
  return all.flat().map(({ value }) => value);
}

describe('a notice that thousands are to confirm that they have read', () => {
  it('is confirmed by each once, and says who has not in one query a slice', { timeout }, async (test) => {
    const notice = await noticeToRead(people);
    const asked = await everybodyAsked(notice);
    expect(asked).toHaveLength(people);
    expect(notice.ask.of).toBe(people);
    const silent = asked.filter((_, place) => place % 7 === 0);
    const readers = asked.filter((_, place) => place % 7 !== 0);
    const taps = readers.map(notice.tap);
    const { writesOf } = notice.watch();
    await inLanes(50, [...taps, ...taps], notice.deliver);
    expect(writesOf().get(`R#${notice.ask.record} 1#ask#${notice.ask.id}`)).toBeUndefined();
    const most = [...writesOf().entries()].toSorted(([, one], [, other]) => other - one)[0] ?? ['', 0];
    noteFigure(test, 'writes of the item that was written most', most[1]);
    expect(most[1]).toBeLessThanOrEqual(4);
    const { queries } = notice.watch();
    const now = await everybodyAsked(notice);
    expect(queries()).toBe(notice.slices.length);
    noteFigure(test, `queries for who has not confirmed, of ${people}`, queries());
    const open = now.filter(({ state }) => state.kind === 'open').map(({ ref }) => ref);
    expect(open).toEqual(silent.map(({ ref }) => ref));
    await expectOneEventEach(
      notice,
      readers.map(({ person }) => person),
    );
  });

  it('expires without a word to anybody, and without a no', { timeout }, async () => {
    const notice = await noticeToRead(250);
    const { ask, chasqui } = notice;
    const before = chasqui.ports.sendQueue.refs.length;
    chasqui.clock.now = ask.deadline + 90_000;
    const follow = updatingWork(chasqui.ports, { ...chasqui.tools, read: () => [] });
    await follow({ kind: 'ask', record: ask.record, ask: ask.id });
    const found = await chasqui.ports.asks.find(ask);
    expect(found?.value.state).toEqual({ kind: 'expired', at: chasqui.clock.now });
    expect(chasqui.ports.sendQueue.refs).toHaveLength(before);
    const { bus, publish } = publishing(chasqui);
    const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
    await publish(...facts);
    expect(bus.published.map(({ detailType }) => detailType)).toEqual(['AskExpired']);
  });
});

/** Through the step that publishes: each reader is on the bus once, and nobody else. */
async function expectOneEventEach(notice: Notice, readers: readonly string[]): Promise<void> {
  const { bus, publish } = publishing(notice.chasqui);
  for (const slice of notice.slices) {
    const facts = await notice.factsIn(slice);
    for (let from = 0; from < facts.length; from += 10) await publish(...facts.slice(from, from + 10));
  }
  const told = bus.published.filter(({ detailType }) => detailType === 'ReadingConfirmed');
  const by = told.map(({ detail }) => Reader.parse(detail).by.padEnd(16, '0'));
  expect(by.toSorted()).toEqual(readers.toSorted());
}
