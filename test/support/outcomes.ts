import type { BusinessEvent } from '#domain/event';
import type { OutcomeRoute } from '#domain/workspace';

/** Tells the manager of the helpdesk where nobody heard. */
export const nobodyHeard: OutcomeRoute = {
  id: 'nobody-heard',
  on: { outcome: ['NobodyNotified'] },
  tell: [
    {
      channel: 'helpdesk',
      role: 'manager',
      template: 'ticket_opened',
      with: { number: '{{ record.key }}', subject: '{{ record.title }} ({{ outcome.route }})' },
    },
  ],
};

/** An outcome as the bus hands it on: of a route, about a record. Its id is that of the fact. */
export function nobodyEvent(route: string, record: string): BusinessEvent {
  const fact = `${record}.0mhz4k2a1.${route}`;
  return {
    source: 'chasqui.facts',
    detailType: 'NobodyNotified',
    detail: {
      version: 1,
      fact,
      record,
      event: 'e'.repeat(22),
      route,
      channels: ['empty'],
      suppressed: 0,
      at: '2026-11-22T12:00:00.000Z',
    },
    time: '2026-11-22T12:00:01Z',
    id: fact,
  };
}
