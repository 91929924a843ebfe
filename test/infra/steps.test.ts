import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Env as AcceptEvent } from '#functions/accept-event/env';
import { Env as ApplyUpdate } from '#functions/apply-update/env';
import { Env as CallBack } from '#functions/call-back/env';
import { Env as KeepTime } from '#functions/keep-time/env';
import { Env as PublishFacts } from '#functions/publish-facts/env';
import { Env as ReceiveWebhook } from '#functions/receive-webhook/env';
import { Env as RouteEvent } from '#functions/route-event/env';
import { Env as SealFacts } from '#functions/seal-facts/env';
import { Env as SendMessage } from '#functions/send-message/env';
import { begunWithin } from '#functions/send-message/send-message';
import { nameOf, ofType, prod, templateOf } from './template.ts';

const schemas = {
  'accept-event': AcceptEvent,
  'route-event': RouteEvent,
  'send-message': SendMessage,
  'keep-time': KeepTime,
  'apply-update': ApplyUpdate,
  'publish-facts': PublishFacts,
  'seal-facts': SealFacts,
  'receive-webhook': ReceiveWebhook,
  'call-back': CallBack,
};
const steps = Object.keys(schemas).toSorted();
/** Seconds. Somebody waits for the answer of the first and the last; the next tick comes a minute after the one before. */
const timeouts = new Map([
  ['accept-event', 10],
  ['keep-time', 55],
  ['receive-webhook', 10],
  ['seal-facts', 60],
]);

const template = templateOf(prod);
const functions = ofType(template, 'AWS::Lambda::Function').map(
  ([id, { Properties: properties }]) => [nameOf(template, id), properties] as const,
);

describe('a step has one name in four places', () => {
  const found = (folder: string) => readdirSync(folder).map((name) => name.replace(/(\.test)?\.ts$/, ''));

  it.each(['functions', 'infra/functions', 'test/functions'])('in %s', (folder) => {
    expect(found(folder)).toEqual(expect.arrayContaining(steps));
  });

  it('nothing else is in functions/ and infra/functions/', () => {
    expect(found('functions').toSorted()).toEqual(steps);
    expect(found('infra/functions').toSorted()).toEqual(steps);
  });

  it('as a row of the README', () => {
    const rows = readFileSync('README.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('|'));
    for (const step of steps) expect(rows.filter((row) => row.includes(`\`${step}\``))).not.toEqual([]);
  });

  it('is deployed from the handler of its folder', () => {
    expect(functions.map(([name]) => name).toSorted()).toEqual(steps);
    for (const step of steps) expect(existsSync(`functions/${step}/handler.ts`)).toBe(true);
  });
});

describe('a function', () => {
  it.each(functions)('%s gets the environment that its step reads, and nothing else', (name, properties) => {
    const schema = new Map(Object.entries(schemas)).get(name);
    if (schema === undefined) throw new Error(`${name} has no schema here`);
    const { Variables: variables } = z
      .object({ Variables: z.record(z.string(), z.json()) })
      .parse(properties['Environment']);
    expect(Object.keys(variables).toSorted()).toEqual(Object.keys(schema.shape).toSorted());
    const resolved = Object.fromEntries(
      Object.entries(variables).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : (joined(value) ?? standInFor(key)),
      ]),
    );
    expect(schema.safeParse(resolved).error?.issues).toBeUndefined();
  });

  it.each(functions)(
    '%s runs on Node 24 for arm64, logs JSON, and keeps quiet about starts and ends',
    (name, properties) => {
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Timeout: timeouts.get(name) ?? 30,
        LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN' },
      });
    },
  );
});

it('a claim outlives the function that made it, and a call ends before the function does', () => {
  const [, sender] = functions.find(([name]) => name === 'send-message') ?? [];
  const { Variables: env } = z
    .object({ Variables: z.record(z.string(), z.json()) })
    .parse(sender?.['Environment']);
  const timeout = z.number().parse(sender?.['Timeout']);
  expect(Number(env['LEASE_SECONDS'])).toBe(timeout + 5);
  // What follows from the last call that a job begins has time for its writes.
  expect(begunWithin + Number(env['CALL_TIMEOUT_MS']) + 4_000).toBeLessThan(timeout * 1000);
});

/** What CloudFormation would put in the place of a reference. */
function standInFor(name: string): string {
  return name.endsWith('_URL') ? 'https://sqs.us-east-1.amazonaws.com/123456789012/name' : 'name';
}

/** A text made of parts, some of which are URLs of queues. */
function joined(value: z.core.util.JSONType): string | undefined {
  const parts = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.json())]) }).safeParse(value);
  return parts.data?.['Fn::Join'][1]
    .map((part) => (typeof part === 'string' ? part : standInFor('QUEUE_URL')))
    .join('');
}
