import { createHash } from 'node:crypto';
import type { Objects } from '#ports/objects';
import { type AwsAnswer, type Credentials, type SignedCall, signedCall } from '../aws/signed-call.ts';
import { keysIn, isTruncated } from './listing.ts';

export interface Bucket {
  readonly bucket: string;
  readonly region: string;
  readonly credentials: () => Promise<Credentials>;
  /** Absent: the service in that region. */
  readonly endpoint?: string | undefined;
}

/** An object may have 100 MB: the largest medium that WhatsApp takes. */
const timeoutMs = 20_000;

/** As the port has it; anything else would have to be encoded, in the address and in listings. */
const fitKey = /^[\w./=-]{1,1000}$/;

/**
 * A bucket of S3. What is put is protected by its digest all the way, so that a broken or cut body is refused. Throws
 * for every answer that is neither done nor expected, naming S3's code.
 */
export function objects({ bucket, region, credentials, endpoint }: Bucket): Objects {
  const call = signedCall({ service: 's3', region, credentials, timeoutMs });
  const base = endpoint ?? `https://s3.${region}.amazonaws.com`;
  const at = (key: string) => {
    if (!fitKey.test(key)) throw new RangeError('a key has a character that no key may have');
    return new URL(`${base}/${bucket}/${key}`);
  };
  return {
    async put(key, bytes, { contentType, ifAbsent = false }) {
      const { status, ...answer } = await put(call, at(key), { bytes, contentType, ifAbsent });
      // https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
      if (status === 412 && ifAbsent) return 'exists';
      if (status === 200) return 'stored';
      throw refusal('PutObject', { status, ...answer });
    },
    async get(key) {
      const answer = await call({ method: 'GET', url: at(key), headers: { [hashName]: emptyHash } });
      if (answer.status === 404 && codeIn(answer) === 'NoSuchKey') return undefined;
      if (answer.status !== 200) throw refusal('GetObject', answer);
      return { bytes: answer.body, contentType: answer.headers['content-type'] ?? '' };
    },
    async list(prefix, after) {
      const url = new URL(`${base}/${bucket}`);
      url.searchParams.set('list-type', '2');
      url.searchParams.set('prefix', prefix);
      if (after !== undefined) url.searchParams.set('start-after', after);
      const answer = await call({ method: 'GET', url, headers: { [hashName]: emptyHash } });
      if (answer.status !== 200) throw refusal('ListObjectsV2', answer);
      const keys = keysIn(answer.body);
      const next = keys.at(-1);
      return isTruncated(answer.body) && next !== undefined ? { keys, next } : { keys };
    },
    async delete(key) {
      const answer = await call({ method: 'DELETE', url: at(key), headers: { [hashName]: emptyHash } });
      if (answer.status !== 204 && answer.status !== 404) throw refusal('DeleteObject', answer);
    },
  };
}

const hashName = 'x-amz-content-sha256';
const emptyHash = createHash('sha256').digest('hex');

interface Body {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly ifAbsent: boolean;
}

/** Two conditional puts that meet may both be told to come again (409): the first to do so is answered. */
async function put(call: SignedCall, url: URL, { bytes, contentType, ifAbsent }: Body): Promise<AwsAnswer> {
  const hash = createHash('sha256').update(bytes);
  const headers = {
    'content-type': contentType,
    // A bucket with Object Lock asks for a checksum, https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
    'x-amz-checksum-sha256': hash.copy().digest('base64'),
    [hashName]: hash.digest('hex'),
    ...(ifAbsent && { 'if-none-match': '*' }),
  };
  const once = () => call({ method: 'PUT', url, headers, body: bytes });
  const answer = await once();
  return answer.status === 409 && ifAbsent ? once() : answer;
}

function refusal(operation: string, answer: AwsAnswer): Error {
  const code = codeIn(answer);
  return Object.assign(new Error(`${operation} was answered with ${answer.status} ${code}`), { code });
}

/** The code of an error's XML. */
function codeIn({ body }: Pick<AwsAnswer, 'body'>): string {
  return /<Code>([A-Za-z]+)<\/Code>/.exec(body.toString('utf8'))?.[1] ?? 'without a code';
}
