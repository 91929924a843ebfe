import * as z from 'zod';
import { readProperties } from './resource-kind.ts';
import type { ResourceKind } from './resource-kind.ts';

/** Who may invoke a function. Checked for the rules that run here; IAM as a whole is not enforced on this machine. */
export interface PermissionPlan {
  /** The function's ARN. */
  readonly of: string;
  /** `events.amazonaws.com` */
  readonly principal: string;
  /** ARN of the one rule or route. */
  readonly source: string;
}

export const lambdaPermission: ResourceKind<'permission', PermissionPlan> = {
  type: 'AWS::Lambda::Permission',
  ref: (name) => name,
  attributes: () => ({}),
  read: (found) => {
    const { FunctionName, Principal, SourceArn } = readProperties(found, {
      run: z.strictObject({ FunctionName: z.string(), Principal: z.string(), SourceArn: z.string() }),
      checked: { Action: 'lambda:InvokeFunction' },
    });
    return { kind: 'permission', of: FunctionName, principal: Principal, source: SourceArn };
  },
};
