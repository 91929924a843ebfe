import type { Meter, Metric } from '#ports/meter';

/** Sums by metric; 0 for what was never counted. */
export function memoryMeter(): Meter & { of(metric: Metric): number } {
  const sums = new Map<Metric, number>();
  const of = (metric: Metric) => sums.get(metric) ?? 0;
  return { of, count: (metric, by = 1) => sums.set(metric, of(metric) + by) };
}
