/**
 * All checks in one command, `npm run check`: each runs to its end even where one before it failed, and the exit
 * code says whether all passed. `--without-tests` leaves out the tests, for whoever has just run them.
 */
import { spawnSync } from 'node:child_process';

const checks = [
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'types', command: ['tsc'] },
  { name: 'types of the page', command: ['tsc', '-p', 'infra/local/whatsapp/page'] },
  { name: 'unused', command: ['knip'] },
  { name: 'synth', command: ['node', 'infra/app.ts'] },
  { name: 'tests', command: ['npm', 'test'] },
];

const wanted = process.argv.includes('--without-tests')
  ? checks.filter(({ name }) => name !== 'tests')
  : checks;
const failed = wanted.filter(({ name, command: [program = '', ...args] }) => {
  console.log(`== ${name}: ${program} ${args.join(' ')}`);
  return spawnSync(program, args, { stdio: 'inherit' }).status !== 0;
});
console.log(
  failed.length === 0 ? 'all checks passed' : `failed: ${failed.map(({ name }) => name).join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
