import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRoutingJob } from '#contracts/routing-job';
import { allWrong } from '#test/support/hostile-values';

const sample = (name: string) =>
  readFileSync(new URL(`../../events/samples/contracts/${name}.json`, import.meta.url), 'utf8');

describe('the body of what is to be routed', () => {
  it('is an event of the bus, or a slice of a notice', () => {
    expect(parseRoutingJob(sample('business-event'))).toMatchObject({
      kind: 'parsed',
      value: { kind: 'event' },
    });
    const { notice } = JSON.parse(sample('slice-job'));
    expect(parseRoutingJob(sample('slice-job'))).toEqual({
      kind: 'parsed',
      value: { kind: 'slice', slice: notice },
    });
  });

  it('is an event also where its detail speaks of a notice', () => {
    const event = { ...JSON.parse(sample('business-event')), detail: JSON.parse(sample('slice-job')) };
    expect(parseRoutingJob(JSON.stringify(event))).toMatchObject({
      kind: 'parsed',
      value: { kind: 'event' },
    });
  });

  it('is a problem where it is neither, and is never thrown at', () => {
    for (const wrong of allWrong(JSON.parse(sample('slice-job'))))
      expect(['parsed', 'problem']).toContain(parseRoutingJob(JSON.stringify(wrong) ?? '').kind);
    expect(parseRoutingJob('{"notice":{}}')).toMatchObject({ kind: 'problem', reason: 'not-the-contract' });
    expect(parseRoutingJob('{"notice":')).toEqual({ kind: 'problem', reason: 'not-json' });
    expect(parseRoutingJob('{}')).toMatchObject({ kind: 'problem', reason: 'not-an-envelope' });
  });

  it.each([0, 1296, 1.5])('names no slice that a ref could not: %d', (slice) => {
    const { notice } = JSON.parse(sample('slice-job'));
    expect(parseRoutingJob(JSON.stringify({ notice: { ...notice, slice } }))).toEqual({
      kind: 'problem',
      reason: 'not-the-contract',
      field: 'notice.slice',
    });
  });
});
