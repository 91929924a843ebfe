import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type ClientPlace, clientSettings } from '../aws/client-settings.ts';

/** A client whose every call ends. Region, credentials and endpoint (`AWS_ENDPOINT_URL_SECRETS_MANAGER`) come from the environment where not given. */
export function secretsClient(config: ClientPlace = {}): SecretsManagerClient {
  return new SecretsManagerClient({ ...clientSettings, ...config });
}

/** A secret's text by its name or ARN. One call each time: whoever builds from it keeps what was built. */
export async function readSecret(client: SecretsManagerClient, id: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }));
  if (!SecretString) throw new Error(`the secret ${id} holds no text`);
  return SecretString;
}
