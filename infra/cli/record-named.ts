import { entropy } from '#adapters/node/entropy';
import { recordId } from '#domain/identity';
import { UsageError } from './io.ts';

/** The id of the record that is named `TYPE/KEY`, as in `ticket/T-1042`; the key may have slashes of its own. */
export function recordNamed(text: string): string {
  const [, type, key] = /^([^/]+)\/(.+)$/s.exec(text) ?? [];
  if (type === undefined || key === undefined)
    throw new UsageError('a record is named TYPE/KEY, as in ticket/T-1042');
  return recordId(entropy.sha256, type, key);
}
