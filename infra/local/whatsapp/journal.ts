import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const Text = z.object({
  header: z.exactOptional(z.string()),
  body: z.string(),
  footer: z.exactOptional(z.string()),
  buttons: z.exactOptional(z.array(z.string())),
});
const Category = z.enum(['utility', 'marketing']);

const Message = z.object({
  id: z.string(),
  at: z.number(),
  to: z.string(),
  waId: z.string(),
  template: z.string(),
  language: z.string(),
  category: Category,
  shown: Text,
  callback: z.exactOptional(z.string()),
});

const Step = z.object({
  at: z.number(),
  status: z.enum(['sent', 'delivered', 'failed']),
  code: z.exactOptional(z.number()),
});

const Line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('people'), people: z.array(z.object({ name: z.string(), phone: z.string() })) }),
  z.object({
    kind: z.literal('templates'),
    templates: z.array(z.object({ id: z.string(), category: Category, text: z.record(z.string(), Text) })),
  }),
  z.object({
    kind: z.literal('template-status'),
    template: z.string(),
    status: z.enum(['APPROVED', 'PAUSED', 'DISABLED']),
  }),
  z.object({ kind: z.literal('message'), message: Message }),
  z.object({ kind: z.literal('step'), id: z.string(), step: Step }),
]);
/** One thing that happened to the simulator. */
export type Line = z.infer<typeof Line>;

export interface Journal {
  /** What was there at the start, oldest first. */
  readonly lines: readonly Line[];
  /** Written before it returns, so that what was answered survives a kill. */
  append(line: Line): void;
}

/** A file of JSON lines that only grows. A last line torn by a kill is cut off; any other broken line is an error. */
export function fileJournal(file: string): Journal {
  mkdirSync(path.dirname(file), { recursive: true });
  return {
    lines: readLines(file),
    append: (line) => appendFileSync(file, `${JSON.stringify(line)}\n`),
  };
}

/** For a simulator that forgets everything when it stops. */
export function noJournal(): Journal {
  return { lines: [], append: () => {} };
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
