import { describe, expect, it } from 'vitest';
import { eventId, recordId } from '#domain/identity';
import { addStaff, noticeWorkspace, plantClosed, staffOf } from '#test/support/notice';
import { noticeCompany, people, staffUpTo, tellEverySlice, wrongAbout } from '#test/support/notice-company';
import { nobodyHeard, provenNobody } from '#test/support/outcomes';
import { applyWorkspace, ticketEvent, world } from '#test/support/world';

describe('a route that reaches more than 200 people', () => {
  it('is cut into slices of at most 200, each of which is told by itself', async () => {
    const chasqui = await noticeCompany();
    expect(await chasqui.route(plantClosed('1'))).toMatchObject({ planned: 0, suppressed: 0, slices: 3 });
    expect(chasqui.ports.sendQueue.refs).toEqual([]);
    const outcomes = await tellEverySlice(chasqui);
    expect(outcomes.map(({ slice, planned }) => [slice, planned])).toEqual([
      [1, 200],
      [2, 200],
      [3, 1],
    ]);
    expect(await wrongAbout(chasqui)).toEqual([]);
    expect(chasqui.ports.meter.of('messages-planned')).toBe(people);
  });

  it('is not cut where it reaches 200', async () => {
    const chasqui = world();
    await applyWorkspace(chasqui, noticeWorkspace(200));
    await addStaff(chasqui, staffUpTo(200));
    expect(await chasqui.route(plantClosed('1'))).toMatchObject({ planned: 200, slices: 0 });
    expect(chasqui.ports.noticeQueue.slices).toEqual([]);
    expect(await wrongAbout(chasqui)).toEqual([]);
  });

  it('sends each message by its own ref, whose facts lie in its slice', async () => {
    const chasqui = await noticeCompany();
    await chasqui.route(plantClosed('1'));
    await tellEverySlice(chasqui);
    const ref = chasqui.ports.sendQueue.refs.at(-1) ?? '';
    expect(ref).toMatch(/^.{22}\.03\./);
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    const record = recordId(chasqui.tools.entropy.sha256, 'ticket', 'T-1');
    const { facts } = await chasqui.ports.ledger.ofSlice({ record, slice: 3 });
    expect(facts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['slot', 'accepted', 'slice-told']));
  });

  it('reads each slice by the pinned version, whoever is in the channel now', async () => {
    const chasqui = await noticeCompany();
    await chasqui.route(plantClosed('1'));
    await applyWorkspace(chasqui, noticeWorkspace(3), 'v2');
    await tellEverySlice(chasqui);
    expect(await wrongAbout(chasqui)).toEqual([]);
  });

  it('says once for the whole notice that nobody was told', async () => {
    const chasqui = await noticeCompany([]);
    await chasqui.route(plantClosed('1'));
    await tellEverySlice(chasqui);
    expect(await wrongAbout(chasqui)).toEqual([]);
    expect(chasqui.ports.meter.of('nobody-notified')).toBe(1);
    const record = recordId(chasqui.tools.entropy.sha256, 'ticket', 'T-1');
    const { facts } = await chasqui.ports.ledger.ofRecord(record);
    expect(facts.find(({ kind }) => kind === 'nobody-notified')).toMatchObject({ suppressed: people });
  });

  it('does not say so where one in another slice was told', async () => {
    const chasqui = await noticeCompany([staffOf(people - 1)]);
    await chasqui.route(plantClosed('1'));
    await tellEverySlice(chasqui);
    expect(await wrongAbout(chasqui)).toEqual([]);
    expect(chasqui.ports.meter.of('nobody-notified')).toBe(0);
  });
});

describe('a notice of what became of another route', () => {
  it('is told in slices with what its texts see', async () => {
    const chasqui = await noticeCompany();
    const [told] = nobodyHeard.tell;
    if (told === undefined) throw new Error('the route tells nobody');
    const { template, with: texts } = told;
    const route = { ...nobodyHeard, tell: [{ channel: 'everybody', template, with: texts }] };
    await applyWorkspace(chasqui, { ...noticeWorkspace(people), outcomeRoutes: [route] }, 'v2');
    await chasqui.route(ticketEvent('1', { detailType: 'PlantClosed' }));
    await tellEverySlice(chasqui);
    const record = recordId(chasqui.tools.entropy.sha256, 'ticket', 'T-1');
    chasqui.clock.now += 1;
    expect(await chasqui.route(await provenNobody(chasqui, 'to-everybody', record))).toMatchObject({
      slices: 3,
    });
    const outcomes = await tellEverySlice(chasqui);
    expect(outcomes.map(({ planned }) => planned)).toEqual([200, 200, 1]);
    const message = await chasqui.ports.messages.find(chasqui.ports.sendQueue.refs.at(-1) ?? '');
    expect(message?.value.parameters).toEqual([
      ['number', 'T-1'],
      ['subject', 'Printer is on fire (to-everybody)'],
    ]);
  });
});

describe('a slice delivered again', () => {
  it('after it was told does nothing more', async () => {
    const chasqui = await noticeCompany();
    await chasqui.route(plantClosed('1'));
    const [slice] = chasqui.ports.noticeQueue.slices;
    if (slice === undefined) throw new Error('no slice');
    await tellEverySlice(chasqui);
    const jobs = chasqui.ports.sendQueue.refs.length;
    expect(await chasqui.tell(slice)).toMatchObject({ planned: 200 });
    expect(chasqui.ports.sendQueue.refs).toHaveLength(jobs);
  });

  it('goes on from the slots that stand, whatever became of their people', async () => {
    const chasqui = await noticeCompany([]);
    await chasqui.route(plantClosed('1'));
    const stops = {
      ...chasqui.ports,
      sendQueue: {
        put: async () => {
          throw new Error('the queue is not there');
        },
      },
    };
    const [slice] = chasqui.ports.noticeQueue.slices;
    if (slice === undefined) throw new Error('no slice');
    await addStaff(chasqui, staffUpTo(100));
    await expect(chasqui.tell(slice, stops)).rejects.toThrow('the queue is not there');
    await addStaff(chasqui, staffUpTo(people).slice(100));
    expect(await chasqui.tell(slice)).toMatchObject({ planned: 100, suppressed: 100 });
    await tellEverySlice(chasqui);
    expect(await wrongAbout(chasqui)).toEqual([]);
  });

  it('with its event is put on the queue again, and found told', async () => {
    const chasqui = await noticeCompany();
    await chasqui.route(plantClosed('1'));
    await tellEverySlice(chasqui);
    expect(await chasqui.route(plantClosed('1'))).toMatchObject({ slices: 3 });
    const outcomes = await tellEverySlice(chasqui);
    expect(outcomes.map(({ planned }) => planned)).toEqual([200, 200, 1]);
    expect(await wrongAbout(chasqui)).toEqual([]);
  });
});

describe('a job that names nothing', () => {
  it.each([
    [{ event: 'x'.repeat(22) }, 'no event'],
    [{ route: 'no-such-route' }, "no route 'no-such-route'"],
    [{ slice: 4 }, 'no slice 4'],
  ])('fails, so that an operator hears of it: %j', async (change, said) => {
    const chasqui = await noticeCompany([]);
    await chasqui.route(plantClosed('1'));
    const event = eventId(chasqui.tools.entropy.sha256, 'helpdesk', '1');
    const record = recordId(chasqui.tools.entropy.sha256, 'ticket', 'T-1');
    const job = { event, record, route: 'to-everybody', slice: 1, ...change };
    await expect(chasqui.tell(job)).rejects.toThrow(said);
  });
});
