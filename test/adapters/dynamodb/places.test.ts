import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placesIn } from '#adapters/dynamodb/places';
import { type Engine, startEngine } from '#test/support/engine';

/** With a page of 1 MB a call, these are several. */
const items = 2_500;
const kilobyte = 'x'.repeat(1024);

describe('the places of all items of a table', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await startEngine();
    const { client, names } = engine;
    const all = Array.from({ length: items }, (_, index) => ({
      PutRequest: {
        Item: { pk: { S: `R#${index % 50}` }, sk: { S: `f#${index}` }, padding: { S: kilobyte } },
      },
    }));
    for (let from = 0; from < items; from += 25) {
      const { UnprocessedItems: left = {} } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [names.ledger]: all.slice(from, from + 25) } }),
      );
      if (Object.keys(left).length > 0) throw new Error('the engine left items unwritten');
    }
  });
  afterAll(() => engine.stop());

  it('are read to the end of the last page, each once', async () => {
    const { client, names } = engine;
    const pages: (readonly string[])[] = [];
    for await (const page of placesIn(client, names.ledger))
      pages.push(page.map(({ pk, sk }) => `${pk} ${sk}`));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flat()).toHaveLength(items);
    expect(new Set(pages.flat()).size).toBe(items);
  });
});
