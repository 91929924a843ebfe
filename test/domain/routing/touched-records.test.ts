import { describe, expect, it } from 'vitest';
import { recordId } from '#domain/identity';
import { matchingRoutes } from '#domain/routing/matching';
import { textRenderer } from '#domain/texts/text';
import { touchedRecords } from '#domain/routing/touched-records';
import type { Route } from '#domain/workspace';
import { countedEntropy } from '#test/support/entropy';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

const { sha256 } = countedEntropy();
const tools = { sha256, text: textRenderer() };
const scope = { detail: { id: 'T-1', subject: ' Printer ', priority: 'high' } };

function touched(...routes: Route[]) {
  return touchedRecords(routes, { workspace: smallWorkspace(), scope }, tools);
}

function route(id: string, record: Partial<Route['record']>): Route {
  return { ...ticketOpened, id, record: { ...ticketOpened.record, ...record } };
}

describe('the routes of an event', () => {
  it('are those whose pattern takes it', () => {
    const event = { source: 'helpdesk', detailType: 'TicketOpened', detail: {}, time: '', id: '1' };
    expect(matchingRoutes(smallWorkspace(), event).map(({ id }) => id)).toEqual(['ticket-opened']);
    expect(matchingRoutes(smallWorkspace(), { ...event, source: 'erp' })).toEqual([]);
  });

  it('may ask for more than exact values', () => {
    const costly = { ...ticketOpened, when: { detail: { amount: [{ numeric: ['>', 1000] }] } } };
    const workspace = smallWorkspace({ routes: [costly] });
    const event = { source: 'erp', detailType: 'Purchase', detail: { amount: 1000.5 }, time: '', id: '1' };
    expect(matchingRoutes(workspace, event)).toEqual([costly]);
    expect(matchingRoutes(workspace, { ...event, detail: { amount: 1000 } })).toEqual([]);
  });

  it('cannot be found with a pattern that is none', () => {
    const broken = { ...ticketOpened, when: { source: [{ nonsense: 1 }] } };
    const event = { source: 'erp', detailType: 'Purchase', detail: {}, time: '', id: '1' };
    expect(() => matchingRoutes(smallWorkspace({ routes: [broken] }), event)).toThrow(
      'route ticket-opened does not compile',
    );
  });
});

describe('the records that an event touches', () => {
  it('are named and filled by the route’s texts', () => {
    expect(touched(ticketOpened).records).toEqual([
      {
        id: recordId(sha256, 'ticket', 'T-1'),
        routes: [ticketOpened],
        patch: {
          type: 'ticket',
          key: 'T-1',
          title: 'Printer',
          stage: 'open',
          url: 'https://desk.example/T-1',
          fields: { priority: 'high' },
          branch: 'sp',
          channel: 'helpdesk',
        },
      },
    ]);
  });

  it('are one record where two routes name the same, and its later texts win', () => {
    const { records } = touched(
      route('a', { stage: 'first', fields: { x: '1', y: '1' } }),
      route('b', { stage: 'second', fields: { y: '2' }, channel: 'empty', close: true }),
      route('c', { stage: 'third', fields: {} }),
    );
    expect(records).toHaveLength(1);
    expect(records[0]?.routes.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(records[0]?.patch).toMatchObject({
      stage: 'third',
      fields: { x: '1', y: '2' },
      channel: 'helpdesk',
      state: 'closed',
    });
  });

  it('have numbers where the route says so, and null for what is none', () => {
    const numbers = { cost: '{{ detail.cost }}', free: '{{ detail.none }}', who: '{{ detail.subject }}' };
    const costly = { detail: { ...scope.detail, cost: 1234.5 } };
    const { records } = touchedRecords(
      [route('a', { numbers })],
      { workspace: smallWorkspace(), scope: costly },
      tools,
    );
    expect(records[0]?.patch.fields).toEqual({ priority: 'high', cost: 1234.5, free: null, who: null });
    expect(touched(route('a', { numbers: { all: '{{ detail }}' } })).failed).toMatchObject([
      { reason: 'text-not-renderable' },
    ]);
  });

  it('are opened again by a route that says so', () => {
    expect(touched(route('a', { reopen: true })).records[0]?.patch.state).toBe('open');
    expect(touched(ticketOpened).records[0]?.patch).not.toHaveProperty('state');
  });

  it('need no url', () => {
    const { url: _, ...record } = ticketOpened.record;
    expect(touched({ ...ticketOpened, record }).records[0]?.patch).not.toHaveProperty('url');
  });

  it('are two where their keys differ', () => {
    expect(touched(ticketOpened, route('b', { key: 'other' })).records).toHaveLength(2);
  });

  it('have their key for a title, and leave out what the event does not fill', () => {
    const patch = touched(route('a', { title: '{{detail.none}}', stage: '{{detail.none}}', url: '' }))
      .records[0]?.patch;
    expect(patch?.title).toBe('T-1');
    expect(patch).not.toHaveProperty('stage');
    expect(patch).not.toHaveProperty('url');
  });

  it('cannot be named without a key, nor by texts that do not render', () => {
    const { records, failed } = touched(
      route('no-key', { key: '{{detail.none}}' }),
      route('bad-title', { title: '{{ detail }}' }),
      route('bad-field', { fields: { all: '{{ detail }}' } }),
    );
    expect(records).toEqual([]);
    expect(failed.map((one) => [one.route.id, one.reason])).toEqual([
      ['no-key', 'record-key-empty'],
      ['bad-title', 'text-not-renderable'],
      ['bad-field', 'text-not-renderable'],
    ]);
  });
});
