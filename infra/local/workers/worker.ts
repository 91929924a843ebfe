import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromWorker, ToWorker } from './messages.ts';

export type Invoked =
  | { readonly kind: 'returned'; readonly value: unknown }
  /** The handler threw, ran out of time, or its process ended. */
  | { readonly kind: 'failed'; readonly reason: string };

/** One child process that runs one function, one invocation at a time. */
export interface Worker {
  invoke(requestId: string, event: unknown): Promise<Invoked>;
  shiftClock(offsetMs: number): void;
  /** SIGKILL: what it was doing is lost, as when a machine goes away. */
  kill(): void;
  /** False once it was killed or ended. */
  isAlive(): boolean;
  readonly ended: Promise<void>;
}

export interface WorkerSettings {
  readonly file: string;
  readonly exported: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly offsetMs: number;
  /** Descriptor of the file that takes what it prints. The worker writes there itself. */
  readonly log: number;
}

const bootstrap = fileURLToPath(new URL('bootstrap.ts', import.meta.url));

export function startWorker(settings: WorkerSettings): Worker {
  const { file, exported, environment, offsetMs, log } = settings;
  const child = fork(bootstrap, [file, exported, String(offsetMs)], {
    // Nothing of this shell's environment: a function sees what it would see on AWS.
    env: { ...environment },
    execArgv: ['--enable-source-maps', '--no-warnings'],
    stdio: ['ignore', log, log, 'ipc'],
  });
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  let killed = false;
  const kill = () => {
    killed = true;
    child.kill('SIGKILL');
  };
  return {
    ended,
    kill,
    isAlive: () => !killed && child.exitCode === null && child.signalCode === null,
    shiftClock: (next) => tell(child, { kind: 'clock', offsetMs: next }),
    invoke: async (requestId, event) => {
      const timer = Promise.withResolvers<Invoked>();
      const timeout = setTimeout(() => {
        kill();
        timer.resolve({ kind: 'failed', reason: `timed out after ${settings.timeoutMs} ms` });
      }, settings.timeoutMs);
      const answered = answerOf(child, requestId);
      const deadline = Date.now() + settings.timeoutMs;
      tell(child, { kind: 'invoke', requestId, event: JSON.stringify(event), deadline });
      const gone = ended.then((): Invoked => ({ kind: 'failed', reason: 'its process ended' }));
      const result = await Promise.race([answered, timer.promise, gone]);
      clearTimeout(timeout);
      return result;
    },
  };
}

function tell(child: ChildProcess, message: ToWorker): void {
  // A worker that is gone is noticed by its exit; the failed write says nothing more.
  if (child.connected) child.send(message, () => undefined);
}

function answerOf(child: ChildProcess, requestId: string): Promise<Invoked> {
  return new Promise((done) => {
    const listen = (message: FromWorker) => {
      if (message.requestId !== requestId) return;
      child.off('message', listen);
      if (message.kind === 'failed') done({ kind: 'failed', reason: message.error });
      else done({ kind: 'returned', value: JSON.parse(message.value) });
    };
    child.on('message', listen);
  });
}
