import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { type Io, UsageError } from './io.ts';

const name = z.string().min(1);

/** As the output `Numbers` has it, in JSON. */
const Numbers = z.array(z.object({ name, perSecond: z.number() }));

const Lanes = z.object({ normal: name, urgent: name });

/** As the output `DeadLetters` has it, in JSON: URLs by the short name of a queue. */
const DeadLetters = z.record(
  z.string(),
  z.object({
    dead: name,
    /** Where they go back to; for the sender's by number and lane. Absent: nobody could read them. */
    home: z.exactOptional(z.union([name, z.record(z.string(), Lanes)])),
  }),
);
export type DeadLetterQueues = z.infer<typeof DeadLetters>;

/** What the stack says of itself, as `cdk deploy --outputs-file` writes it. */
const Outputs = z.object({
  BusName: name,
  StateTableName: name,
  LedgerTableName: name,
  LedgerKeySecretArn: name,
  /** A stack deployed by an older release does not say. */
  Numbers: z.exactOptional(z.string()),
  ArchiveBucketName: z.exactOptional(name),
  MediaBucketName: z.exactOptional(name),
  SealKeySecretArn: z.exactOptional(name),
  DeadLetters: z.exactOptional(z.string()),
});
type Outputs = z.infer<typeof Outputs>;

const Stacks = z.record(z.string(), z.unknown());
const Variables = z.record(z.string(), z.string());

export interface DeployedNumber {
  readonly name: string;
  /** What it may send, in messages a second. */
  readonly perSecond: number;
}

/** The stack that a command speaks to. */
export interface Target {
  readonly outputs: Outputs;
  /** Its business numbers, the first of which sends what names none. Absent: the outputs do not say. */
  readonly numbers?: readonly DeployedNumber[] | undefined;
  /** Where dead letters lie. Absent: the outputs do not say. */
  readonly deadLetters?: DeadLetterQueues | undefined;
  /** Where the phones are shown; on a laptop only. */
  readonly phonesUrl?: string | undefined;
}

/**
 * Finds the stack by its outputs file. Where `endpoints.json` lies beside it, the stack runs on this machine: its
 * variables go into the environment, from which the AWS clients take them.
 */
export async function readTarget(file: string, io: Io): Promise<Target> {
  const stacks = Stacks.safeParse(await readJson(file));
  if (!stacks.success) throw new UsageError(missing(file));
  const found = Object.values(stacks.data).flatMap((stack) => {
    const outputs = Outputs.safeParse(stack);
    return outputs.success ? [outputs.data] : [];
  });
  const [outputs, ...others] = found;
  if (outputs === undefined) throw new UsageError(`${file} holds no outputs of Chasqui: ${howTo}`);
  if (others.length > 0)
    throw new UsageError(`${file} holds the outputs of ${found.length} stacks: keep one a file`);
  const local = Variables.safeParse(await readJson(join(dirname(file), 'endpoints.json')));
  const numbers = numbersIn(outputs);
  const deadLetters = deadLettersIn(outputs);
  if (!local.success) return { outputs, numbers, deadLetters };
  const { CHASQUI_PHONES_URL: phonesUrl, ...variables } = local.data;
  useLocal(variables, io.env);
  return { outputs, numbers, deadLetters, phonesUrl };
}

function numbersIn({ Numbers: text }: Outputs): readonly DeployedNumber[] | undefined {
  return text === undefined ? undefined : Numbers.parse(JSON.parse(text));
}

function deadLettersIn({ DeadLetters: text }: Outputs): DeadLetterQueues | undefined {
  return text === undefined ? undefined : DeadLetters.parse(JSON.parse(text));
}

/**
 * Endpoints that are set already stay. Region and credentials belong to the local engines, which show others other
 * tables; a profile would win over them.
 */
function useLocal(variables: { readonly [name: string]: string }, env: Io['env']): void {
  for (const [variable, value] of Object.entries(variables)) {
    if (variable.startsWith('AWS_ENDPOINT_URL_')) env[variable] ??= value;
    else env[variable] = value;
  }
  for (const variable of ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SESSION_TOKEN']) delete env[variable];
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const howTo =
  "start the local stack with 'npm start', or deploy with 'cdk deploy --outputs-file FILE' and name FILE with --outputs";

function missing(file: string): string {
  return `no stack to speak to: ${file} is not there or is no JSON. Either ${howTo}.`;
}
