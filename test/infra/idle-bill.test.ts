import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { configFrom, ofType, prod, type Template, templateOf } from './template.ts';

const template = templateOf(prod);
const Row = /^\| ([a-z ]+) \| ?(\d*) \| ?([\d.]*) \| ([\d.]+) \|/gm;
const rows = Array.from(
  readFileSync('docs/deploy.md', 'utf8').matchAll(Row),
  ([, what, count, each, month]) => ({
    what: `${what}`,
    count: Number(count),
    each: Number(each),
    month: Number(month),
  }),
);
const items = rows.slice(0, -1);

const Watched = z.object({ Metrics: z.array(z.looseObject({ MetricStat: z.unknown().optional() })) });

function metricsWatched(of: Template): number {
  return ofType(of, 'AWS::CloudWatch::Alarm').reduce((sum, [, { Properties: properties }]) => {
    const { data } = Watched.safeParse(properties);
    return sum + (data?.Metrics.filter(({ MetricStat: stat }) => stat !== undefined).length ?? 1);
  }, 0);
}

function polledQueues(of: Template): number {
  return ofType(of, 'AWS::Lambda::EventSourceMapping').filter(
    ([, { Properties: properties }]) => properties['StartingPosition'] === undefined,
  ).length;
}

function ticks(rate: string): number {
  return ofType(template, 'AWS::Events::Rule').filter(
    ([, { Properties: properties }]) => properties['ScheduleExpression'] === rate,
  ).length;
}

describe('the bill of a stack to which nothing happens', () => {
  it('counts what the template has', () => {
    expect(items.map(({ what, count }) => [what, count])).toEqual([
      ['alarms', metricsWatched(template)],
      ['secrets', ofType(template, 'AWS::SecretsManager::Secret').length],
      ['polled queues', polledQueues(template)],
      ['metrics', hourlyMetrics()],
      ['ticks each minute', ticks('rate(1 minute)')],
      ['ticks each hour', ticks('rate(1 hour)')],
    ]);
  });

  it('adds up', () => {
    for (const { count, each, month } of items) expect(month).toBeCloseTo(count * each, 5);
    const sum = items.reduce((all, { month }) => all + month, 0);
    expect(rows.at(-1)).toMatchObject({ what: 'in all', month: Number(sum.toFixed(2)) });
  });

  it('grows by two queues and two metrics with each number', () => {
    const two = templateOf(
      configFrom({
        stage: 'prod',
        numbers: [
          { name: 'main', phoneNumberId: '106540352242922' },
          { name: 'austin', phoneNumberId: '106540352242923' },
        ],
      }),
    );
    expect(polledQueues(two) - polledQueues(template)).toBe(2);
    expect(metricsWatched(two) - metricsWatched(template)).toBe(2);
    const priceOf = (what: string) => items.find((item) => item.what === what)?.each ?? 0;
    const more = 2 * priceOf('polled queues') + 2 * priceOf('alarms');
    expect(readFileSync('docs/deploy.md', 'utf8')).toContain(
      `two metrics to the alarms: ${more.toFixed(2)}.`,
    );
  });
});

/** Metrics of our own whose silence is an alarm: those come whether or not anything happens. */
function hourlyMetrics(): number {
  return ofType(template, 'AWS::CloudWatch::Alarm').filter(
    ([, { Properties: alarm }]) =>
      alarm['Namespace'] === 'Chasqui' && alarm['TreatMissingData'] === 'breaching',
  ).length;
}
