import * as z from 'zod';
import type { Secrets } from '../secrets.ts';
import type { Answer } from './aws-front.ts';

const Input = z.object({ SecretId: z.string() });

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
export function getSecretValue(secrets: Secrets) {
  return (input: unknown): Answer => {
    const parsed = Input.safeParse(input);
    if (!parsed.success) {
      return { kind: 'error', type: 'ValidationException', message: 'SecretId is a required text.' };
    }
    const id = parsed.data.SecretId;
    const text = secrets(id);
    if (text === undefined) {
      return {
        kind: 'error',
        type: 'ResourceNotFoundException',
        message: "Secrets Manager can't find the specified secret.",
      };
    }
    const body = { ARN: id, Name: id, SecretString: text, VersionId: 'local', VersionStages: ['AWSCURRENT'] };
    return { kind: 'result', body };
  };
}
