import { mkdirSync, readFileSync, readlinkSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { Refusal } from './refusal.ts';

const Lock = z.object({ pid: z.number().optional(), engine: z.number().optional() });
type Lock = z.infer<typeof Lock>;

/** Says which process has the folder; without one, only that the folder is ours, which is what `fresh` may empty. */
const lockName = 'stack.json';

/** The folder that keeps tables, queues, secrets and logs between two starts; one local stack at a time. */
export interface DataFolder {
  readonly path: string;
  /** Notes the engine's process, so that the next start can end it if this one is killed. */
  noteEngine(pid: number): void;
  release(): void;
}

/** Takes the folder. `fresh` empties it first. Throws a `Refusal` while another local stack runs on it. */
export async function openDataFolder(folder: string, fresh: boolean): Promise<DataFolder> {
  const path = resolve(folder);
  const lockFile = join(path, lockName);
  mkdirSync(path, { recursive: true });
  assertOurs(path);
  await takeOver(path, readLock(lockFile));
  if (fresh) for (const name of readdirSync(path)) rmSync(join(path, name), { recursive: true });
  const write = (lock: Lock) => writeFileSync(lockFile, JSON.stringify(lock));
  write({ pid: process.pid });
  return {
    path,
    noteEngine: (engine) => write({ pid: process.pid, engine }),
    release: () => write({}),
  };
}

function assertOurs(path: string): void {
  const names = readdirSync(path);
  if (names.length === 0 || names.includes(lockName)) return;
  throw new Refusal(
    `${path} holds files of others. Name an empty folder, or one that does not exist yet:\n` +
      '  npm start -- --data other-folder',
  );
}

function readLock(file: string): Lock {
  try {
    return Lock.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // No lock, or one torn by a crash: nobody can be shown to hold the folder.
    return {};
  }
}

async function takeOver(path: string, { pid, engine }: Lock): Promise<void> {
  if (pid !== undefined && isAlive(pid)) {
    throw new Refusal(
      `A local stack already runs on ${path}, as process ${pid}.\n` +
        'Stop it first, or start this one on another folder and other ports:\n' +
        '  npm start -- --data other-folder --port-base 5780',
    );
  }
  if (engine === undefined || !isAlive(engine) || !isEngine(engine)) return;
  process.kill(engine, 'SIGTERM');
  for (let waited = 0; isAlive(engine) && waited < 3000; waited += 50) {
    await new Promise((done) => void setTimeout(done, 50));
  }
  if (isAlive(engine)) {
    throw new Refusal(
      `An engine of an earlier start still runs as process ${engine}. End it and start again.`,
    );
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A process id is soon somebody else's: only a program that is the engine is ended. */
function isEngine(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/exe`).endsWith('/dynoxide');
  } catch {
    return false;
  }
}
