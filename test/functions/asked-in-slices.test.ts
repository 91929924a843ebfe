import { describe, expect, it } from 'vitest';
import type { Person } from '#domain/people/person';
import type { Workspace } from '#domain/workspace';
import { askOf, opened, routeWith } from '#test/support/asking-route';
import { addStaff, companyIds, noticeWorkspace, staffOf } from '#test/support/notice';
import { askingWorkspace } from '#test/support/one-ask';
import { applyWorkspace, type World, world } from '#test/support/world';

describe('what a notice asks in slices', () => {
  const people = 220;

  function asking(rule: Parameters<typeof routeWith>[0] = {}): Workspace {
    const tell = [{ channel: 'everybody', template: 'may', with: { who: '{{detail.id}}' } }];
    const routes = [routeWith(rule, { tell, id: 'to-everybody' })];
    return { ...askingWorkspace(), channels: noticeWorkspace(people).channels, routes };
  }

  async function noticeWorld(
    rule?: Parameters<typeof routeWith>[0],
    last: Partial<Person> = {},
  ): Promise<World> {
    const chasqui = world();
    await applyWorkspace(chasqui, asking(rule));
    await addStaff(
      chasqui,
      companyIds(people).map((_, place) => staffOf(place, place === 0 ? last : {})),
    );
    return chasqui;
  }

  async function tellAll(chasqui: World): Promise<number> {
    let planned = 0;
    for (const slice of chasqui.ports.noticeQueue.slices.splice(0))
      planned += (await chasqui.tell(slice)).planned;
    return planned;
  }

  const reading = { kind: 'reading', mode: { kind: 'everyone' } } as const;

  it('is opened once for all, and counts everybody', async () => {
    const chasqui = await noticeWorld({ ...reading, except: 'p000003' });
    await chasqui.route(opened());
    const ask = askOf(chasqui, opened(), 'to-everybody');
    expect((await chasqui.ports.asks.find(ask))?.value).toMatchObject({ of: people - 1, kind: 'reading' });
    expect(await tellAll(chasqui)).toBe(people - 1);
    await chasqui.route(opened());
    await tellAll(chasqui);
    const place = { record: ask.record, id: ask.id };
    const asked = [
      ...(await chasqui.ports.asks.askedIn(place, 1)),
      ...(await chasqui.ports.asks.askedIn(place, 2)),
    ];
    expect(asked).toHaveLength(people - 1);
    expect(new Set(asked.map(({ value }) => value.person)).size).toBe(people - 1);
  });

  it('is not asked again in any slice while it is open', async () => {
    const chasqui = await noticeWorld(reading);
    await chasqui.route(opened());
    await tellAll(chasqui);
    chasqui.clock.now += 60_000;
    await chasqui.route(opened('2'));
    expect(await tellAll(chasqui)).toBe(0);
    const { facts } = await chasqui.ports.ledger.ofRecord(askOf(chasqui, opened()).record);
    expect(facts.some(({ kind }) => kind === 'nobody-notified')).toBe(false);
    expect(facts.filter(({ kind }) => kind === 'ask-planned')).toHaveLength(2);
  });

  it('gives a deputy in another slice no second voice', async () => {
    const chasqui = await noticeWorld(
      { mode: { kind: 'quorum', of: 2 } },
      { absence: { from: 0, until: Number.MAX_SAFE_INTEGER, deputy: 'p000219' } },
    );
    await chasqui.route(opened());
    expect(await tellAll(chasqui)).toBe(people - 1);
    const ask = askOf(chasqui, opened(), 'to-everybody');
    const place = { record: ask.record, id: ask.id };
    const asked = [
      ...(await chasqui.ports.asks.askedIn(place, 1)),
      ...(await chasqui.ports.asks.askedIn(place, 2)),
    ];
    const deputy = staffOf(219).id;
    expect(asked.filter(({ value }) => value.person === deputy)).toHaveLength(1);
  });
});
