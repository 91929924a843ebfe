import * as z from 'zod/mini';
import type { JsonCall } from '../aws/json-call.ts';

const Output = z.object({ SecretString: z.string().check(z.minLength(1)) });

/** A secret's text by its ARN, without a client of the SDK. Throws where it holds none. */
export async function readSigned(call: JsonCall, endpoint: string, id: string): Promise<string> {
  const url = new URL(endpoint);
  const input = { SecretId: id };
  const output = Output.safeParse(
    await call({ url, target: 'secretsmanager.GetSecretValue', protocol: '1.1', input }),
  );
  if (!output.success) throw new Error(`the secret ${id} holds no text`);
  return output.data.SecretString;
}

/** Where Secrets Manager of a region listens, unless the environment says otherwise. */
export function secretsEndpoint(region: string): string {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return process.env['AWS_ENDPOINT_URL_SECRETS_MANAGER'] ?? `https://secretsmanager.${region}.${suffix}`;
}
