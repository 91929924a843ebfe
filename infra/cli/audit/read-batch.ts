import * as z from 'zod';
import type { Plain } from '#domain/plain';

const json: z.ZodType<Plain> = z.json();
const Item = z.intersection(z.object({ pk: z.string(), sk: z.string() }), z.record(z.string(), json));
export type ArchivedItem = z.infer<typeof Item>;

const Line = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('put'), item: Item }),
  z.strictObject({ kind: z.literal('changed'), before: Item, after: Item }),
  z.strictObject({ kind: z.literal('removed'), before: Item }),
]);
export type ReadLine = z.infer<typeof Line>;

/** The lines of an object of the archive; undefined for one that holds no change that could be read. */
export function readBatch(bytes: Uint8Array): readonly (ReadLine | undefined)[] {
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => {
    try {
      return Line.safeParse(JSON.parse(line)).data;
    } catch {
      return undefined;
    }
  });
}
