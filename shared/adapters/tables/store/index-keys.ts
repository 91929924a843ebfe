import { layout } from './layout.ts';
import type { Query } from './store.ts';

export interface IndexKeys {
  readonly partition: string;
  readonly sort: { readonly name: string; readonly type: 'S' | 'N' };
  readonly projection: 'ALL' | 'KEYS_ONLY';
}

/** By which attributes a query finds its items. Throws where the table has no such index. */
export function keysOf({ table, index }: Pick<Query, 'table' | 'index'>): IndexKeys {
  const { partition, sort } = layout[table];
  if (index === undefined) return { partition, sort: { name: sort, type: 'S' }, projection: 'ALL' };
  const found = indexesOf(table)[index];
  if (found === undefined) throw new Error(`the ${table} table has no index ${index}`);
  return found;
}

export function indexesOf(table: Query['table']): { readonly [index: string]: IndexKeys } {
  return layout[table].indexes;
}
