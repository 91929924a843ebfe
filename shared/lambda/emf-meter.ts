import type { Meter, Metric } from '#ports/meter';
import { type WriteLine, writeLine } from './log.ts';

/** Where the counts lie in CloudWatch; they have no dimensions, each of which would be billed as one more metric. */
const namespace = 'Chasqui';

export interface FlushedMeter extends Meter {
  /** Writes what was counted since the last time, if anything was. Once at the end of each invocation. */
  flush(): void;
}

/**
 * Counts by log line, without a call to anybody.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function emfMeter(write: WriteLine = writeLine, clock: () => number = Date.now): FlushedMeter {
  const sums = new Map<Metric, number>();
  return {
    count(metric, by = 1) {
      if (by !== 0) sums.set(metric, (sums.get(metric) ?? 0) + by);
    },
    flush() {
      if (sums.size === 0) return;
      const Metrics = [...sums.keys()].map((Name) => ({ Name, Unit: 'Count' }));
      const CloudWatchMetrics = [{ Namespace: namespace, Dimensions: [[]], Metrics }];
      write(JSON.stringify({ _aws: { Timestamp: clock(), CloudWatchMetrics }, ...Object.fromEntries(sums) }));
      sums.clear();
    },
  };
}
