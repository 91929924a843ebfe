import { closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Line } from './journal-line.ts';

export interface Journal {
  /** What was there at the start, oldest first. */
  readonly lines: readonly Line[];
  /** Written before it returns, so that what was answered survives a kill. */
  append(line: Line): void;
  close(): void;
}

/** A file of JSON lines that only grows. A last line torn by a kill is cut off; any other broken line is an error. */
export function fileJournal(file: string): Journal {
  mkdirSync(path.dirname(file), { recursive: true });
  const lines = readLines(file);
  const handle = openSync(file, 'a');
  let open = true;
  return {
    lines,
    append(line) {
      if (open) writeSync(handle, `${JSON.stringify(line)}\n`);
    },
    close() {
      if (open) closeSync(handle);
      open = false;
    },
  };
}

/** For a simulator that forgets everything when it stops. */
export function noJournal(): Journal {
  return { lines: [], append: () => {}, close: () => {} };
}

function readLines(file: string): Line[] {
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
  if (whole.length < bytes.length) truncateSync(file, whole.length);
  return whole
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map((line, index) => readLine(line, `${file}:${index + 1}`));
}

function readLine(line: string, place: string): Line {
  try {
    return Line.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`${place} is no line of the WhatsApp simulator; move the file away to start afresh`, {
      cause,
    });
  }
}
