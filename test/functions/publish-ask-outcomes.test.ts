import { describe, expect, it } from 'vitest';
import { answered, askedWorld, askId, askingWorkspace, closed } from '#test/support/asked-for';
import { publishing } from '#test/support/publishing';

const said = [
  { question: 'amount', text: '4820.5', thing: 't1' },
  { question: 'payOn', text: '2026-12-01', thing: 't2' },
  { question: 'note', text: 'hush', thing: 't3' },
  { question: 'reason', text: 'too dear', thing: 't4' },
] as const;
const noon = '2026-11-22T12:01:00.000Z';

describe('a decision', () => {
  it('is told with who, when, mode, tally and everybody’s answers; and without what they wrote', async () => {
    const world = await askedWorld();
    const { bus, jobs, publish } = publishing(world.chasqui);
    await publish(await answered(world, { person: 'ana', option: 'approve' }));
    expect(bus.published).toEqual([]);
    world.chasqui.clock.now += 5000;
    const fact = await answered(world, { person: 'rui', option: 'approve', said, decides: 'approved' });
    expect(await publish(fact)).toEqual([{ kind: 'published', detailType: 'ApprovalDecided' }]);
    expect(bus.published[0]).toEqual({
      source: 'chasqui.facts',
      detailType: 'ApprovalDecided',
      detail: {
        version: 1,
        fact: `R#${'r'.repeat(22)}/${fact.at.toString(36).padStart(9, '0')}#ruimmmmmmmmmmmmm#75-answered-001`,
        at: '2026-11-22T12:01:05.000Z',
        record: { id: 'r'.repeat(22), type: 'purchase', key: '881' },
        ask: askId,
        event: 'e'.repeat(22),
        route: 'purchase-approval',
        mode: 'quorum',
        people: 3,
        askedAt: noon,
        deadline: '2026-11-23T12:01:00.000Z',
        tally: { approve: 2 },
        answers: [
          { person: 'ana', option: 'approve', at: noon },
          { person: 'rui', option: 'approve', at: '2026-11-22T12:01:05.000Z' },
        ],
        outcome: 'approved',
        option: 'approve',
        by: 'rui',
        through: 'tap',
        reason: { given: 'text' },
        fields: { amount: 4820.5, payOn: '2026-12-01' },
      },
    });
    expect(jobs).toEqual([]);
  });

  it('is told with their words where the workspace publishes reasons', async () => {
    const world = await askedWorld({}, askingWorkspace({ publish: { reasons: true } }));
    const { bus, publish } = publishing(world.chasqui);
    await publish(await answered(world, { person: 'rui', option: 'reject', said, decides: 'rejected' }));
    expect(bus.published[0]?.detail).toMatchObject({
      outcome: 'rejected',
      reason: { given: 'text', text: 'too dear' },
      fields: { note: 'hush' },
    });
  });

  it('is a voice’s where a voice gave the reason, and nobody’s once that is erased', async () => {
    const world = await askedWorld();
    const { bus, publish } = publishing(world.chasqui);
    const voice = [{ question: 'reason', text: '', thing: 't4' }];
    const fact = await answered(world, { person: 'rui', option: 'reject', said: voice, decides: 'rejected' });
    await publish(fact, { ...fact, count: 2 });
    expect(bus.published.map(({ detail }) => detail['reason'])).toEqual([
      { given: 'media' },
      { given: 'erased' },
    ]);
  });

  it('names whose place somebody has, as far as they are known', async () => {
    const world = await askedWorld();
    const { bus, publish } = publishing(world.chasqui);
    const standsFor = { standsFor: 'ana'.padEnd(16, '0') };
    const eva = { person: 'eva', option: 'approve', decides: 'approved', change: standsFor } as const;
    const fact = await answered(world, eva);
    await publish(fact, { ...fact, standsFor: 'leo'.padEnd(16, '0'), person: 'gone' });
    const [one, other] = bus.published.map(({ detail }) => detail);
    expect(one).toMatchObject({ by: 'eva', standsFor: 'ana' });
    expect(other).not.toHaveProperty('standsFor');
    expect(other).not.toHaveProperty('by');
    expect(one?.['answers']).toEqual([{ person: 'eva', option: 'approve', at: noon }]);
  });

  it('of an alert is that somebody takes care of it', async () => {
    const mode = { kind: 'anyone' } as const;
    const world = await askedWorld({ kind: 'acknowledgement', mode, tally: {} });
    const { bus, publish } = publishing(world.chasqui);
    const fact = await answered(world, { person: 'ana', option: 'mine', decides: 'acknowledged' });
    const { decidedOption: _, ...several } = fact;
    await publish(fact, { ...several, decides: 'rejected' });
    expect(
      bus.published.map(({ detailType, detail }) => [detailType, detail['outcome'], detail['option']]),
    ).toEqual([
      ['AlertAcknowledged', 'acknowledged', 'mine'],
      ['AlertAcknowledged', 'rejected', undefined],
    ]);
    expect(bus.published[0]?.detail).not.toHaveProperty('answers');
  });

  it('does not list the answers of more people than one notice holds', async () => {
    const world = await askedWorld({ of: 201 });
    const { bus, publish } = publishing(world.chasqui);
    await publish(await answered(world, { person: 'ana', option: 'approve', decides: 'approved' }));
    expect(bus.published[0]?.detail).not.toHaveProperty('answers');
    const sliced = await askedWorld({ tally: { approve: 7 } });
    const fact = await answered(sliced, { person: 'ana', option: 'approve', decides: 'approved' });
    const other = publishing(sliced.chasqui);
    await other.publish(fact);
    expect(other.bus.published[0]?.detail).not.toHaveProperty('answers');
  });

  it('is told though its ask is not there, and that of one by command says so', async () => {
    const world = await askedWorld();
    const { bus, publish } = publishing(world.chasqui);
    const fact = await answered(world, { person: 'ana', option: 'approve', decides: 'approved' });
    await publish({ ...fact, ask: 'x'.repeat(16), by: 'command' });
    expect(bus.published[0]?.detail).toMatchObject({ askedAt: noon, through: 'command', by: 'ana' });
    expect(bus.published[0]?.detail).not.toHaveProperty('deadline');
  });
});

describe('a reading', () => {
  it('is confirmed by each for themselves', async () => {
    const world = await askedWorld({ kind: 'reading', mode: { kind: 'everyone' }, of: 10_000 });
    const { bus, publish } = publishing(world.chasqui);
    await publish(await answered(world, { person: 'ana', option: 'read' }));
    await publish(await answered(world, { person: 'rui', option: 'read' }));
    expect(
      bus.published.map(({ detailType, detail }) => [detailType, detail['by'], detail['people']]),
    ).toEqual([
      ['ReadingConfirmed', 'ana', 10_000],
      ['ReadingConfirmed', 'rui', 10_000],
    ]);
    expect(bus.published[0]?.detail).toMatchObject({ outcome: 'confirmed', option: 'read' });
    expect(bus.published[0]?.detail).not.toHaveProperty('answers');
  });
});

describe('an ask that nobody decided', () => {
  it.each([
    ['expired', { detailType: 'AskExpired' }, { outcome: 'expired' }],
    ['cancelled', { detailType: 'AskCancelled' }, { outcome: 'cancelled', reason: 'record-closed' }],
  ] as const)('is %s, which is no rejection', async (as, event, outcome) => {
    const world = await askedWorld();
    const { bus, publish } = publishing(world.chasqui);
    await answered(world, { person: 'ana', option: 'approve' });
    await publish(await closed(world, as));
    expect(bus.published).toMatchObject([{ ...event, detail: { ...outcome, kind: 'approval', ask: askId } }]);
    expect(bus.published[0]?.detail['answers']).toEqual([{ person: 'ana', option: 'approve', at: noon }]);
  });
});

it('messages that an answer made needless are nobody’s loss', async () => {
  const { chasqui } = await askedWorld();
  const { bus, publish } = publishing(chasqui);
  const ended = {
    kind: 'ended',
    as: 'cancelled',
    record: 'r'.repeat(22),
    slice: 0,
    at: 1,
    thing: 'm'.repeat(16),
    event: 'e'.repeat(22),
    route: 'purchase-approval',
    person: 'ana'.padEnd(16, '0'),
    notedAt: 2,
    attempt: 0,
  } as const;
  await publish({ ...ended, reason: 'ask-closed' }, { ...ended, reason: 'answered' });
  expect(bus.published).toEqual([]);
});
