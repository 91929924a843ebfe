import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../assembly.ts';
import type { Endpoints } from '../endpoints.ts';
import type { StackPlan } from '../plan.ts';
import { Refusal } from '../refusal.ts';
import type { FunctionPlan } from '../resources/lambda-function.ts';
import { workerPool } from './worker-pool.ts';
import type { WorkerPool } from './worker-pool.ts';

export interface PoolsSettings {
  readonly assembly: Assembly;
  readonly endpoints: Endpoints;
  /** Folder of the functions' logs. */
  readonly logs: string;
}

/** More workers than this only compete for the processors of one machine. */
export const mostWorkers = 2;

/** One pool for each function, by the function's name. Throws a `Refusal` where the assembly has no such bundle. */
export function poolsOf(plan: StackPlan, settings: PoolsSettings): ReadonlyMap<string, WorkerPool> {
  return new Map(plan.functions.map((one) => [one.name, poolOf(one, settings)]));
}

function poolOf(plan: FunctionPlan, { assembly, endpoints, logs }: PoolsSettings): WorkerPool {
  const { definition } = plan;
  const [path = '', exported = ''] = definition.Handler.split(/\.(?=\w+$)/u);
  return workerPool({
    name: shortName(plan.name, assembly.stackName),
    logs,
    size: Math.min(definition.ReservedConcurrentExecutions ?? mostWorkers, mostWorkers),
    file: bundleOf(plan, assembly, path),
    exported,
    timeoutMs: definition.Timeout * 1000,
    environment: { ...lambdaVariables(plan), ...endpoints, ...definition.Environment.Variables },
  });
}

/** `route-event` of `chasqui-local-route-event`. */
function shortName(name: string, stackName: string): string {
  return name.startsWith(`${stackName}-`) ? name.slice(stackName.length + 1) : name;
}

function bundleOf({ logicalId, definition }: FunctionPlan, assembly: Assembly, path: string): string {
  const folder = assembly.assetFolder(definition.Code.S3Key);
  const file = ['.mjs', '.js', '.cjs']
    .map((extension) => join(folder ?? '', path + extension))
    .find((candidate) => folder !== undefined && existsSync(candidate));
  if (file !== undefined) return file;
  throw new Refusal(
    `${logicalId} (AWS::Lambda::Function): the assembly has no bundle for ${definition.Handler}`,
  );
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
function lambdaVariables({ name, arn, definition }: FunctionPlan): Record<string, string> {
  return {
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.MemorySize),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_SESSION_TOKEN: 'local',
    CHASQUI_FUNCTION_ARN: arn,
    TZ: ':UTC',
    ...ownAuthorities(),
    _HANDLER: definition.Handler,
  };
}

/** Who vouches for the hosts of this machine: all else of this shell's environment stays outside. */
function ownAuthorities(): Record<string, string> {
  const file = process.env['NODE_EXTRA_CA_CERTS'];
  return file === undefined ? {} : { NODE_EXTRA_CA_CERTS: file };
}
