import { describe, expect, it } from 'vitest';
import { memoryCallbackQueue } from '#adapters/memory/callback-queue';
import { TamperedFact } from '#adapters/tables/facts/seal';
import { asChange } from '#functions/publish-facts/as-change';
import { publishFacts } from '#functions/publish-facts/publish-facts';
import { whyNever } from '#functions/publish-facts/why-never';
import type { Published } from '#ports/bus';
import { nobodyFact } from '#test/support/outcomes';
import { always, publishing, toldWorld } from '#test/support/publishing';
import type { World } from '#test/support/world';

/** The world, in which nothing can be read of a message that ended. */
function unread(chasqui: World, error: Error): World {
  const { outcomes } = chasqui.ports;
  const about: typeof outcomes.about = (fact) =>
    fact.kind === 'ended' ? Promise.reject(error) : outcomes.about(fact);
  return { ...chasqui, ports: { ...chasqui.ports, outcomes: { ...outcomes, about } } };
}

describe('what cannot be told', () => {
  it('of a fact that nobody knows or that was tampered with is set apart, and its neighbours are told', async () => {
    const { chasqui, slot } = await toldWorld();
    const { bus, raw } = publishing(chasqui);
    const put = { kind: 'put', fact: always['one that went twice'](slot) } as const;
    const changes = [
      put,
      { kind: 'unreadable', reason: 'unknown-fact' } as const,
      { kind: 'unreadable', reason: 'tampered-fact' } as const,
      put,
    ];
    expect(
      (await raw(changes)).map((outcome) => ('reason' in outcome ? outcome.reason : outcome.kind)),
    ).toEqual(['published', 'unknown-fact', 'tampered-fact', 'published']);
    expect(bus.published).toHaveLength(2);
    expect(chasqui.ports.meter.of('ledger-altered')).toBe(1);
  });

  it.each([
    {
      what: 'was tampered with',
      error: new TamperedFact({ pk: 'R#1', sk: '1' }),
      reason: 'source-tampered',
      altered: 1,
    },
    {
      what: 'has no shape that anybody knows',
      error: Object.assign(new Error('no'), { code: 'WrongShape' }),
      reason: 'source-unreadable',
      altered: 0,
    },
  ])('since what it rests on $what is set apart, and its neighbours are told', async (given) => {
    const { error, reason, altered } = given;
    const { chasqui, slot } = await toldWorld();
    const { bus, publish } = publishing(unread(chasqui, error));
    const doubled = always['one that went twice'](slot);
    expect(await publish(doubled, always['one that ended'](slot), doubled)).toMatchObject([
      { kind: 'published' },
      { kind: 'unpublishable', reason },
      { kind: 'published' },
    ]);
    expect(bus.published).toHaveLength(2);
    expect(chasqui.ports.meter.of('ledger-altered')).toBe(altered);
  });

  it('since its event would break its contract is set apart, and its neighbours are told', async () => {
    const { chasqui, slot } = await toldWorld();
    const { publish } = publishing(chasqui);
    const doubled = always['one that went twice'](slot);
    expect(await publish({ ...doubled, attempt: -1 }, doubled)).toEqual([
      { kind: 'unpublishable', reason: 'not-of-its-contract: MessageDoubled' },
      { kind: 'published', detailType: 'MessageDoubled' },
    ]);
  });

  it('since the bus refuses it is set apart', async () => {
    const { chasqui, slot } = await toldWorld();
    const { publish } = publishing(chasqui, ({ detailType }) =>
      detailType === 'NobodyNotified' ? { kind: 'refused', code: 'MalformedDetail' } : { kind: 'taken' },
    );
    const nobody = nobodyFact('ticket-closed', slot.record);
    expect(await publish(nobody, always['one that went twice'](slot))).toEqual([
      { kind: 'unpublishable', reason: 'refused-by-the-bus: MalformedDetail' },
      { kind: 'published', detailType: 'MessageDoubled' },
    ]);
  });

  it('for now is said, and comes again', async () => {
    const { chasqui, slot } = await toldWorld();
    const { publish } = publishing(chasqui, () => ({ kind: 'failed', code: 'ThrottlingException' }));
    expect(await publish(always['one that went twice'](slot))).toMatchObject([
      { kind: 'failed', error: { message: 'not taken by the bus: ThrottlingException' } },
    ]);
  });

  it('since the bus is out of reach comes again, and so does what it left unanswered', async () => {
    const { chasqui, slot } = await toldWorld();
    const { outcomes: sources, workspaces, meter } = chasqui.ports;
    const put = { kind: 'put', fact: always['one that went twice'](slot) } as const;
    const over = (publish: () => Promise<readonly Published[]>) =>
      publishFacts({ bus: { publish }, sources, workspaces, meter, callbackQueue: memoryCallbackQueue() })([
        { kind: 'put', fact: slot },
        put,
      ]);
    expect(await over(() => Promise.reject(new Error('out of reach')))).toMatchObject([
      { kind: 'kept' },
      { kind: 'failed', error: { message: 'out of reach' } },
    ]);
    expect(await over(async () => [])).toMatchObject([
      { kind: 'kept' },
      { kind: 'failed', error: { code: 'Unanswered' } },
    ]);
  });

  it('since a table is out of reach ends the batch there; what came before it is told', async () => {
    const { chasqui, slot } = await toldWorld();
    const { bus, publish } = publishing(unread(chasqui, new Error('no table')));
    const doubled = always['one that went twice'](slot);
    expect((await publish(doubled, always['one that ended'](slot), doubled)).map(({ kind }) => kind)).toEqual(
      ['published', 'failed'],
    );
    expect(bus.published).toHaveLength(1);
  });

  it('any more, for somebody altered it, is counted, since an alarm stands on it', async () => {
    const { chasqui } = await toldWorld();
    const { bus, raw } = publishing(chasqui);
    expect(await raw([{ kind: 'altered' }])).toEqual([{ kind: 'ledger-altered' }]);
    expect(chasqui.ports.meter.of('ledger-altered')).toBe(1);
    expect(bus.published).toEqual([]);
  });
});

describe('what fails for another reason', () => {
  it.each([[new Error('timeout')], ['no error at all']])('may go well another time: %s', (error) => {
    expect(whyNever(error)).toBeUndefined();
  });
});

describe('a change of the stream', () => {
  it('is done, parked or comes again by what became of it', () => {
    expect(asChange({ kind: 'kept' })).toEqual({ becomes: 'done', fields: { kind: 'kept' } });
    expect(asChange({ kind: 'unpublishable', reason: 'x' })).toEqual({ becomes: 'parked', reason: 'x' });
    expect(asChange({ kind: 'failed', error: 'y' })).toEqual({ becomes: 'again', error: 'y' });
  });
});
