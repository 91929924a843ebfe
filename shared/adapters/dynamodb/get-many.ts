import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import type { Patience } from '../tables/store/steady-store.ts';
import type { Item, Key, Table } from '../tables/store/store.ts';
import { itemOf } from './items.ts';
import type { Tables } from './tables.ts';

/** DynamoDB's limit of one BatchGetItem. */
const batchLength = 100;
/** Rounds without a single item before it is given up. */
const idleRounds = 10;

type Asked = NonNullable<BatchGetCommandInput['RequestItems']>[string];

export interface Wanted {
  readonly table: Table;
  readonly keys: readonly Key[];
  readonly patience: Patience;
}

/** Items by keys, in their order; what DynamoDB leaves unprocessed is asked for again with growing waits. */
export async function getMany(tables: Tables, wanted: Wanted): Promise<readonly (Item | undefined)[]> {
  const keys = [...new Map(wanted.keys.map((key) => [nameOf(key), key])).values()];
  const found = new Map<string, Item>();
  for (let from = 0; from < keys.length; from += batchLength) {
    for (const item of await batch(tables, { ...wanted, keys: keys.slice(from, from + batchLength) })) {
      found.set(nameOf(item), item);
    }
  }
  return wanted.keys.map((key) => found.get(nameOf(key)));
}

async function batch({ client, names }: Tables, { table, keys, patience }: Wanted): Promise<readonly Item[]> {
  const name = names[table];
  const items: Item[] = [];
  let open: Asked | undefined = {
    Keys: keys.map(({ pk, sk }) => ({ pk, sk })),
    ConsistentRead: true,
  };
  let idle = 0;
  while (open !== undefined) {
    if (idle === idleRounds)
      throw new Error(`DynamoDB left ${open.Keys?.length} keys of ${table} unread ${idle} times`);
    if (idle > 0) await patience.pause(patience.random() * Math.min(1000, 20 * 2 ** idle));
    const command = new BatchGetCommand({ RequestItems: { [name]: open } });
    const answer: BatchGetCommandOutput = await client.send(command);
    const answered = answer.Responses?.[name] ?? [];
    items.push(...answered.map(itemOf));
    idle = answered.length > 0 ? 0 : idle + 1;
    open = answer.UnprocessedKeys?.[name];
  }
  return items;
}

function nameOf({ pk, sk }: Key): string {
  return JSON.stringify([pk, sk]);
}
