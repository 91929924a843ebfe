import { describe, expect, it } from 'vitest';
import type { Workspace } from '#domain/workspace';
import { loadWorkspace } from '#workspace/load';

import { parseThreshold } from '#workspace/threshold';
import { changed } from './small.ts';

const last = 'notAfter: 8h';

function loaded(from: string, to: string): Workspace {
  const outcome = loadWorkspace(changed(from, to));
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
  return outcome.workspace;
}

describe('a route', () => {
  it('may wait for a change, not repeat itself and be urgent', () => {
    const record = "title: '{{ detail.title }}'";
    const more = `${record}
      stage: '{{ detail.stage }}'
      fields:
        due: '{{ detail.due }}'
        price: { number: '{{ detail.price }}' }
    changed: { entering: late, leaving: [new, open], field: price, by: '-10.5%' }
    dedupe: { window: 30m, key: '{{ detail.host }}' }
    priority: urgent
    whenInDoubt: hold`;
    const [route] = loaded(record, more).routes;
    expect(route).toMatchObject({
      record: { fields: { due: '{{ detail.due }}' }, numbers: { price: '{{ detail.price }}' } },
      changed: {
        entering: ['late'],
        leaving: ['new', 'open'],
        field: ['price'],
        by: { amount: 10.5, percent: true, way: 'down' },
      },
      dedupe: { window: 1_800_000, key: '{{ detail.host }}' },
      priority: 'urgent',
      whenInDoubt: 'hold',
    });
    expect(route?.record.fields).toEqual({ due: '{{ detail.due }}' });
  });

  it('keeps no more of it than was written', () => {
    const [route] = loaded(
      last,
      'priority: normal\n    whenInDoubt: resend\n    dedupe: { window: 2h }',
    ).routes;
    expect(route).not.toHaveProperty('priority');
    expect(route).not.toHaveProperty('whenInDoubt');
    expect(route).not.toHaveProperty('changed');
    expect(route?.record).not.toHaveProperty('numbers');
    expect(route?.dedupe).toEqual({ window: 7_200_000 });
  });
});

describe('a route that tells of outcomes', () => {
  const entry = (on: string) =>
    `${last}\n  - id: nobody\n    on: ${on}\n    priority: urgent\n    tell:\n      - { channel: desk, template: ticket_opened, with: { who: '{{ outcome.route }}', number: '{{ record.key }}' } }`;

  it('stands apart from those that take events', () => {
    const workspace = loaded(last, entry('{ outcome: NobodyNotified, route: opened }'));
    expect(workspace.routes.map(({ id }) => id)).toEqual(['opened']);
    expect(workspace.outcomeRoutes).toEqual([
      {
        id: 'nobody',
        on: { outcome: ['NobodyNotified'], route: ['opened'] },
        priority: 'urgent',
        tell: [
          {
            channel: 'desk',
            template: 'ticket_opened',
            with: { number: '{{ record.key }}', who: '{{ outcome.route }}' },
          },
        ],
      },
    ]);
  });

  it('tells of every route where it names none', () => {
    const [route] = loaded(last, entry('{ outcome: [NobodyNotified] }')).outcomeRoutes ?? [];
    expect(route?.on).toEqual({ outcome: ['NobodyNotified'] });
  });

  it('leaves no trace in a workspace that has none', () => {
    expect(loaded(last, last)).not.toHaveProperty('outcomeRoutes');
  });
});

describe('a size', () => {
  it.each([
    [500, { amount: 500 }],
    [-500, { amount: 500, way: 'down' }],
    ['500', { amount: 500 }],
    ['+0.5', { amount: 0.5, way: 'up' }],
    ['10%', { amount: 10, percent: true }],
    ['-10%', { amount: 10, percent: true, way: 'down' }],
  ])('may be written %j', (written, threshold) => {
    expect(parseThreshold(written)).toEqual(threshold);
  });

  it.each([0, '-0', '', '+', '1 %', '%', '10%%', '1,5', '1e3', Infinity])('is not %j', (written) => {
    expect(parseThreshold(written)).toBeUndefined();
  });
});
