import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { portsFrom } from './ports.ts';
import { Refusal } from './refusal.ts';
import type { Running } from './run-locally.ts';

const usage = `Runs Chasqui on this machine: the same template, without AWS and without Meta.

  npm start                            go on where it was stopped
  npm start -- --fresh                 begin with an empty data folder
  npm start -- --data DIR              keep the data in DIR (default: .chasqui)
  npm start -- --port-base N           use the ports N to N+4 (default: 4780)
`;

interface Wanted {
  readonly fresh: boolean;
  readonly dataDir: string;
  readonly base: number;
}

async function main(): Promise<number> {
  const wanted = readArguments();
  if (typeof wanted === 'string') {
    const isHelp = wanted === usage;
    (isHelp ? process.stdout : process.stderr).write(`${wanted}\n`);
    return isHelp ? 0 : 2;
  }
  const interrupted = nextInterrupt();
  try {
    const { fresh, dataDir, base } = wanted;
    process.stdout.write('Building the functions and starting the engines.\n');
    // Imported once it is wanted: reading all of CDK takes longer than to say what is wrong with an option.
    const { runLocally } = await import('./run-locally.ts');
    const running = await runLocally({ fresh, dataDir, ports: portsFrom(base) });
    process.stdout.write(ready(running, wanted));
    await interrupted;
    process.stdout.write('\nStopping: what runs may end. Ctrl-C once more ends it at once.\n');
    void nextInterrupt().then(() => process.exit(130));
    await running.stop();
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

function readArguments(): Wanted | string {
  try {
    const { values } = parseArgs({
      options: {
        fresh: { type: 'boolean', default: false },
        data: { type: 'string', default: '.chasqui' },
        'port-base': { type: 'string', default: '4780' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const base = Number(values['port-base']);
    if (values.help) return usage;
    if (!Number.isInteger(base) || base < 1024 || base > 65_531) {
      return `--port-base takes a number from 1024 to 65531, not ${values['port-base']}\n\n${usage}`;
    }
    return { fresh: values.fresh, dataDir: values.data, base };
  } catch (error) {
    return `${error instanceof Error ? error.message : 'unknown option'}\n\n${usage}`;
  }
}

function nextInterrupt(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
}

function ready({ simulator, outputs: told }: Running, { dataDir: given }: Wanted): string {
  const outputs = given === '.chasqui' ? '' : ` --outputs ${join(given, 'outputs.json')}`;
  return `
Chasqui is ready.

  The phones      ${simulator.url}
  Send an event   npx chasqui emit${outputs} events/samples/01-ticket-opened.json
  From outside    POST ${told['EventsUrl']}/{source}, signed: docs/connect-a-system.md

Data and logs are in ${given}. Ctrl-C stops it.
`;
}

process.exitCode = await main();
