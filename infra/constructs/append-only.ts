import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * The ledger's own policy: nobody changes or deletes a fact, whatever their role allows, except the break-glass role
 * if one is named. Overwriting by PutItem cannot be forbidden here (IAM does not see conditions of a write): the MAC
 * of each fact and the stream find that. The resource is `*` because a table's policy cannot name the table that it
 * is part of; it speaks of that table only.
 */
export function appendOnly(breakGlassRole: string | undefined): PolicyDocument {
  const statement = new PolicyStatement({
    sid: 'FactsAreWrittenOnce',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: [
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:PartiQLInsert',
      'dynamodb:PartiQLUpdate',
      'dynamodb:PartiQLDelete',
    ],
    resources: ['*'],
    ...(breakGlassRole === undefined
      ? {}
      : { conditions: { ArnNotEquals: { 'aws:PrincipalArn': breakGlassRole } } }),
  });
  return new PolicyDocument({ statements: [statement] });
}
