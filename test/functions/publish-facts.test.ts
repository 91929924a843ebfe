import { describe, expect, it } from 'vitest';
import type { Fact } from '#domain/facts/fact';
import type { PlanSlot } from '#domain/facts/routing-fact';
import { nobodyFact } from '#test/support/outcomes';
import {
  accepted,
  alsoSaid,
  always,
  placeOf,
  publishing,
  refOf,
  status,
  toldWorld,
  whats,
} from '#test/support/publishing';
import { smallWorkspace } from '#test/support/workspace';
import { applyWorkspace } from '#test/support/world';

describe('what others are told of', () => {
  it('a route that reached nobody, with the record by its own name', async () => {
    const { chasqui, slot } = await toldWorld();
    const { bus, publish } = publishing(chasqui);
    const fact = { ...nobodyFact('ticket-closed', slot.record), channels: ['helpdesk'], suppressed: 2 };
    expect(await publish(fact)).toEqual([{ kind: 'published', detailType: 'NobodyNotified' }]);
    expect(bus.published).toEqual([
      {
        source: 'chasqui.facts',
        detailType: 'NobodyNotified',
        detail: {
          version: 1,
          fact: `R#${slot.record}/${fact.at.toString(36).padStart(9, '0')}#ticket-closed000#90-nobody-notified`,
          at: '2026-11-22T12:00:00.000Z',
          record: { id: slot.record, type: 'ticket', key: 'T-1' },
          event: fact.event,
          route: 'ticket-closed',
          channels: ['helpdesk'],
          suppressed: 2,
        },
      },
    ]);
  });

  it.each(whats)('%s, by the company’s own ids', async (what) => {
    const factOf = always[what];
    const { chasqui, slot } = await toldWorld();
    const { bus, publish } = publishing(chasqui);
    await publish(factOf(slot));
    const [told] = bus.published;
    expect(told?.detail).toMatchObject({
      version: 1,
      record: { type: 'ticket', key: 'T-1' },
      message: refOf(slot),
      event: slot.event,
      route: slot.route,
      person: 'ana',
    });
    expect(told?.detail).toMatchObject(alsoSaid[what]);
    expect(told?.detail['fact']).toMatch(/^R#[\w-]{22}\/[0-9a-z]{9}#[\w-]{16}#\d\d-/);
  });

  it('a reply, without what it says', async () => {
    const { chasqui, slot } = await toldWorld();
    const { bus, publish } = publishing(chasqui);
    const reply = {
      ...placeOf(slot),
      kind: 'replied',
      person: slot.person,
      number: 'main',
      seenAt: slot.at + 900,
      type: 'text',
      boundBy: 'quote',
      digest: 'd'.repeat(16),
    } as const;
    await publish({ ...reply, to: refOf(slot) }, { ...reply, boundBy: 'only-open' });
    const said = { person: 'ana', type: 'text', number: 'main', record: { key: 'T-1' } };
    expect(bus.published.map(({ detail }) => detail)).toMatchObject([
      { ...said, boundBy: 'quote', message: refOf(slot), route: slot.route, event: slot.event },
      { ...said, boundBy: 'only-open' },
    ]);
    expect(Object.keys(bus.published[1]?.detail ?? {})).not.toContain('route');
    expect(JSON.stringify(bus.published)).not.toContain('ddd');
  });

  it('a change of somebody’s consent', async () => {
    const { chasqui, slot } = await toldWorld();
    const { bus, publish } = publishing(chasqui);
    const { person, at, thing } = slot;
    const changed = {
      kind: 'consent-changed',
      person,
      at,
      thing,
      to: 'withdrawn',
      source: 'whatsapp',
    } as const;
    await publish({ ...changed, scope: 'all' }, { ...changed, scope: 'category', category: 'stock' });
    const said = { person: 'ana', to: 'withdrawn', source: 'whatsapp', version: 1 };
    expect(bus.published.map(({ detail }) => detail)).toMatchObject([
      { ...said, scope: 'all' },
      { ...said, scope: 'category', category: 'stock' },
    ]);
    expect(bus.published.map(({ detail }) => 'record' in detail)).toEqual([false, false]);
  });

  it('of a person or a record that is not known, without their names', async () => {
    const { chasqui, slot } = await toldWorld();
    const { bus, publish } = publishing(chasqui);
    const record = 'x'.repeat(22);
    await publish({ ...always['one that ended'](slot), record, person: 'nobody' });
    expect(bus.published[0]?.detail).toMatchObject({ record: { id: record }, reason: 'opted-out' });
    expect(Object.keys(bus.published[0]?.detail ?? {})).not.toContain('person');
  });

  it('is the same event when it comes again', async () => {
    const { chasqui, slot } = await toldWorld();
    const { bus, publish } = publishing(chasqui);
    await publish(always['one that went twice'](slot));
    await publish(always['one that went twice'](slot));
    expect(bus.published[0]).toEqual(bus.published[1]);
  });
});

describe('what stays with us', () => {
  const routine = {
    'a plan': (slot) => slot,
    'a message of a record that was closed before': (slot) => ({
      ...always['one that ended'](slot),
      reason: 'closed',
    }),
    'a status': (slot) => status(slot, 'delivered'),
    'a failure after which it is sent again': (slot) => status(slot, 'failed', 131_016),
    'a failure of free text after which the template goes': (slot) => status(slot, 'failed', 131_047),
    'a failure after which the number is stopped and it waits': (slot) => status(slot, 'failed', 131_042),
    'an acceptance': (slot) => accepted(slot),
  } as const satisfies { readonly [what: string]: (slot: PlanSlot) => Fact };

  it.each(Object.entries(routine))('%s', async (_, factOf) => {
    const { chasqui, slot } = await toldWorld();
    const { bus, publish } = publishing(chasqui);
    expect(await publish(factOf(slot))).toEqual([{ kind: 'kept' }]);
    expect(bus.published).toEqual([]);
  });

  it('what became of an answer of ours to somebody’s own message', async () => {
    const { chasqui, slot } = await toldWorld();
    const { bus, publish } = publishing(chasqui);
    expect(await publish({ ...always['one that ended'](slot), route: '@answer' })).toEqual([
      { kind: 'kept' },
    ]);
    expect(bus.published).toEqual([]);
  });
});

describe('statuses that the workspace asks for', () => {
  it('are told, and no others', async () => {
    const { chasqui, slot } = await toldWorld();
    const asking = smallWorkspace({ publish: { statuses: ['accepted', 'read'] } });
    await applyWorkspace(chasqui, asking, 'v2');
    chasqui.clock.now += 60_000;
    const { bus, publish } = publishing(chasqui);
    const told = ['sent', 'delivered', 'read', 'played'].map((one) => status(slot, one));
    expect((await publish(accepted(slot), ...told)).map(({ kind }) => kind)).toEqual([
      'published',
      'kept',
      'kept',
      'published',
      'kept',
    ]);
    expect(
      bus.published.map(({ detailType, detail }) => [detailType, detail['status'], detail['at']]),
    ).toEqual([
      ['MessageStatus', 'accepted', new Date(slot.at + 2).toISOString()],
      ['MessageStatus', 'read', new Date(slot.at + 5000).toISOString()],
    ]);
  });

  it('are none where no workspace is applied', async () => {
    const { chasqui, slot } = await toldWorld();
    const { ports } = chasqui;
    const none = { ...ports, workspaces: { ...ports.workspaces, current: async () => undefined } };
    const { publish } = publishing({ ...chasqui, ports: none });
    expect(await publish(accepted(slot))).toEqual([{ kind: 'kept' }]);
  });
});
