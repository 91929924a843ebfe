import { jsonCall } from '../aws/json-call.ts';
import { ownCredentials, ownRegion } from '../aws/own-place.ts';
import { signedCall } from '../aws/signed-call.ts';
import { readSigned, secretsEndpoint } from './read-signed.ts';

/**
 * How a function reads the secrets that it was granted, by ARN: without a client of the SDK, which makes each bundle 20 KB
 * larger. One call each time; throws where there is no text.
 */
export function ownSecrets(): (id: string) => Promise<string> {
  const region = ownRegion();
  const call = jsonCall(signedCall({ service: 'secretsmanager', region, credentials: ownCredentials }));
  return (id) => readSigned(call, secretsEndpoint(region), id);
}
