import { ownCredentials, ownEndpoint, ownRegion } from '../aws/own-place.ts';
import { objects } from './objects.ts';

/** A bucket as a function reaches it: by its own credentials, in its own region. */
export function ownObjects(bucket: string) {
  return objects({ bucket, region: ownRegion(), credentials: ownCredentials, endpoint: ownEndpoint('S3') });
}
