import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseBusinessEvent } from '#contracts/business-event';
import { outcomes } from '#contracts/outcomes';
import { compile } from '#event-pattern/compile';
import type { JsonObject } from '#event-pattern/json';
import { matches } from '#event-pattern/matches';
import { nobodyEvent } from '#test/support/outcomes';
import { nameOf, ofType, prod, referred, templateOf } from './template.ts';

const template = templateOf({ ...prod, awsEvents: [{ source: ['aws.health'] }] });
const Target = z.array(z.object({ Arn: z.unknown() }));
const Published = z.object({ source: z.string(), detailType: z.string(), pattern: z.unknown() });

/** Every event that we publish: all contracts that have a pattern of their own. */
async function published(): Promise<readonly z.infer<typeof Published>[]> {
  const folder = new URL('../../events/contracts/', import.meta.url);
  const modules = await Promise.all(
    (await readdir(folder)).map(async (file): Promise<object> => import(new URL(file, folder).href)),
  );
  return modules
    .flatMap((module) => Object.values(module))
    .flatMap((one) => Published.safeParse(one).data ?? []);
}

/** The names of the queues to which the rules of the stack hand an event on. A rule of the clock takes none. */
function queuesOf(event: JsonObject): readonly string[] {
  return ofType(template, 'AWS::Events::Rule').flatMap(([, { Properties: rule }]) => {
    if (rule['EventPattern'] === undefined) return [];
    const outcome = compile(rule['EventPattern']);
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
    if (!matches(outcome.pattern, event)) return [];
    return Target.parse(rule['Targets']).map(({ Arn: arn }) => nameOf(template, referred(arn) ?? ''));
  });
}

const envelopeOf = (source: string, detailType: string, detail: JsonObject = {}) => ({
  id: '7bf73129-1428-4cd3-a780-95db273d1602',
  source,
  'detail-type': detailType,
  time: '2026-11-20T13:42:07Z',
  detail,
});

describe('our own events', () => {
  it('come back to us if, and only if, a route can tell of them', async () => {
    const all = await published();
    expect(all.length).toBeGreaterThan(0);
    const told = all.filter(({ source, detailType }) => queuesOf(envelopeOf(source, detailType)).length > 0);
    const nameOfEvent = ({ source, detailType }: { source: string; detailType: string }) =>
      `${source} ${detailType}`;
    expect(told.map(nameOfEvent).toSorted()).toEqual(outcomes.map(nameOfEvent).toSorted());
    for (const { source, detailType } of told)
      expect(queuesOf(envelopeOf(source, detailType))).toEqual(['events']);
  });

  it.each([
    ['chasqui.facts', 'SomethingNew'],
    ['chasqui.facts', 'nobodynotified'],
    ['chasqui.other', 'NobodyNotified'],
    ['chasqui.', 'NobodyNotified'],
  ])('stay away under any other name: %s %s', (source, detailType) => {
    expect(queuesOf(envelopeOf(source, detailType))).toEqual([]);
    const { detail } = nobodyEvent('opened', 'r'.repeat(22));
    const body = JSON.stringify({ ...envelopeOf(source, detailType), detail });
    expect(parseBusinessEvent(body)).toEqual({ kind: 'problem', reason: 'our-own-event' });
  });

  it('that come back are known by the fact, not by the envelope', () => {
    const { source, detailType, detail, id } = nobodyEvent('opened', 'r'.repeat(22));
    const body = JSON.stringify({
      ...envelopeOf(source, detailType),
      detail: { ...detail, more: 'unknown' },
    });
    expect(parseBusinessEvent(body)).toMatchObject({
      kind: 'parsed',
      value: { id, source, detailType, detail },
    });
    const bare = JSON.stringify(envelopeOf(source, detailType));
    expect(parseBusinessEvent(bare)).toMatchObject({ kind: 'problem', reason: 'not-the-contract' });
  });

  it('do not keep those of others away', () => {
    expect(queuesOf(envelopeOf('erp', 'NobodyNotified'))).toEqual(['events']);
    expect(queuesOf(envelopeOf('chasqui-erp', 'Ordered'))).toEqual(['events']);
  });
});
