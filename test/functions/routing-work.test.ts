import { describe, expect, it } from 'vitest';
import { eventId, recordId } from '#domain/identity';
import { routingWork } from '#functions/route-event/routing-work';
import { plantClosed } from '#test/support/notice';
import { noticeCompany } from '#test/support/notice-company';

const givenUp = { receives: 5, delivery: 'd', reason: 'Error' };

describe('the work of routing', () => {
  it('takes an event, then the slices that came of it', async () => {
    const chasqui = await noticeCompany([]);
    const work = routingWork(chasqui.ports, chasqui.tools);
    expect(await work.handle({ kind: 'event', event: plantClosed('1') })).toMatchObject({ slices: 3 });
    for (const slice of chasqui.ports.noticeQueue.slices)
      expect(await work.handle({ kind: 'slice', slice })).toMatchObject({ kind: 'slice-told', planned: 0 });
  });

  it('says of either that it was given up, where its story is told', async () => {
    const chasqui = await noticeCompany([]);
    const work = routingWork(chasqui.ports, chasqui.tools);
    await work.handle({ kind: 'event', event: plantClosed('1') });
    const [slice] = chasqui.ports.noticeQueue.slices;
    if (slice === undefined) throw new Error('no slice');
    await work.say({ kind: 'slice', slice }, givenUp);
    await work.say({ kind: 'event', event: plantClosed('1') }, givenUp);
    const { sha256 } = chasqui.tools.entropy;
    const own = await chasqui.ports.ledger.ofSlice({ record: slice.record, slice: 1 });
    const event = recordId(sha256, 'event', eventId(sha256, 'helpdesk', '1'));
    const events = await chasqui.ports.ledger.ofRecord(event);
    for (const { facts } of [own, events]) expect(facts.map(({ kind }) => kind)).toEqual(['event-set-aside']);
  });
});
