import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EnvInput } from '#functions/accept-event/env';
import { grantPublish, grantRead, grantTable } from '../constructs/grant.ts';
import { Worker } from '../constructs/worker.ts';
import type { Parts } from '../parts.ts';

/** HTTPS `POST /events/{source}` -> the event on the bus. */
export class AcceptEvent extends Construct {
  static readonly timeout = Duration.seconds(10);

  constructor(scope: Construct, id: string, { tables, secrets, bus, http, config }: Parts) {
    super(scope, id);
    const worker = new Worker(this, 'Worker', {
      step: 'accept-event',
      timeout: AcceptEvent.timeout,
      logRetention: config.logRetention,
      environment: {
        STATE_TABLE: tables.state.tableName,
        BUS_NAME: bus.bus.eventBusName,
        SOURCES_SECRET: secrets.sources.secretArn,
      } satisfies EnvInput,
    });
    // A large workspace lies in several items, read in one request.
    grantTable(tables.state, worker, { actions: ['GetItem', 'BatchGetItem'] });
    grantPublish(bus.bus, worker);
    grantRead(secrets.sources, worker);
    http.route({
      methods: ['POST'],
      path: '/events/{source}',
      worker,
      timeout: AcceptEvent.timeout,
      openTo: 'Each request carries a signature, which the function verifies over the raw body.',
    });
  }
}
