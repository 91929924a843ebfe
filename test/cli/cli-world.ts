import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dynamoStore } from '#adapters/dynamodb/store';
import { entropy } from '#adapters/node/entropy';
import { operatorTables } from '#adapters/tables/operator-tables';
import type { Store } from '#adapters/tables/store/store';
import { tables } from '#adapters/tables/tables';
import { run } from '#infra/cli/run';
import { type Engine, startEngine } from '#test/support/engine';
import { type JsonFront, type JsonInput, jsonFront } from '../adapters/aws/json-front.ts';

const ledgerKey = 'a ledger key of some length';

/** A stack as a command sees it: tables in a real engine, a bus and a secret behind an endpoint, and the files that name them. */
export interface CliWorld {
  readonly engine: Engine;
  readonly front: JsonFront;
  readonly folder: string;
  readonly store: Store;
  readonly ports: ReturnType<typeof tables> & ReturnType<typeof operatorTables>;
  /** Runs a command line against the stack. */
  run(...words: readonly string[]): Promise<Ran>;
  stop(): Promise<void>;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Settings {
  readonly now: () => number;
  readonly stdin?: string;
}

/** What a stack says of itself beside what every test needs. */
export interface More {
  readonly outputs?: Readonly<Record<string, string>>;
  readonly endpoints?: Readonly<Record<string, string>>;
}

export async function cliWorld({ now, stdin = '' }: Settings, more: More = {}): Promise<CliWorld> {
  const engine = await startEngine();
  const front = await jsonFront((operation, input) =>
    operation === 'PutEvents' ? putEvents(input) : { SecretString: ledgerKey },
  );
  const folder = await mkdtemp(join(tmpdir(), 'chasqui-cli-'));
  await describeStack(folder, { engine, front, ...more });
  const store = dynamoStore(engine.client, engine.names);
  const tools = { entropy, key: ledgerKey, now };
  return {
    engine,
    front,
    folder,
    store,
    ports: { ...tables(store, tools), ...operatorTables(store, tools) },
    run: (...words) => runWith(['--outputs', join(folder, 'outputs.json'), ...words], { now, stdin }),
    async stop() {
      await Promise.all([engine.stop(), front.close(), rm(folder, { recursive: true })]);
    },
  };
}

/** Runs a command line as a terminal would, and keeps what it prints. */
export async function runWith(words: readonly string[], { now, stdin = '' }: Settings): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(words, {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    readStdin: async () => stdin,
    env: process.env,
    now,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

interface Described extends More {
  readonly engine: Engine;
  readonly front: JsonFront;
}

async function describeStack(folder: string, { engine, front, ...more }: Described): Promise<void> {
  const outputs = {
    BusName: 'chasqui',
    StateTableName: engine.names.state,
    LedgerTableName: engine.names.ledger,
    Numbers: '[{"name":"main","perSecond":80},{"name":"austin","perSecond":20}]',
    LedgerKeySecretArn: 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:ledger-key',
    ...more.outputs,
  };
  const endpoints = {
    AWS_ENDPOINT_URL_DYNAMODB: engine.url,
    AWS_ENDPOINT_URL_EVENTBRIDGE: front.settings.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: front.settings.endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    CHASQUI_PHONES_URL: 'http://127.0.0.1:4780/',
    ...more.endpoints,
  };
  await writeFile(join(folder, 'outputs.json'), JSON.stringify({ Chasqui: outputs }));
  await writeFile(join(folder, 'endpoints.json'), JSON.stringify(endpoints));
}

function putEvents({ Entries }: JsonInput): object {
  const entries: readonly { readonly Source?: string }[] = Array.isArray(Entries) ? Entries : [];
  const results = entries.map(({ Source }, index) =>
    Source === 'aws.ec2'
      ? { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' }
      : { EventId: `event-${index}` },
  );
  return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
}
