import withHooks from '@middy/core';
import { errorFields } from './error-fields.ts';
import { type FlushedMeter, emfMeter } from './emf-meter.ts';
import { type Log, type WriteLine, jsonLog, writeLine } from './log.ts';

/** What every handler has around it. */
export interface Shell {
  readonly log: Log;
  readonly meter: FlushedMeter;
}

interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

type Handler<Response> = (event: unknown, context?: object) => Promise<Response>;
export type BatchHandler = Handler<BatchResponse>;

export function shell(write: WriteLine = writeLine): Shell {
  return { log: jsonLog(write), meter: emfMeter({ write }) };
}

/**
 * Wraps a handler: the counts are flushed and a failure of the whole invocation is logged. The `after` hook
 * returns nothing: what it returned would stand in for the response, and a batch's failed messages would be deleted.
 */
export function inShell<Response>(
  step: string,
  { log, meter }: Shell,
  handle: Handler<Response>,
): Handler<Response> {
  const wrapped = withHooks<unknown, Response>(handle, {
    // To answer early would leave the work running, to go on when the frozen function is thawed for the next batch.
    timeoutEarlyInMillis: 0,
  })
    .after(() => {
      meter.flush();
    })
    .onError(({ error }) => {
      meter.flush();
      log('error', 'invocation failed', { step, error: errorFields(error) });
    });
  return async (event, context = {}) => wrapped(event, context);
}
