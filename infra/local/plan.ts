import type { BucketPlan } from './resources/bucket.ts';
import type { BusPlan, RulePlan } from './resources/event-rule.ts';
import type { FunctionPlan } from './resources/lambda-function.ts';
import type { HttpApiPlan, HttpIntegrationPlan, HttpRoutePlan, HttpStagePlan } from './resources/http-api.ts';
import type { MappingPlan } from './resources/event-source-mapping.ts';
import type { PermissionPlan } from './resources/lambda-permission.ts';
import type { QueuePlan } from './resources/queue.ts';
import type { SchedulePlan } from './resources/schedule.ts';
import type { SecretPlan } from './resources/secret.ts';
import type { TablePlan } from './resources/table.ts';

/** Everything of a template that this machine runs, with every reference worked out. */
export interface StackPlan {
  readonly tables: readonly TablePlan[];
  readonly queues: readonly QueuePlan[];
  readonly buckets: readonly BucketPlan[];
  readonly buses: readonly BusPlan[];
  readonly rules: readonly RulePlan[];
  readonly schedules: readonly SchedulePlan[];
  readonly functions: readonly FunctionPlan[];
  readonly permissions: readonly PermissionPlan[];
  readonly mappings: readonly MappingPlan[];
  readonly secrets: readonly SecretPlan[];
  readonly httpApis: readonly HttpApiPlan[];
  readonly httpStages: readonly HttpStagePlan[];
  readonly httpRoutes: readonly HttpRoutePlan[];
  readonly httpIntegrations: readonly HttpIntegrationPlan[];
  readonly outputs: Readonly<Record<string, string>>;
}

/** One thing to run. Resources that are only ignored make none. */
export type Part =
  | ({ readonly kind: 'table' } & TablePlan)
  | ({ readonly kind: 'queue' } & QueuePlan)
  | ({ readonly kind: 'bucket' } & BucketPlan)
  | ({ readonly kind: 'bus' } & BusPlan)
  | ({ readonly kind: 'rule' } & RulePlan)
  | ({ readonly kind: 'schedule' } & SchedulePlan)
  | ({ readonly kind: 'function' } & FunctionPlan)
  | ({ readonly kind: 'permission' } & PermissionPlan)
  | ({ readonly kind: 'mapping' } & MappingPlan)
  | ({ readonly kind: 'secret' } & SecretPlan)
  | ({ readonly kind: 'http-api' } & HttpApiPlan)
  | ({ readonly kind: 'http-stage' } & HttpStagePlan)
  | ({ readonly kind: 'http-route' } & HttpRoutePlan)
  | ({ readonly kind: 'http-integration' } & HttpIntegrationPlan)
  | { readonly kind: 'nothing' };

export function planOf(parts: readonly Part[], outputs: Readonly<Record<string, string>>): StackPlan {
  return {
    tables: parts.filter((part) => part.kind === 'table'),
    queues: parts.filter((part) => part.kind === 'queue'),
    buckets: parts.filter((part) => part.kind === 'bucket'),
    buses: parts.filter((part) => part.kind === 'bus'),
    rules: parts.filter((part) => part.kind === 'rule'),
    schedules: parts.filter((part) => part.kind === 'schedule'),
    permissions: parts.filter((part) => part.kind === 'permission'),
    functions: parts.filter((part) => part.kind === 'function'),
    mappings: parts.filter((part) => part.kind === 'mapping'),
    secrets: parts.filter((part) => part.kind === 'secret'),
    httpApis: parts.filter((part) => part.kind === 'http-api'),
    httpStages: parts.filter((part) => part.kind === 'http-stage'),
    httpRoutes: parts.filter((part) => part.kind === 'http-route'),
    httpIntegrations: parts.filter((part) => part.kind === 'http-integration'),
    outputs,
  };
}
