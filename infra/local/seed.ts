import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dynamoClient } from '#adapters/dynamodb/client';
import { dynamoStore } from '#adapters/dynamodb/store';
import { entropy } from '#adapters/node/entropy';
import { readSecret, secretsClient } from '#adapters/secrets/read-secret';
import { tables } from '#adapters/tables/tables';
import type { People } from '#ports/people';
import type { Workspaces } from '#ports/workspaces';
import { loadWorkspace } from '#workspace/load';
import type { SourceFile } from '#workspace/load';
import { readPeople } from '#workspace/people-file';
import { applyWorkspace } from '../cli/apply-workspace.ts';
import { importPeople } from '../cli/import-people.ts';
import { readSource, readSources } from '../cli/read-sources.ts';
import { credentials } from './endpoints.ts';
import type { LocalStack } from './local-stack.ts';
import { region } from './place.ts';
import type { Simulator } from './whatsapp/simulator.ts';

const example = fileURLToPath(new URL('../../events/workspace', import.meta.url));

interface Tables {
  readonly people: People;
  readonly workspaces: Workspaces;
}

/**
 * Gives an empty stack the example company: its people, then its workspace. One that has a workspace already keeps
 * it. The simulator, in the place of Meta's review, takes the templates of the workspace in force as approved.
 */
export async function seed(stack: LocalStack, simulator: Simulator): Promise<Followed> {
  const opened = await openTables(stack);
  if ((await opened.workspaces.current()) === undefined) await addExample(opened, simulator);
  return follow(opened.workspaces, simulator);
}

/** How often a newly applied version is looked for. */
const lookEvery = 2000;

interface Followed {
  stop(): void;
}

/** Takes the templates of the version in force, and of each that is applied while the stack runs. */
async function follow(versions: Workspaces, simulator: Simulator): Promise<Followed> {
  let known: string | undefined;
  const look = async () => {
    const version = await versions.current();
    if (version === undefined || version === known) return;
    const { templates } = await versions.load(version);
    simulator.setTemplates(templates);
    known = version;
  };
  await look();
  // What one look could not find, with the engine busy or stopping, the next one does.
  const timer = setInterval(() => void look().catch(() => undefined), lookEvery);
  return { stop: () => clearInterval(timer) };
}

/** The adapters that everybody uses, told where this stack is rather than by this process's environment. */
async function openTables({ endpoints, outputs }: LocalStack): Promise<ReturnType<typeof tables>> {
  const client = { region, credentials };
  const secrets = secretsClient({ ...client, endpoint: endpoints.AWS_ENDPOINT_URL_SECRETS_MANAGER });
  const key = await readSecret(secrets, outputs['LedgerKeySecretArn'] ?? '');
  const store = dynamoStore(dynamoClient({ ...client, endpoint: endpoints.AWS_ENDPOINT_URL_DYNAMODB }), {
    state: outputs['StateTableName'] ?? '',
    ledger: outputs['LedgerTableName'] ?? '',
  });
  return tables(store, { entropy, key, now: Date.now });
}

async function addExample(opened: Tables, simulator: Simulator): Promise<void> {
  const files = await readSources(example);
  const staff = await readSource(join(example, 'people.csv'));
  const loaded = loadWorkspace(files);
  if (loaded.kind === 'refused') throw notWhole(loaded.problems);
  const ports = { people: opened.people, workspace: loaded.workspace, entropy, now: Date.now };
  const { problems } = await importPeople(staff, ports);
  if (problems.length > 0) throw notWhole(problems);
  givePhones(staff, simulator);
  // Last, for it is what a later start looks at.
  const applied = await applyWorkspace(files, {
    workspaces: opened.workspaces,
    entropy,
    now: Date.now,
    by: 'npm start',
  });
  if (applied.kind === 'refused') throw notWhole(applied.problems);
}

function givePhones(staff: SourceFile, simulator: Simulator): void {
  const owners = readPeople(staff).rows.flatMap(({ name, phone }) =>
    phone === undefined ? [] : [{ name, phone: phone.reveal() }],
  );
  simulator.setPeople(owners);
}

function notWhole(problems: readonly { file: string; line: number; message: string }[]): Error {
  const [first] = problems;
  return new Error(`the example workspace is not whole: ${first?.file}:${first?.line} ${first?.message}`);
}
