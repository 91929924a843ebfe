import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Plain } from '#domain/plain';
import type { Item } from '../tables/store/store.ts';

/** An item as the document client reads it. Throws where it has no key of ours, or a value that we never write. */
export function itemOf(attributes: { readonly [name: string]: unknown }): Item {
  const { pk, sk } = attributes;
  if (typeof pk !== 'string' || typeof sk !== 'string') throw new Error('an item without pk and sk');
  const stored = Object.entries(attributes).map(([name, value]): [string, Plain | Uint8Array] => {
    if (isStored(value)) return [name, value];
    throw new TypeError('a value of a type that we never write');
  });
  return { ...Object.fromEntries(stored), pk, sk };
}

/** The document client reads answers, not errors: the items in those come as typed values. */
export function itemOfError(attributes: Record<string, AttributeValue>): Item {
  return itemOf(unmarshall(attributes));
}

function isStored(value: unknown): value is Plain | Uint8Array {
  return value instanceof Uint8Array || isPlain(value);
}

function isPlain(value: unknown): value is Plain {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every(isPlain);
}
