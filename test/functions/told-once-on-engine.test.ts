import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoStore } from '#adapters/dynamodb/store';
import { timeFor, tryCases } from '#test/support/cases';
import { type Engine, startEngine } from '#test/support/engine';
import { type Trouble, troubles } from '#test/support/trouble';
import { troubledRun } from '#test/support/troubled-run';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

/** One case on tables of its own. */
async function onNewTables(trouble: Trouble): Promise<readonly string[]> {
  return troubledRun(trouble, { store: dynamoStore(engine.client, await engine.newTables()) });
}

describe('on a real engine, each (event, route, person) ends with one message, one stated reason or a visible doubt', () => {
  it(
    'whatever is delivered again, dies or changes',
    async (test) => {
      await tryCases(test, {
        of: troubles,
        ordinarily: 10,
        holds: async (trouble) => {
          expect(await onNewTables(trouble)).toEqual([]);
        },
      });
    },
    timeFor(30),
  );
});
