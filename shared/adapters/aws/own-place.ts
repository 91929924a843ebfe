import type { Credentials } from './signed-call.ts';

/** What Lambda hands a function, read at each call. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
export async function ownCredentials(): Promise<Credentials> {
  return {
    accessKeyId: variable('AWS_ACCESS_KEY_ID'),
    secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
    sessionToken: process.env['AWS_SESSION_TOKEN'],
  };
}

/** The region that Lambda says a function runs in. */
export function ownRegion(): string {
  return variable('AWS_REGION');
}

/** Where the environment says that a service is, `AWS_ENDPOINT_URL_S3`; undefined: where AWS has it. */
export function ownEndpoint(service: 'S3' | 'SQS' | 'SFN'): string | undefined {
  return process.env[`AWS_ENDPOINT_URL_${service}`];
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}
