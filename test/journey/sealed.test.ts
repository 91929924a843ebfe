import { execFileSync } from 'node:child_process';
import { appendFileSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditedCompany } from '#test/support/audited-company';

let audited: Awaited<ReturnType<typeof auditedCompany>>;
beforeAll(async () => {
  audited = await auditedCompany();
});
afterAll(() => audited.company.stop());

const chasqui = (...words: readonly string[]) => audited.company.chasqui(...words);

describe('what happened', () => {
  it('is archived, sealed when its hour is over, and proven to be as it was written', async () => {
    const key = (await chasqui('audit', 'key')).out;
    const { lastSeal } = await audited.verify();
    const { code, out } = await chasqui('audit', 'verify', '--key', key, '--last-seal', lastSeal);
    expect(code).toBe(0);
    expect(out).toMatch(/^2 sealed hours, /);
    expect(out).toContain('every fact of the ledger was looked for in the archive');
    expect(out).toMatch(/all is as it was written$/);
  });

  it('after the last seal is compared as well, and it is said', async () => {
    await audited.emit('05-incident-updated.json');
    const { code, out } = await chasqui('audit', 'verify');
    expect(code).toBe(0);
    expect(out).toMatch(/\d+ of them came after the last seal/);
  });

  it('can be asked for by the hours in which it came', async () => {
    const { first, last } = await audited.verify();
    const { code, out } = await chasqui('audit', 'verify', '--from', `${last}:00Z`);
    expect(code).toBe(0);
    expect(out).toContain(`1 sealed hour, ${last} to ${last}`);
    expect(await audited.verify('--to', `${first}:30Z`)).toMatchObject({ code: 0, last: first });
  });
});

describe('an export', () => {
  const run = (folder: string, script: string) =>
    execFileSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  /** The blocks of commands of the README that goes with it: key, signatures, chain, facts. */
  const scriptsIn = (folder: string) =>
    [...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/(?:^ {7}.*\n)+/gm)].map(([block]) => block);

  it('is verified by its own README with OpenSSL alone', async () => {
    const out = join(audited.company.folder, 'export');
    expect(await chasqui('audit', 'export', '--out', out)).toMatchObject({ code: 0 });
    const [key = '', signatures = '', turns = '', chain = '', facts = '', ...none] = scriptsIn(out);
    expect(none).toEqual([]);
    const publicKey = (await chasqui('audit', 'key')).out;
    expect(run(out, key).trim()).toBe(publicKey.trim());
    expect(run(out, turns).trim()).toBe(`"publicKey":"${publicKey.trim()}"`);
    expect(run(out, signatures)).toBe('Signature Verified Successfully\n'.repeat(2));
    expect(run(out, chain) + run(out, facts)).toBe('');
  });

  it('does not pass where it was changed', async () => {
    const out = join(audited.company.folder, 'export');
    const [, signatures = '', , chain = '', facts = ''] = scriptsIn(out);
    const [first = '', last = ''] = globSync('seals/*', { cwd: out }).toSorted();
    const [object = ''] = globSync('facts/**/*.jsonl', { cwd: out }).toSorted();
    const whole = readFileSync(join(out, first), 'utf8');
    writeFileSync(join(out, first), whole.replace('"lines":', '"lines":1'));
    expect(run(out, `${signatures} 2>&1`)).toContain(`BROKEN ${first}`);
    expect(run(out, chain)).toBe(`CUT before ${last}\n`);
    writeFileSync(join(out, first), whole);
    appendFileSync(join(out, object), 'x');
    expect(run(out, facts)).toBe(`CHANGED ${object}\n`);
    rmSync(join(out, object));
    expect(run(out, facts)).toBe(`MISSING ${object}\n`);
  });

  it('goes into no folder that holds something', async () => {
    const { code, err } = await chasqui('audit', 'export', '--out', audited.company.folder);
    expect(code).toBe(2);
    expect(err).toContain('is not empty');
  });
});

it.each([
  ['a key', ['--key', 'nonsense']],
  ['a digest', ['--last-seal', 'nonsense']],
  ['a seal of another time', ['--last-seal', 'ab'.repeat(32), '--to', '2026-11-22']],
])('%s that is none is not understood', async (_, words) => {
  expect(await chasqui('audit', 'verify', ...words)).toMatchObject({ code: 2 });
});
