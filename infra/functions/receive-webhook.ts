import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EnvInput } from '#functions/receive-webhook/env';
import { grantRead, grantSend } from '../constructs/grant.ts';
import { Worker } from '../constructs/worker.ts';
import type { Parts } from '../parts.ts';

/**
 * A message that is sent comes back as sent, delivered and read, and may be answered: Meta asks for room for that, and may
 * tell each by a call of its own.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview
 */
const callsPerMessage = 4;

/** HTTPS `GET` (handshake) and `POST` from Meta -> updates queue. */
export class ReceiveWebhook extends Construct {
  static readonly timeout = Duration.seconds(10);
  static readonly path = '/webhooks/whatsapp';

  constructor(scope: Construct, id: string, { secrets, queues, http, alarms, config }: Parts) {
    super(scope, id);
    const worker = new Worker(this, 'Worker', {
      step: 'receive-webhook',
      timeout: ReceiveWebhook.timeout,
      logRetention: config.logRetention,
      environment: {
        UPDATES_QUEUE_URL: queues.updates.queue.queueUrl,
        FAILURES_QUEUE_URL: queues.failures.queueUrl,
        APP_SECRETS: secrets.apps.secretArn,
        VERIFY_TOKEN_SECRET: secrets.verifyToken.secretArn,
      } satisfies EnvInput,
    });
    grantSend(queues.updates.queue, worker);
    grantSend(queues.failures, worker);
    grantRead(secrets.apps, worker);
    grantRead(secrets.verifyToken, worker);
    const perSecond = callsPerMessage * config.numbers.reduce((sum, number) => sum + number.perSecond, 0);
    http.route({
      methods: ['POST', 'GET'],
      path: ReceiveWebhook.path,
      worker,
      timeout: ReceiveWebhook.timeout,
      throttle: { perSecond, burst: 2 * perSecond },
      openTo:
        'Each POST carries a signature of Meta, which the function verifies over the raw body; the GET a token.',
    });

    alarms.onCountOf('webhooks-unsigned', {
      // A stranger who guesses now and then is nobody's alarm; Meta, with a secret that we do not know, never stops.
      above: 5,
      impact:
        'What WhatsApp tells is turned away: no answer of anybody arrives, and nothing is seen as delivered.',
      runbook: 'webhooks-unsigned',
    });
  }
}
