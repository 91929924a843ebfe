import type { Path } from './problem.ts';
import type { TellEntry } from './schema.ts';

/** A channel that a `tell` entry names, and where in the entry. */
export interface ToldChannel {
  readonly id: string;
  readonly path: Path;
}

/** One channel or several: each by its place. */
export function channelsOf({ channel }: Pick<TellEntry, 'channel'>): readonly ToldChannel[] {
  if (typeof channel === 'string') return [{ id: channel, path: ['channel'] }];
  return channel.map((id, index) => ({ id, path: ['channel', index] }));
}
