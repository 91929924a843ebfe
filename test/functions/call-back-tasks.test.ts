import { describe, expect, it } from 'vitest';
import type { Callback } from '#domain/asks/ask';
import { answered, askedWorld, askId, byHttps, byTask, closed } from '#test/support/asked-for';
import { calling } from '#test/support/calling';

const said = [
  { question: 'reason', text: 'too dear', thing: 't4' },
  { question: 'note', text: 'ask again in May', thing: 't5' },
];
const decision = { person: 'rui', option: 'reject', decides: 'rejected', said } as const;

describe('a task that waits', () => {
  it.each(['approved', 'rejected'] as const)('succeeds: to be %s is a decision', async (decides) => {
    const world = await askedWorld({ callback: byTask });
    const step = calling(world);
    const job = await step.jobOf(await answered(world, { ...decision, decides }));
    expect(await step.handle(job, 1)).toMatchObject({ kind: 'called', way: 'task' });
    const [told] = step.told;
    expect(told).toMatchObject({ kind: 'succeeded', token: 'a token of ours' });
    expect(JSON.parse(told?.kind === 'succeeded' ? told.output : '')).toMatchObject({
      outcome: decides,
      by: 'rui',
      reason: { text: 'too dear' },
    });
    expect(await step.calledBack()).toMatchObject({ as: 'done', way: 'task', of: 'outcome' });
  });

  it.each([
    ['expired', 'Chasqui.AskExpired'],
    ['cancelled', 'Chasqui.AskCancelled'],
  ] as const)('fails where the ask is %s: nobody said no', async (as, error) => {
    const world = await askedWorld({ callback: byTask });
    const step = calling(world);
    await step.handle(await step.jobOf(await closed(world, as)), 1);
    const [told] = step.told;
    expect(told).toMatchObject({ kind: 'failed', error });
    expect(JSON.parse(told?.kind === 'failed' ? told.cause : '')).toMatchObject({ outcome: as });
  });

  it('that is over, or never was, is refused for good', async () => {
    for (const [waiting, reason] of [
      [[], 'not-a-token'],
      [['another one'], 'not-a-token'],
    ] as const) {
      const world = await askedWorld({ callback: byTask });
      const step = calling(world, { waiting });
      const job = await step.jobOf(await answered(world, decision));
      expect(await step.handle(job, 1)).toMatchObject({ kind: 'refused', way: 'task', reason });
      expect(await step.calledBack()).toMatchObject({ as: 'refused', reason });
    }
  });

  it('gets a sign while the ask is open, and none after', async () => {
    const world = await askedWorld({ callback: byTask });
    const step = calling(world);
    expect(await step.handle(step.heartbeat(), 1)).toMatchObject({ kind: 'beaten', of: 'heartbeat' });
    expect(await step.calledBack()).toBeUndefined();
    await answered(world, decision);
    expect(await step.handle(step.heartbeat(), 1)).toMatchObject({ kind: 'nothing', why: 'not-open' });
    expect(step.told).toEqual([{ token: 'a token of ours', kind: 'beaten' }]);
  });

  it('that is over at a sign is noted once, and its outcome is noted all the same', async () => {
    const world = await askedWorld({ callback: byTask });
    const step = calling(world, { waiting: [] });
    for (let beat = 1; beat <= 2; beat += 1)
      expect(await step.handle(step.heartbeat(), 1)).toMatchObject({
        kind: 'refused',
        reason: 'not-a-token',
      });
    await step.handle(await step.jobOf(await answered(world, decision)), 1);
    const { facts } = await world.chasqui.ports.ledger.ofRecord(world.ask.record);
    const calls = facts.filter((fact) => fact.kind === 'called-back');
    expect(calls.map(({ of }) => of)).toEqual(['heartbeat', 'outcome']);
  });

  it('whose service does not answer is tried again', async () => {
    const world = await askedWorld({ callback: byTask });
    const down = () => Promise.reject(new Error('no answer'));
    const step = calling(world, { ports: { tasks: { succeed: down, fail: down, beat: down } } });
    const job = await step.jobOf(await answered(world, decision));
    await expect(step.handle(job, 1)).rejects.toThrow('no answer');
    expect(await step.calledBack()).toBeUndefined();
  });
});

describe('a job', () => {
  it.each<[string, Callback | undefined]>([
    ['an ask for which nobody waits', undefined],
    ['a system, which gets no signs', byHttps],
  ])('to give a sign to %s is done with', async (_, callback) => {
    const world = await askedWorld(callback && { callback });
    const step = calling(world);
    expect(await step.handle(step.heartbeat(), 1)).toMatchObject({ kind: 'nothing', why: 'nobody-waits' });
  });

  it('of an ask that is not there is done with', async () => {
    const step = calling(await askedWorld({ callback: byTask }));
    const job = { ...step.heartbeat(), ask: 'x'.repeat(16) };
    expect(await step.handle(job, 1)).toMatchObject({ kind: 'nothing', why: 'nobody-waits' });
    await step.say(job, { delivery: 'd', receives: 288, reason: 'TimeoutError' });
  });

  it('that names no outcome of its ask is done with', async () => {
    const world = await askedWorld({ callback: byTask });
    const { ports } = world.chasqui;
    const step = calling(world);
    const undecided = await answered(world, { person: 'ana', option: 'approve' });
    const { facts } = await ports.ledger.ofRecord(world.ask.record);
    expect(facts.map(({ kind }) => kind)).toEqual(['ask-planned', 'answered', 'record-changed']);
    const stamp = world.ask.at.toString(36).padStart(9, '0');
    const place = `R#${world.ask.record}/${stamp}#`;
    const names = [
      `${place}${undecided.thing}#75-answered-001`,
      `${place}${askId}#05-ask-planned`,
      `${place}x`,
    ];
    for (const fact of names) {
      const job = { kind: 'outcome', record: world.ask.record, ask: askId, fact } as const;
      expect(await step.handle(job, 1)).toMatchObject({ kind: 'nothing', why: 'no-such-outcome' });
    }
    const other = await answered(world, { ...decision, change: { ask: 'x'.repeat(16) } });
    const fact = `${place}${other.thing}#75-answered-001`;
    const job = { kind: 'outcome', record: world.ask.record, ask: askId, fact } as const;
    expect(await step.handle(job, 1)).toMatchObject({ kind: 'nothing', why: 'no-such-outcome' });
  });

  it('that is given up says so in the story of its ask, each time', async () => {
    const world = await askedWorld({ callback: byTask });
    const step = calling(world);
    await step.say(step.heartbeat(), { delivery: 'd1', receives: 288, reason: 'AccessDeniedException' });
    await step.say(step.heartbeat(), { delivery: 'd2', receives: 288, reason: 'TimeoutError' });
    const { facts } = await world.chasqui.ports.ledger.ofRecord(world.ask.record);
    expect(facts.filter(({ kind }) => kind === 'callback-set-aside')).toMatchObject([
      { thing: askId, reason: 'AccessDeniedException', receives: 288 },
      { thing: askId, reason: 'TimeoutError' },
    ]);
  });
});
