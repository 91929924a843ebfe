import { createHash } from 'node:crypto';

/** Numbers from 0 to 1 that the seed alone decides (mulberry32): the same seed gives the same row. */
export function chance(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest().readUInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** So many milliseconds, or a log-normal spread with this median and this 99th percentile. */
export type Latency = { readonly ms: number } | { readonly medianMs: number; readonly p99Ms: number };

/** One draw, in whole milliseconds. */
export function drawLatency(latency: Latency, draw: () => number): number {
  if ('ms' in latency) return latency.ms;
  const { medianMs, p99Ms } = latency;
  const normal = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  // 2.326 standard deviations above the mean lies the 99th percentile.
  return Math.round(medianMs * Math.exp((normal * Math.log(p99Ms / medianMs)) / 2.326));
}
