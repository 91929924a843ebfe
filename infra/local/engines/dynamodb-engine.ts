import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataFolder } from '../data-folder.ts';
import { Refusal } from '../refusal.ts';

/** A DynamoDB on this machine. */
export interface DynamodbEngine {
  /** `http://127.0.0.1:4782` */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts the engine that npm brought along, its file in the data folder. Where npm has none for this machine, or
 * `CHASQUI_DYNAMODB_ENDPOINT` is set, the endpoint named there is used. Throws a `Refusal` where there is neither.
 */
export async function startDynamodb(folder: DataFolder, port: number): Promise<DynamodbEngine> {
  const given = process.env['CHASQUI_DYNAMODB_ENDPOINT'];
  if (given !== undefined && given !== '') return { url: given, stop: () => Promise.resolve() };
  const child = spawn(
    enginePath(),
    ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', join(folder.path, 'dynamodb.db')],
    // Its own group: Ctrl-C in the terminal must not end it before the functions are done with it.
    { stdio: 'ignore', detached: true },
  );
  if (child.pid !== undefined) folder.noteEngine(child.pid);
  // Also where this process ends in haste; the file is none the worse for it.
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  const ended = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(`it ended with ${signal ?? code}`));
  });
  const url = `http://127.0.0.1:${port}`;
  const problem = await Promise.race([ended, answering(url)]);
  if (problem !== undefined) throw new Error(`the DynamoDB engine did not start: ${problem}`);
  let stopping = false;
  const watch = async () => {
    const reason = await ended;
    if (!stopping) process.stderr.write(`The DynamoDB engine is gone: ${reason}. Stop, and start again.\n`);
  };
  void watch();
  return {
    url,
    stop: async () => {
      stopping = true;
      child.kill('SIGTERM');
      const gone = await Promise.race([ended, pause(3000, undefined, { ref: false })]);
      if (gone === undefined) child.kill('SIGKILL');
      await ended;
      process.off('exit', end);
    },
  };
}

function enginePath(): string {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  } catch {
    throw new Refusal(
      `npm has no DynamoDB engine for ${process.platform} on ${process.arch}. Start one yourself and name it:\n` +
        '  docker run -p 127.0.0.1:8000:8000 amazon/dynamodb-local\n' +
        '  CHASQUI_DYNAMODB_ENDPOINT=http://127.0.0.1:8000 npm start',
    );
  }
}

async function answering(url: string): Promise<string | undefined> {
  for (let waited = 0; waited < 5000; waited += 25) {
    const answered = await fetch(url, { signal: AbortSignal.timeout(1000) }).then(
      () => true,
      () => false,
    );
    if (answered) return undefined;
    await pause(25);
  }
  return 'it did not answer within five seconds';
}
