import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { control } from './graph.ts';
import { simulated } from './simulated.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await simulated();
});
afterEach(() => simulator.stop());

const commands = Array.from(
  readFileSync('docs/simulator.md', 'utf8').matchAll(
    /^ {4}curl (?:-X (\w+) )?\S+\/_simulator\/(\S+)(?: -d '(.+)')?$/gm,
  ),
  ([, method, name = '', body]) => ({ method: method ?? (body === undefined ? 'GET' : 'POST'), name, body }),
);

describe('the page about the simulator', () => {
  it('has commands', () => {
    expect(commands.length).toBeGreaterThan(15);
  });

  it.each(commands)('$method $name $body works as it is written', async ({ method, name, body }) => {
    const { status } = await control(
      simulator,
      `${method} ${name}`,
      body === undefined ? undefined : JSON.parse(body),
    );
    expect([200, 201]).toContain(status);
  });
});
