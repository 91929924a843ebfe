import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { parseBusinessEvent } from '#contracts/business-event';
import { parseCallbackJob } from '#contracts/callback-job';
import type { EventContract } from '#contracts/define-event';
import { jsonSchemaOf } from '#contracts/json-schema';
import { parseJson } from '#contracts/parsed';
import { SendJob } from '#contracts/send-job';
import { SliceJob } from '#contracts/slice-job';
import { compile } from '#event-pattern/compile';
import { matches } from '#event-pattern/matches';

const Schema = z.object({ properties: z.record(z.string(), z.unknown()) });

type AnyContract = EventContract<z.ZodMiniType>;
const events = new URL('../../events/', import.meta.url);

async function sample(name: string): Promise<string> {
  return readFile(new URL(`samples/contracts/${name}.json`, events), 'utf8');
}

const isContract = (value: unknown): value is AnyContract =>
  typeof value === 'object' && value !== null && 'pattern' in value && 'entry' in value;

async function contracts(): Promise<[string, AnyContract][]> {
  const files = (await readdir(new URL('contracts/', events))).map((file) => file.replace('.ts', ''));
  const found = await Promise.all(
    files.map(async (file) => {
      const module: object = await import(new URL(`contracts/${file}.ts`, events).href);
      return Object.values(module)
        .filter(isContract)
        .map((contract): [string, AnyContract] => [file, contract]);
    }),
  );
  return found.flat();
}

describe.each(await contracts())('the contract %s', (name, contract) => {
  it('reads its own sample', async () => {
    expect(contract.parse(JSON.parse(await sample(name)))).toMatchObject({ kind: 'parsed' });
  });

  it('is matched by its own pattern, and by no other source', async () => {
    const { detail } = JSON.parse(await sample(name));
    const entry = contract.entry(detail);
    const event = { source: entry.source, 'detail-type': entry.detailType, detail };
    const outcome = compile(contract.pattern);
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
    const { pattern } = outcome;
    expect(matches(pattern, event)).toBe(true);
    expect(matches(pattern, { ...event, source: `${entry.source}.other` })).toBe(false);
    expect(matches(pattern, { ...event, 'detail-type': 'Other' })).toBe(false);
  });

  it('comes from a source that our own rule leaves out', () => {
    expect(contract.source).toMatch(/^chasqui\./);
  });

  it('is not published with a detail that breaks it', () => {
    expect(() => contract.entry({})).toThrow('invalid_type');
  });

  it('tells which field is amiss, and takes no other event for itself', async () => {
    const envelope = JSON.parse(await sample(name));
    const [field = ''] = Object.keys(envelope.detail);
    const { [field]: _, ...rest } = envelope.detail;
    expect(contract.parse({ ...envelope, detail: rest })).toEqual({
      kind: 'problem',
      reason: 'not-the-contract',
      field,
    });
    expect(contract.parse({ ...envelope, 'detail-type': 'Other' })).toEqual({
      kind: 'problem',
      reason: 'another-event',
    });
    expect(contract.parse({ ...envelope, time: 'soon' })).toEqual({
      kind: 'problem',
      reason: 'not-an-envelope',
      field: 'time',
    });
  });

  it('has a JSON Schema that knows every field of its sample', async () => {
    const { detail } = JSON.parse(await sample(name));
    const schema = jsonSchemaOf(contract);
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: contract.detailType,
      type: 'object',
      required: expect.arrayContaining(['version', 'fact', 'at']),
    });
    const { properties } = Schema.parse(schema);
    expect(Object.keys(properties).toSorted()).toEqual(Object.keys(detail).toSorted());
  });
});

describe('what we take in', () => {
  it('reads the sample of a business event and of a job', async () => {
    expect(parseBusinessEvent(await sample('business-event'))).toMatchObject({ kind: 'parsed' });
    expect(parseJson(SendJob)(await sample('send-job'))).toMatchObject({ kind: 'parsed' });
    expect(parseJson(SliceJob)(await sample('slice-job'))).toMatchObject({ kind: 'parsed' });
    expect(parseCallbackJob(await sample('callback-job'))).toMatchObject({ kind: 'parsed' });
  });

  it('has a sample for every event and no sample without one', async () => {
    const samples = (await readdir(new URL('samples/contracts/', events))).map((file) =>
      file.replace('.json', ''),
    );
    const ours = (await contracts()).map(([name]) => name);
    expect(samples.toSorted()).toEqual(
      [...ours, 'business-event', 'callback-job', 'send-job', 'slice-job'].toSorted(),
    );
  });
});
