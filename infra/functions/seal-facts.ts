import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { allFacts, allSeals } from '#domain/archive/archive-key';
import type { EnvInput } from '#functions/seal-facts/env';
import { grantList, grantObjects } from '../constructs/buckets.ts';
import { grantRead } from '../constructs/grant.ts';
import { feedFromStream } from '../constructs/stream-feed.ts';
import { tickEachHour } from '../constructs/tick.ts';
import { Worker } from '../constructs/worker.ts';
import type { Parts } from '../parts.ts';

/** What is begun last has this long to end. */
const margin = Duration.seconds(15);

/** The ledger's stream -> the archive, and each hour a seal over what came. */
export class SealFacts extends Construct {
  static readonly timeout = Duration.seconds(60);

  constructor(scope: Construct, id: string, { tables, buckets, secrets, queues, alarms, config }: Parts) {
    super(scope, id);
    const worker = new Worker(this, 'Worker', {
      step: 'seal-facts',
      timeout: SealFacts.timeout,
      logRetention: config.logRetention,
      environment: {
        ARCHIVE_BUCKET: buckets.archive.bucketName,
        SEAL_KEY_SECRET: secrets.sealKey.secretArn,
        WORK_SECONDS: `${SealFacts.timeout.toSeconds() - margin.toSeconds()}`,
      } satisfies EnvInput,
    });
    grantList(buckets.archive, worker);
    grantObjects(buckets.archive, worker, { actions: ['PutObject'], below: allFacts });
    grantObjects(buckets.archive, worker, { actions: ['GetObject', 'PutObject'], below: allSeals });
    grantRead(secrets.sealKey, worker);
    feedFromStream(worker, {
      table: tables.ledger,
      failures: queues.failures,
      // One object a batch: each is billed, and each hour's are listed.
      collect: { changes: 1000, within: Duration.minutes(1) },
    });
    tickEachHour(worker);

    alarms.onSilenceOf('hours-sealed', {
      impact: 'Facts are kept, but nothing proves yet that they stay as they are.',
      runbook: 'hours-not-sealed',
    });
    alarms.add(worker.function.metric('IteratorAge', { statistic: 'Maximum' }), {
      above: Duration.minutes(15).toMilliseconds(),
      impact:
        'Facts do not come into the archive; what has not come within 24 hours is missing there for good.',
      runbook: 'archive-late',
    });
  }
}
