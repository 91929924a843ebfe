import { beforeEach, describe, expect, it } from 'vitest';
import { readPattern } from '#infra/local/front/event-pattern';
import { putEvents } from '#infra/local/front/put-events';
import type { RulePlan } from '#infra/local/resources/event-rule';

let delivered: string[];
beforeEach(() => {
  delivered = [];
});

const ports = {
  account: '000000000000',
  region: 'us-east-1',
  newId: () => 'id-1',
  now: () => new Date(0),
  deliver: async (queue: string, event: string) => {
    const { id, source } = JSON.parse(event);
    delivered.push(`${queue} ${id} ${source}`);
  },
};

function rule(bus: string, source: string, ...targets: RulePlan['targets']): RulePlan {
  const pattern = readPattern({ source: [{ prefix: source }] });
  if ('problem' in pattern) throw new Error(pattern.problem);
  return { bus, pattern, targets };
}

const toOurs = { kind: 'bus', name: 'ours' } as const;
const toQueue = { kind: 'queue', arn: 'work' } as const;
const rules = [
  rule('default', 'aws.health', toOurs),
  rule('default', 'aws.h', { kind: 'queue', arn: 'direct' }),
  rule('ours', 'aws.', toQueue),
  rule('ours', 'erp', toQueue),
];

const put = (source: string, bus?: string) =>
  putEvents(
    [{ name: 'ours' }],
    rules,
    ports,
  )({
    Entries: [{ Source: source, DetailType: 'T', Detail: '{}', ...(bus && { EventBusName: bus }) }],
  });

describe("an event on the account's default bus", () => {
  it.each([undefined, 'default', 'arn:aws:events:us-east-1:000000000000:event-bus/default'])(
    'named as %j is handed on to another bus as the same event, and to the queues of both',
    async (bus) => {
      expect(await put('aws.health', bus)).toMatchObject({ body: { FailedEntryCount: 0 } });
      expect(delivered.toSorted()).toEqual(['direct id-1 aws.health', 'work id-1 aws.health']);
    },
  );

  it('stays where it is if no rule asks for it', async () => {
    expect(await put('aws.ec2')).toMatchObject({ body: { FailedEntryCount: 0 } });
    expect(await put('erp')).toMatchObject({ body: { FailedEntryCount: 0 } });
    expect(delivered).toEqual([]);
  });

  it('is the only kind that may have a source of AWS', async () => {
    expect(await put('aws.health', 'ours')).toMatchObject({
      body: { FailedEntryCount: 1, Entries: [{ ErrorCode: 'NotAuthorizedForSourceException' }] },
    });
    expect(delivered).toEqual([]);
  });
});

it('a rule that hands on to a bus which is not there is refused at the start', () => {
  expect(() => putEvents([], rules, ports)).toThrow('the bus ours, which the template does not have');
});
