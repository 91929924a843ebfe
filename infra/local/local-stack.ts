import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval } from 'node:timers';
import type { Assembly } from './assembly.ts';
import type { DataFolder } from './data-folder.ts';
import { endpointsOf } from './endpoints.ts';
import type { Endpoints } from './endpoints.ts';
import { startEngines } from './engines/engines.ts';
import type { Engines } from './engines/engines.ts';
import { startFront } from './front/aws-front.ts';
import { getSecretValue } from './front/get-secret-value.ts';
import { putEvents } from './front/put-events.ts';
import { type NoteTask, type WaitingTasks, waitingTasks } from './front/waiting-tasks.ts';
import { startGateway } from './http/gateway.ts';
import type { GatewayPorts } from './http/gateway.ts';
import { httpRoutesOf } from './http/routes.ts';
import { fedQueues, startMappings } from './mappings/mappings.ts';
import type { Mapping } from './mappings/mapping.ts';
import { account, region } from './place.ts';
import type { Place } from './place.ts';
import type { StackPlan } from './plan.ts';
import { assertFree } from './ports.ts';
import type { Ports } from './ports.ts';
import { assertPermitted, startSchedules } from './schedules.ts';
import { openSecrets } from './secrets.ts';
import { shutdownList } from './shutdown-list.ts';
import type { ShutdownList } from './shutdown-list.ts';
import { readTemplate } from './template.ts';
import { poolsOf } from './workers/pools.ts';
import type { WorkerPool } from './workers/worker-pool.ts';

export interface LocalStackOptions {
  readonly assembly: Assembly;
  /** Keeps tables, messages, secrets and logs between two starts. The caller opens it and, after `stop`, releases it. */
  readonly folder: DataFolder;
  readonly ports: Omit<Ports, 'simulator'>;
  /** Texts of secrets, by the stack output that holds the secret's ARN. Others are as the template says. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Caps every queue's visibility timeout, in seconds, for tests that wait for a message to come back. */
  readonly maxVisibilitySeconds?: number;
}

export interface LocalStack {
  readonly endpoints: Endpoints;
  /** Tasks of Step Functions that were called back. */
  readonly tasks: Pick<WaitingTasks, 'find' | 'timeOut'>;
  /** The outputs of the stack, by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Resolves when the queues that feed functions are empty, the streams read, and no invocation runs. Throws once it was stopped. */
  idle(): Promise<void>;
  /** What happens each minute by itself, now and once: the rules of the template that a clock fires. */
  tick(): Promise<void>;
  /** SIGKILL to every worker of the function, `route-event`. Throws for a function that the template does not have. */
  killWorkers(functionName: string): Promise<void>;
  /** Milliseconds by which the functions' clock, and that of the bus, runs ahead of this machine's. */
  setClockOffset(offsetMs: number): void;
  /** Lets running invocations end, then stops everything. What is in queues and streams waits for the next start. */
  stop(): Promise<void>;
}

/**
 * Runs a synthesized stack on this machine: real DynamoDB and SQS engines, the bus, the secrets, and the very bundles
 * in child processes. Throws a `Refusal` for what the template asks and this machine does not do, and for a port in
 * use.
 */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const shutdown = shutdownList();
  try {
    return await start(options, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

async function start(options: LocalStackOptions, shutdown: ShutdownList): Promise<LocalStack> {
  const { assembly, folder, ports, maxVisibilitySeconds } = options;
  const queuesUrl = `http://127.0.0.1:${ports.sqs}`;
  const httpUrl = `http://127.0.0.1:${ports.http}`;
  const place: Place = { stackName: assembly.stackName, region, account, queuesUrl, httpUrl };
  const plan = readTemplate(assembly, place);
  assertPermitted(plan);
  const { front, dynamodb, sqs, http } = ports;
  await assertFree({ front, dynamodb, sqs, http });

  const engines = await startEngines(plan, { folder, ports, place, maxVisibilitySeconds, shutdown });
  const clock = { offsetMs: 0 };
  const tasks = waitingTasks(noteIn(join(folder.path, 'logs')));
  const awsFront = await startFront(front, operationsOf(plan, { options, engines, clock, tasks }));
  shutdown.add(() => awsFront.stop());
  const endpoints = endpointsOf({ dynamodb: engines.dynamodbUrl, sqs: queuesUrl, front: awsFront.url });
  const pools = poolsOf(plan, { assembly, endpoints, logs: join(folder.path, 'logs') });
  for (const pool of pools.values()) shutdown.add(() => pool.stop());
  const mappings = await startMappings(plan, { engines, pools, place, folder: folder.path });
  shutdown.add(() => stopMappings(mappings, engines));
  const now = () => Date.now() + clock.offsetMs;
  const schedules = startSchedules(plan, { pools, now });
  shutdown.add(() => schedules.stop());
  const api = httpRoutesOf(plan);
  if (api !== undefined) {
    const gateway = await startGateway(http, api, { account, now, invoke: invokeOf(pools) });
    shutdown.add(() => gateway.stop());
  }
  const state = { stopped: false };
  return {
    endpoints,
    tasks,
    outputs: plan.outputs,
    idle: () => idle(plan, { engines, mappings, pools: [...pools.values()], state }),
    tick: () => schedules.tick(),
    killWorkers: (name) => poolNamed(name, [...pools.values()]).kill(),
    setClockOffset: (offsetMs) => {
      clock.offsetMs = offsetMs;
      for (const pool of pools.values()) pool.shiftClock(offsetMs);
    },
    stop: () => {
      state.stopped = true;
      return shutdown.run();
    },
  };
}

interface Parts {
  readonly options: LocalStackOptions;
  readonly engines: Engines;
  readonly clock: { readonly offsetMs: number };
  readonly tasks: WaitingTasks;
}

/** Where what becomes of tasks stands beside what the functions write. */
function noteIn(logs: string): NoteTask {
  return (line) => {
    mkdirSync(logs, { recursive: true });
    appendFileSync(join(logs, 'tasks.log'), `${line}\n`);
  };
}

function operationsOf(plan: StackPlan, { options, engines, clock, tasks }: Parts) {
  const given = Object.entries(options.secrets ?? {}).map(([output, text]): [string, string] => {
    const arn = plan.outputs[output];
    if (arn === undefined) throw new Error(`the stack has no output ${output}`);
    return [arn, text];
  });
  const secrets = openSecrets(options.folder.path, plan.secrets, new Map(given));
  return {
    ...tasks.operations,
    'AWSEvents.PutEvents': putEvents(plan.buses, plan.rules, {
      account,
      region,
      deliver: engines.send,
      now: () => new Date(Date.now() + clock.offsetMs),
      newId: randomUUID,
    }),
    'secretsmanager.GetSecretValue': getSecretValue(secrets),
  };
}

function invokeOf(pools: ReadonlyMap<string, WorkerPool>): GatewayPorts['invoke'] {
  return async (name, event) =>
    (await pools.get(name)?.invoke(event)) ?? { kind: 'failed', reason: `there is no function ${name}` };
}

async function stopMappings(mappings: readonly Mapping[], { queues }: Engines): Promise<void> {
  // A poller may be just about to wait for twenty seconds more.
  const waking = setInterval(() => queues.wakeReceivers(), 20);
  await Promise.all(mappings.map((mapping) => mapping.stop()));
  clearInterval(waking);
}

interface Running {
  readonly engines: Engines;
  readonly mappings: readonly Mapping[];
  readonly pools: readonly WorkerPool[];
  readonly state: { readonly stopped: boolean };
}

async function idle(plan: StackPlan, { engines, mappings, pools, state }: Running): Promise<void> {
  const begun = () => pools.reduce((sum, pool) => sum + pool.begun(), 0);
  for (;;) {
    // What is left in a queue stays there, and to look again and again would never let the stop go on.
    if (state.stopped) throw new Error('the local stack was stopped before it was idle');
    const before = begun();
    for (const mapping of mappings) await mapping.caughtUp();
    // What the last invocations left behind may have begun others meanwhile.
    const isQuiet = fedQueues(plan).every((name) => engines.queues.depth(name) === 0);
    if (isQuiet && begun() === before) return;
  }
}

function poolNamed(name: string, pools: readonly WorkerPool[]): WorkerPool {
  const pool = pools.find((one) => one.name === name);
  if (pool === undefined) throw new Error(`the template has no function ${name}`);
  return pool;
}
