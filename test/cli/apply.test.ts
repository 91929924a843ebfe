import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cliWorld } from './cli-world.ts';

const world = await cliWorld({ now: () => Date.parse('2026-11-22T12:00:00Z') });
afterAll(() => world.stop());
const example = 'events/workspace';

describe('apply', () => {
  it('puts a workspace in force, once', async () => {
    const first = await world.run('apply', example, '--by', 'release');
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^version [\w-]{16} is in force$/) });
    const again = await world.run('apply', example);
    expect(again.out).toBe(first.out.replace('is in force', 'was in force already'));
    const version = (await world.ports.workspaces.current()) ?? '';
    expect(first.out).toContain(version);
    expect((await world.ports.workspaces.load(version)).routes.length).toBeGreaterThan(0);
  });

  it('names file, line, column and path of every problem, and leaves what is in force', async () => {
    const folder = join(world.folder, 'broken');
    await cp(example, folder, { recursive: true });
    const file = join(folder, 'helpdesk.yaml');
    await writeFile(file, `${await readFile(file, 'utf8')}\n  - { id: 7, nonsense: true }\n`);
    const before = await world.ports.workspaces.current();
    const { code, err } = await world.run('apply', folder);
    expect(code).toBe(1);
    expect(err).toMatch(/broken\/helpdesk\.yaml:\d+:\d+ routes\[\d+\]/);
    expect(await world.ports.workspaces.current()).toBe(before);
  });

  it('refuses a folder without a workspace, and understands no missing one', async () => {
    await mkdir(join(world.folder, 'empty'));
    expect(await world.run('apply', join(world.folder, 'empty'))).toMatchObject({ code: 1 });
    expect(await world.run('apply', join(world.folder, 'none'))).toMatchObject({ code: 2 });
  });
});

describe('people import', () => {
  it('imports the people of the example and says how many', async () => {
    const { code, out } = await world.run('people', 'import', join(example, 'people.csv'));
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^\d+ added, 0 changed, 0 unchanged, 0 problems$/),
    ]);
  });

  it('names the rows that it left out', async () => {
    const file = join(world.folder, 'staff.csv');
    await writeFile(
      file,
      'id,name,phone,language,branch\nrui,Rui,5550,en,nowhere\neva,Eva,+15125550199,en,austin\n',
    );
    const { code, out, err } = await world.run('people', 'import', file);
    expect(code).toBe(1);
    expect(out).toMatch(/^1 added/);
    expect(err).toContain(`${file}:2 phone: `);
    expect(err).toContain(`${file}:2 branch: `);
    expect(err).not.toContain('5550');
  });
});
