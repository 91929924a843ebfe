/**
 * Stands in for `@aws-sdk/credential-provider-node` in a worker's bundle. Lambda hands a function its credentials as
 * environment variables; the package's other sources (files, SSO, instance metadata) are 130 KB and 40 ms of start
 * that never run there.
 */
export function defaultProvider() {
  return async () => ({
    accessKeyId: variable('AWS_ACCESS_KEY_ID'),
    secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
    ...sessionToken(),
  });
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`${name} is not set: Lambda sets it, nobody else does`);
  return value;
}

function sessionToken(): { readonly sessionToken?: string } {
  const token = process.env['AWS_SESSION_TOKEN'];
  return token === undefined ? {} : { sessionToken: token };
}
