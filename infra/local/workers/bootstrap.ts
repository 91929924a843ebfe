/**
 * Runs in a child process: imports a function's bundle and answers invocations one at a time, as Lambda's runtime does.
 * Started as `bootstrap.ts <file> <export> <offset in ms>`.
 */
import { pathToFileURL } from 'node:url';
import type { FromWorker, ToWorker } from './messages.ts';
import { installShiftedDate, shiftDate } from './shifted-date.ts';

type Invocation = Extract<ToWorker, { kind: 'invoke' }>;

const [file = '', exported = '', offset = '0'] = process.argv.slice(2);
const realNow = Date.now.bind(Date);
installShiftedDate();
shiftDate(Number(offset));
// Without its runner a worker has no purpose: it must not outlive one that was killed.
process.once('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
// The bundle is imported after the clock is in place, and at once, so that a broken one fails its first invocation.
const loading = import(pathToFileURL(file).href).then((bundle: unknown) => handlerOf(bundle));
let broken = false;
loading.catch(() => {
  broken = true;
});
process.on('message', (message: ToWorker) => {
  if (message.kind === 'clock') shiftDate(message.offsetMs);
  else void answer(message);
});

async function answer(invocation: Invocation): Promise<void> {
  // A bundle that did not load is loaded anew, in a new process, by the next invocation.
  process.send?.(await invoke(invocation), () => broken && process.exit(1));
}

async function invoke({ requestId, event, deadline }: Invocation): Promise<FromWorker> {
  try {
    const handler = await loading;
    const value: unknown = await handler(JSON.parse(event), contextOf(requestId, deadline));
    return { kind: 'returned', requestId, value: JSON.stringify(value) ?? 'null' };
  } catch (error) {
    // Lambda writes what a handler threw to the function's log; the runner gets the name of it.
    console.error(error);
    return { kind: 'failed', requestId, error: error instanceof Error ? error.name : 'unknown' };
  }
}

type Handler = (event: unknown, context: unknown) => unknown;

function handlerOf(bundle: unknown): Handler {
  const found: unknown = new Map(Object.entries(Object(bundle))).get(exported);
  if (typeof found !== 'function') throw new Error(`the bundle exports no function ${exported}`);
  return (event, context) => Reflect.apply(found, undefined, [event, context]);
}

function contextOf(requestId: string, deadline: number) {
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: '$LATEST',
    invokedFunctionArn: process.env['CHASQUI_FUNCTION_ARN'],
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    getRemainingTimeInMillis: () => Math.max(0, deadline - realNow()),
  };
}
