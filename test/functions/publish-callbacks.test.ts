import { describe, expect, it } from 'vitest';
import type { Fact } from '#domain/facts/fact';
import { answered, askedWorld, askId, byHttps, byTask, closed } from '#test/support/asked-for';
import { publishing } from '#test/support/publishing';

describe('whoever waits', () => {
  it.each([byHttps, byTask])('is to be called back: $kind', async (callback) => {
    const world = await askedWorld({ callback });
    const { bus, jobs, publish } = publishing(world.chasqui);
    const first = await answered(world, { person: 'ana', option: 'approve' });
    await publish(first, await answered(world, { person: 'rui', option: 'approve', decides: 'approved' }));
    const { detail } = bus.published[0] ?? {};
    expect(jobs).toEqual([{ kind: 'outcome', record: world.ask.record, ask: askId, fact: detail?.['fact'] }]);
    await publish(await closed(world, 'expired'));
    expect(jobs).toHaveLength(2);
    expect(jobs[1]).toMatchObject({ ask: askId, fact: expect.stringMatching(/#95-ask-closed$/) });
  });

  it('is called though the bus refuses the event', async () => {
    const world = await askedWorld({ callback: byTask });
    const { jobs, publish } = publishing(world.chasqui, () => ({ kind: 'refused', code: 'MalformedDetail' }));
    const fact = await answered(world, { person: 'rui', option: 'approve', decides: 'approved' });
    expect(await publish(fact)).toMatchObject([{ kind: 'unpublishable' }]);
    expect(jobs).toHaveLength(1);
  });

  it('holds up the stream while their job cannot be put; what came before is told', async () => {
    const world = await askedWorld({ callback: byTask });
    const { bus, publish } = publishing(world.chasqui, undefined, {
      put: () => Promise.reject(new Error('no queue')),
    });
    const fact = await answered(world, { person: 'rui', option: 'approve', decides: 'approved' });
    const { callback: _, ...nobodyWaits } = fact;
    const facts: readonly Fact[] = [nobodyWaits, fact, nobodyWaits];
    expect((await publish(...facts)).map(({ kind }) => kind)).toEqual(['published', 'failed']);
    expect(bus.published).toHaveLength(1);
  });
});
