import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Kept = z.object({ stream: z.string(), shards: z.record(z.string(), z.string()) });

/** How far a mapping has read each shard of its stream, kept in the data folder. */
export interface Checkpoints {
  /** Sequence number of the last record that is done with. */
  of(shard: string): string | undefined;
  move(shard: string, sequenceNumber: string): void;
}

/** Checkpoints of another stream, as of a table made anew, do not count. */
export function openCheckpoints(folder: string, name: string, stream: string): Checkpoints {
  mkdirSync(join(folder, 'checkpoints'), { recursive: true });
  const file = join(folder, 'checkpoints', `${name}.json`);
  const kept = read(file);
  const shards = new Map(kept?.stream === stream ? Object.entries(kept.shards) : []);
  return {
    of: (shard) => shards.get(shard),
    move: (shard, sequenceNumber) => {
      shards.set(shard, sequenceNumber);
      // Written beside and renamed: a crash leaves the old file or the new one.
      writeFileSync(`${file}.new`, JSON.stringify({ stream, shards: Object.fromEntries(shards) }));
      renameSync(`${file}.new`, file);
    },
  };
}

function read(file: string): z.infer<typeof Kept> | undefined {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
