import type { FetchedMedia, MediaSource } from '#ports/media-source';
import type { MediaJob, MediaQueue } from '#ports/media-queue';

/** Files at Meta, by their ids there. */
export function memoryMediaSource(
  files: ReadonlyMap<string, FetchedMedia> = new Map(),
): MediaSource & { readonly fetched: readonly string[] } {
  const fetched: string[] = [];
  return {
    fetched,
    async fetch(media, limit) {
      fetched.push(media);
      const file = files.get(media) ?? { kind: 'gone' };
      return file.kind === 'fetched' && file.bytes.length > limit ? { kind: 'too-large' } : file;
    },
  };
}

export function memoryMediaQueue(): MediaQueue & { readonly jobs: readonly MediaJob[] } {
  const jobs: MediaJob[] = [];
  return {
    jobs,
    async put(job) {
      jobs.push(job);
    },
  };
}
