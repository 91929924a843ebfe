import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** Whoever runs as a role. */
export interface Grantee {
  readonly role: Role;
}

/**
 * What a step may ask of a table. Writes are puts, in transactions too. Who puts needs GetItem as well: what a refused
 * transaction does not tell of is read, to see whether it was this very write that came before.
 */
type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'ConditionCheckItem';

export interface TableGrant {
  readonly actions: readonly TableAction[];
  /** Indexes that may be queried: none unless named. */
  readonly indexes?: readonly string[];
}

/** Exactly these actions on exactly these resources. CDK's own grants give more than was asked for. */
export function grant(role: Role, actions: readonly string[], resources: readonly string[]): void {
  role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
}

export function grantTable(table: Table, worker: Grantee, { actions, indexes = [] }: TableGrant): void {
  grant(
    worker.role,
    actions.map((action) => `dynamodb:${action}`),
    [table.tableArn],
  );
  if (indexes.length === 0) return;
  grant(
    worker.role,
    ['dynamodb:Query'],
    indexes.map((index) => `${table.tableArn}/index/${index}`),
  );
}

export function grantSend(queue: IQueue, worker: Grantee): void {
  grant(worker.role, ['sqs:SendMessage'], [queue.queueArn]);
}

export function grantRead(secret: Secret, worker: Grantee): void {
  grant(worker.role, ['secretsmanager:GetSecretValue'], [secret.secretArn]);
}

export function grantPublish(bus: EventBus, worker: Grantee): void {
  grant(worker.role, ['events:PutEvents'], [bus.eventBusArn]);
}
