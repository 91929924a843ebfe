import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { nameOf, ofType, prod, referred, templateOf } from './template.ts';

const template = templateOf(prod);
const queues = ofType(template, 'AWS::SQS::Queue');
const mappings = ofType(template, 'AWS::Lambda::EventSourceMapping').map(
  ([, { Properties: properties }]) => ({
    source: nameOf(template, referred(properties['EventSourceArn']) ?? ''),
    sourceId: referred(properties['EventSourceArn']) ?? '',
    functionId: referred(properties['FunctionName']) ?? '',
    properties,
  }),
);

const Redrive = z.object({ deadLetterTargetArn: z.unknown(), maxReceiveCount: z.number() });
const deadLettersOf = (properties: Readonly<Record<string, unknown>>) =>
  Redrive.safeParse(properties['RedrivePolicy']).data;

describe('every queue', () => {
  it('has dead letters behind it, unless it is an end of the line itself', () => {
    const pairs = queues.map(([id, { Properties: properties }]) => {
      const dead = referred(deadLettersOf(properties)?.deadLetterTargetArn);
      return [nameOf(template, id), dead === undefined ? '-' : nameOf(template, dead)];
    });
    expect(Object.fromEntries(pairs)).toEqual({
      events: 'events-dead',
      'events-dead': '-',
      notices: 'notices-dead',
      'notices-dead': '-',
      updates: 'updates-dead',
      'updates-dead': '-',
      callbacks: 'callbacks-dead',
      'callbacks-dead': '-',
      send: 'send-dead',
      'send-urgent': 'send-dead',
      'send-dead': '-',
      failures: '-',
    });
  });

  it('gives up what its worker fails on after a quarter of an hour, and calls after a day', () => {
    const seconds = mappings
      .filter(({ source }) => source !== 'TablesLedger')
      .map(({ source, sourceId }) => {
        const properties = template.Resources[sourceId]?.Properties ?? {};
        const visibility = z.number().parse(properties['VisibilityTimeout']);
        return [source, visibility * (deadLettersOf(properties)?.maxReceiveCount ?? 0)];
      });
    const quarter = 15 * 60;
    expect(Object.fromEntries(seconds)).toEqual({
      // Whoever is called may be away for the night.
      callbacks: 24 * 3600,
      events: quarter,
      notices: quarter,
      updates: quarter,
      send: quarter,
      'send-urgent': quarter,
    });
  });

  it('tells its worker at which delivery it gives up, where that has a last word to say', () => {
    const told = mappings.flatMap(({ source, sourceId, functionId }) => {
      const given = deadLettersOf(template.Resources[sourceId]?.Properties ?? {})?.maxReceiveCount;
      const { Variables: variables } = z
        .object({ Variables: z.record(z.string(), z.unknown()) })
        .parse(template.Resources[functionId]?.Properties['Environment']);
      return given === undefined ? [] : [[source, variables['MAX_RECEIVES'], `${given}`]];
    });
    const speaking = told.filter(([, env]) => env !== undefined);
    expect(speaking.map(([source]) => source)).toEqual([
      'events',
      'notices',
      'callbacks',
      'send',
      'send-urgent',
    ]);
    for (const [, env, given] of speaking) expect(env).toBe(given);
  });

  it('is encrypted and keeps what lies in it for 14 days', () => {
    for (const [, { Properties: properties }] of queues) {
      expect(properties).toMatchObject({
        SqsManagedSseEnabled: true,
        MessageRetentionPeriod: 14 * 24 * 3600,
      });
    }
  });

  it('refuses who does not come over TLS', () => {
    const refusing = ofType(template, 'AWS::SQS::QueuePolicy')
      .filter(([, policy]) => JSON.stringify(policy.Properties).includes('"aws:SecureTransport":"false"'))
      .flatMap(([, policy]) => z.array(z.unknown()).parse(policy.Properties['Queues']).map(referred));
    expect(new Set(refusing)).toEqual(new Set(queues.map(([id]) => id)));
  });

  it('hides a message from others for six times as long as its worker may run', () => {
    for (const { sourceId, functionId, properties } of mappings.filter(
      ({ source }) => source !== 'TablesLedger',
    )) {
      const timeout = z.number().parse(template.Resources[functionId]?.Properties['Timeout']);
      const window = z.number().default(0).parse(properties['MaximumBatchingWindowInSeconds']);
      const visibility = z.number().parse(template.Resources[sourceId]?.Properties['VisibilityTimeout']);
      expect(visibility).toBeGreaterThanOrEqual(6 * timeout + window);
    }
  });
});

describe('every worker', () => {
  it('may give back single messages of a batch', () => {
    expect(mappings).toHaveLength(8);
    for (const { properties } of mappings) {
      expect(properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
    }
  });

  it('is limited at its queue, so that a flood waits there', () => {
    const limits = mappings.map(({ source, properties }) => [
      source,
      properties['BatchSize'],
      properties['ScalingConfig'],
    ]);
    expect(limits).toEqual([
      ['events', 10, { MaximumConcurrency: 5 }],
      ['notices', 1, { MaximumConcurrency: 2 }],
      ['updates', 10, { MaximumConcurrency: 4 }],
      ['callbacks', 10, { MaximumConcurrency: 2 }],
      ['send', 10, { MaximumConcurrency: 10 }],
      ['send-urgent', 10, { MaximumConcurrency: 2 }],
      ['TablesLedger', 100, undefined],
      ['TablesLedger', 1000, undefined],
    ]);
  });

  it('on the stream gets each change again for as long as the stream has it', () => {
    const streams = mappings.filter(({ source }) => source === 'TablesLedger');
    expect(streams.map(({ functionId }) => nameOf(template, functionId))).toEqual([
      'publish-facts',
      'seal-facts',
    ]);
    const Destination = z.object({ OnFailure: z.object({ Destination: z.unknown() }) });
    for (const { properties } of streams) {
      expect(properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
      });
      expect(properties).not.toHaveProperty('MaximumRetryAttempts');
      expect(properties).not.toHaveProperty('MaximumRecordAgeInSeconds');
      const { OnFailure: onFailure } = Destination.parse(properties['DestinationConfig']);
      expect(nameOf(template, referred(onFailure.Destination) ?? '')).toBe('failures');
    }
  });
});
