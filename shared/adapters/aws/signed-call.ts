import * as http from 'node:http';
import * as https from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';

/** Who signs. In a function the environment says it; an operator's may end within the hour. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface SignedService {
  /** As signatures name it: `s3`, `sqs`. */
  readonly service: string;
  readonly region: string;
  readonly credentials: () => Promise<Credentials>;
  /** Of one attempt, from the first look-up to the last byte. Default: 3,000. */
  readonly timeoutMs?: number;
}

interface AwsRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface AwsAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

export type SignedCall = (request: AwsRequest) => Promise<AwsAnswer>;

const attempts = 3;
/** What passes by itself: the service is overloaded, or failed. */
const passing: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/**
 * A call to an AWS service, signed (Signature Version 4), for functions that need one or two operations of it: a client
 * of the SDK is 180 KB and more. A passing failure is tried again, up to three times in all, so a request may arrive
 * twice. Answers with any status; throws where no answer came.
 */
export function signedCall({ timeoutMs = 3000, ...service }: SignedService): SignedCall {
  const agents = {
    'http:': new http.Agent({ keepAlive: true }),
    'https:': new https.Agent({ keepAlive: true }),
  };
  const cache = new Map<string, ArrayBuffer>();
  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      const headers = await signed(request, service, cache);
      const agent = request.url.protocol === 'http:' ? agents['http:'] : agents['https:'];
      const answer = await exchange(request, { headers, agent, timeoutMs }).catch((error: unknown) => {
        if (attempt === attempts) throw new Error(`${service.service} did not answer`, { cause: error });
        return undefined;
      });
      if (answer !== undefined && (attempt === attempts || !passing.has(answer.status))) return answer;
      // Full jitter: up to 100, then 200 ms.
      await pause(Math.random() * 50 * 2 ** attempt);
    }
  };
}

async function signed(
  { method, url, headers = {}, body }: AwsRequest,
  { service, region, credentials }: SignedService,
  cache: Map<string, ArrayBuffer>,
): Promise<Record<string, string>> {
  const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
  const signer = new AwsV4Signer({
    method,
    url: url.href,
    headers,
    ...(body !== undefined && { body: new Uint8Array(body) }),
    service,
    region,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
    cache,
  });
  return Object.fromEntries((await signer.sign()).headers);
}

interface Exchange {
  readonly headers: Record<string, string>;
  readonly agent: http.Agent;
  readonly timeoutMs: number;
}

function exchange(
  { method, url, body }: AwsRequest,
  { headers, agent, timeoutMs }: Exchange,
): Promise<AwsAnswer> {
  const { request: open } = url.protocol === 'http:' ? http : https;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': body.byteLength };
    const signal = AbortSignal.timeout(timeoutMs);
    const request = open(url, { method, agent, signal, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode: status = 0, headers: answered } = response;
        resolve({ status, headers: answered, body: Buffer.concat(chunks) });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}
