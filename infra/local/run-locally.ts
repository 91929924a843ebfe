import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { fileSettings, synthesize } from '../synthesize.ts';
import { readAssembly } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { madeUpBusiness } from './made-up-business.ts';
import { exampleSecrets } from './example-secrets.ts';
import { openDataFolder } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { startLocalStack } from './local-stack.ts';
import type { LocalStack } from './local-stack.ts';
import { assertFree } from './ports.ts';
import type { Ports } from './ports.ts';
import { Refusal } from './refusal.ts';
import { seed } from './seed.ts';
import { shutdownList } from './shutdown-list.ts';
import type { ShutdownList } from './shutdown-list.ts';
import { startSimulator } from './whatsapp/simulator.ts';
import type { Simulator } from './whatsapp/simulator.ts';

export interface RunOptions {
  readonly dataDir: string;
  /** Empties the data folder first. Default: false. */
  readonly fresh?: boolean;
  readonly ports: Ports;
  /** The settings of these names. Default: what `cdk.json` says. */
  readonly awsEvents?: unknown;
  readonly numbers?: unknown;
  /** Caps every queue's visibility timeout, in seconds, for tests that wait for a message to come back. */
  readonly maxVisibilitySeconds?: number;
}

/** The local stack with its WhatsApp simulator and the example company in it. */
export interface Running extends LocalStack {
  readonly simulator: Simulator;
  /** The data folder, as an absolute path. */
  readonly dataDir: string;
}

/**
 * Synthesizes the stack and runs it on this machine. While it runs, `outputs.json` and `endpoints.json` in the data
 * folder say where it is. Throws a `Refusal` for what the reader of the terminal can mend.
 */
export async function runLocally(options: RunOptions): Promise<Running> {
  const shutdown = shutdownList();
  try {
    const folder = await openDataFolder(options.dataDir, options.fresh ?? false);
    shutdown.add(() => folder.release());
    await assertFree(options.ports);
    return await run(folder, options, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

async function run(folder: DataFolder, options: RunOptions, shutdown: ShutdownList): Promise<Running> {
  const { ports, maxVisibilitySeconds } = options;
  const config = localConfig(options);
  const assembly = synthesized(config, folder);
  const clock = { offsetMs: 0 };
  const now = () => Date.now() + clock.offsetMs;
  const business = madeUpBusiness(config.numbers);
  const simulator = await startSimulator({
    ...business,
    port: ports.simulator,
    dataFile: join(folder.path, 'whatsapp.jsonl'),
    clock: now,
    webhookUrl: `http://127.0.0.1:${ports.http}/webhooks/whatsapp`,
  });
  shutdown.add(() => simulator.stop());
  const stack = await startLocalStack({
    assembly,
    folder,
    ports,
    secrets: {
      WhatsAppTokenSecretArn: business.token,
      SourceSecretsArn: JSON.stringify(exampleSecrets),
      AppSecretsArn: JSON.stringify([business.appSecret]),
      VerifyTokenSecretArn: business.verifyToken,
    },
    ...(maxVisibilitySeconds !== undefined && { maxVisibilitySeconds }),
  });
  shutdown.add(() => stack.stop());
  const followed = await seed(stack, simulator);
  shutdown.add(async () => followed.stop());
  tell(folder, { stackName: config.stackName, stack, url: simulator.url });
  shutdown.add(() => untell(folder));
  return {
    ...stack,
    simulator,
    idle: () => idle(stack, simulator),
    dataDir: folder.path,
    setClockOffset: (offsetMs) => {
      clock.offsetMs = offsetMs;
      stack.setClockOffset(offsetMs);
      simulator.clockMoved();
    },
    stop: () => shutdown.run(),
  };
}

/** What WhatsApp tells makes work, which may send messages, of which WhatsApp tells. */
async function idle(stack: LocalStack, simulator: Simulator): Promise<void> {
  const { webhooks, webhooksTried } = simulator;
  for (;;) {
    const before = webhooks().delivered;
    await webhooksTried();
    await stack.idle();
    if (webhooks().delivered === before) return;
  }
}

function localConfig({ ports, ...given }: RunOptions): Config {
  // The other settings say what is so on AWS.
  const settings = new Map<string, unknown>([
    ['stage', 'local'],
    ['awsEvents', given.awsEvents ?? fileSettings['awsEvents']],
    ['numbers', given.numbers ?? fileSettings['numbers']],
  ]);
  const answer = readConfig((name) => settings.get(name));
  if (answer.kind === 'refused') throw new Refusal(answer.problems.join('\n'));
  return { ...answer.config, graphUrl: `http://127.0.0.1:${ports.simulator}` };
}

function synthesized(config: Config, folder: DataFolder): Assembly {
  const path = join(folder.path, 'assembly');
  rmSync(path, { recursive: true, force: true });
  const { stackName } = synthesize(config, { folder: path, validate: false });
  return readAssembly(path, stackName);
}

interface Told {
  readonly stackName: string;
  readonly stack: LocalStack;
  /** The page of the phones. */
  readonly url: string;
}

/** `outputs.json` is what `cdk deploy --outputs-file` writes; beside it, where the endpoints are. */
function tell(folder: DataFolder, { stackName, stack, url }: Told): void {
  const write = (name: string, content: unknown) =>
    writeFileSync(join(folder.path, name), `${JSON.stringify(content, undefined, 2)}\n`);
  write('endpoints.json', { ...stack.endpoints, CHASQUI_PHONES_URL: url });
  write('outputs.json', { [stackName]: stack.outputs });
}

function untell(folder: DataFolder): void {
  for (const name of ['outputs.json', 'endpoints.json']) rmSync(join(folder.path, name), { force: true });
}
