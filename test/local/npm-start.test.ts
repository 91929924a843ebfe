import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { freePorts } from '#infra/local/ports';

const start = fileURLToPath(new URL('../../infra/local/start.ts', import.meta.url));
const chasqui = fileURLToPath(new URL('../../infra/cli/chasqui.ts', import.meta.url));
const samples = fileURLToPath(new URL('../../events/samples', import.meta.url));
const Messages = z.array(z.looseObject({ template: z.string(), steps: z.array(z.unknown()) }));

let folder: string;
let base: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'npm-start-'));
  base = String((await freePorts()).simulator);
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...words: readonly string[]): ChildProcess {
  return spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function outcome(child: ChildProcess): Promise<{ code: unknown; out: string; err: string }> {
  const [out, err, [code]] = await Promise.all([
    child.stdout === null ? '' : text(child.stdout),
    child.stderr === null ? '' : text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, out, err };
}

async function ready(child: ChildProcess): Promise<string> {
  let printed = '';
  // Kept open: who starts it in a terminal does not go away either.
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    printed += String(chunk);
    if (printed.includes('Ctrl-C')) break;
  }
  return printed;
}

async function messages(): Promise<z.infer<typeof Messages>> {
  const response = await fetch(`http://127.0.0.1:${base}/_simulator/messages`);
  return Messages.parse(await response.json());
}

describe('npm start', () => {
  it('runs the stack until Ctrl-C: an event becomes a message on a phone', async () => {
    const data = join(folder, 'data');
    const running = run(start, '--data', data, '--port-base', base);
    const exit = once(running, 'exit');
    const printed = await ready(running);
    expect(printed).toContain(`http://127.0.0.1:${base}`);
    expect(printed).toContain(
      `chasqui emit --outputs ${data}/outputs.json events/samples/01-ticket-opened.json`,
    );

    const second = await outcome(run(start, '--data', data, '--port-base', base));
    expect(second.code).toBe(1);
    expect(second.err).toContain(`as process ${running.pid}`);

    const outputs = join(data, 'outputs.json');
    const emitted = await outcome(
      run(chasqui, '--outputs', outputs, 'emit', join(samples, '01-ticket-opened.json')),
    );
    expect(emitted).toMatchObject({ code: 0, err: '' });
    await expect.poll(messages, { timeout: 30_000 }).not.toHaveLength(0);
    expect(new Set((await messages()).map((message) => message.template))).toStrictEqual(
      new Set(['ticket_opened']),
    );

    running.kill('SIGINT');
    expect(await exit).toStrictEqual([0, null]);
    expect(existsSync(outputs)).toBe(false);
    expect(readFileSync(join(data, 'logs', 'send-message.log'), 'utf8')).not.toMatch(/\+?55115550/u);
  });

  it('refuses an option it does not know, with its usage', async () => {
    const answer = await outcome(run(start, '--bogus'));
    expect(answer).toMatchObject({ code: 2, err: expect.stringContaining('--port-base N') });
  });
});
