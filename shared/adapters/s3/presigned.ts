import { AwsV4Signer } from 'aws4fetch';
import type { Bucket } from './objects.ts';

/**
 * An address at which whoever has it may get one object for so many seconds, at most as long as the credentials live. It
 * gives them the right of whoever signs it, which nobody looks at before they come.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ShareObjectPreSignedURL.html
 */
export async function presignedGet(
  { bucket, region, credentials, endpoint }: Bucket,
  key: string,
  seconds: number,
): Promise<string> {
  const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
  const url = new URL(`${endpoint ?? `https://s3.${region}.amazonaws.com`}/${bucket}/${key}`);
  url.searchParams.set('X-Amz-Expires', String(seconds));
  const signer = new AwsV4Signer({
    method: 'GET',
    url: url.href,
    service: 's3',
    region,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
    signQuery: true,
  });
  return (await signer.sign()).url.href;
}
