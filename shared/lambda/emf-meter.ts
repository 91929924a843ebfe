import type { Meter, Metric } from '#ports/meter';
import { type WriteLine, writeLine } from './log.ts';

/** Where the counts lie in CloudWatch, whichever function counts: one metric for each name and stage is billed. */
const namespace = 'Chasqui';

export interface MeterSettings {
  readonly write?: WriteLine;
  readonly clock?: () => number;
  /** The stage that is counted, the metrics' one dimension. Absent: as the function's name says, if there is one. */
  readonly stage?: string | undefined;
}

export interface FlushedMeter extends Meter {
  /** Writes what was counted since the last time, if anything was. Once at the end of each invocation. */
  flush(): void;
}

/**
 * Counts by log line, without a call to anybody.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function emfMeter(settings: MeterSettings = {}): FlushedMeter {
  const { write = writeLine, clock = Date.now, stage = stageOf(functionName()) } = settings;
  const sums = new Map<Metric, number>();
  return {
    count(metric, by = 1) {
      if (by !== 0) sums.set(metric, (sums.get(metric) ?? 0) + by);
    },
    flush() {
      if (sums.size === 0) return;
      const Metrics = [...sums.keys()].map((Name) => ({ Name, Unit: 'Count' }));
      const dimensions = stage === undefined ? {} : { stage };
      const Dimensions = [Object.keys(dimensions)];
      const CloudWatchMetrics = [{ Namespace: namespace, Dimensions, Metrics }];
      const counted = { ...dimensions, ...Object.fromEntries(sums) };
      write(JSON.stringify({ _aws: { Timestamp: clock(), CloudWatchMetrics }, ...counted }));
      sums.clear();
    },
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
function functionName(): string | undefined {
  return process.env['AWS_LAMBDA_FUNCTION_NAME'];
}

/** `prod` of `chasqui-prod-route-event`. */
function stageOf(name: string | undefined): string | undefined {
  return /^chasqui-([a-z]+)-/.exec(name ?? '')?.[1];
}
