import * as http from 'node:http';
import * as https from 'node:https';
import { type Socket, isIP } from 'node:net';
import type { SendAnswer } from '#domain/outbound/send-answer';
import type { FreshAgent } from './fresh-agent.ts';

/** Meta answers with less than 2 KB. */
const longestAnswer = 64 * 1024;

export interface HttpPost {
  readonly url: URL;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
  /** Of the whole exchange, from looking up the name to the last byte of the answer. */
  readonly timeoutMs: number;
  /** Until the connection stands, TLS included: who drops our packets says nothing, and is not worth the whole time. */
  readonly connectMs: number;
}

export type Exchange =
  | { readonly kind: 'answered'; readonly httpStatus: number; readonly body: Uint8Array }
  | Extract<SendAnswer, { kind: 'not-sent' | 'doubt' }>;

type Stage = 'dns' | 'connect' | 'tls' | 'dead-socket' | 'written';
type Cause = Extract<SendAnswer, { kind: 'doubt' }>['reason'];

/**
 * One POST. Nothing is written before the connection stands, TLS included: so a failure until then is known not to
 * have reached anyone, and every failure after it is a doubt. Never rejects.
 */
export function exchange(post: HttpPost, fresh: FreshAgent): Promise<Exchange> {
  return new Promise((resolve) => {
    fresh.forgetStale();
    let stage: Stage = isIP(post.url.hostname.replace(/^\[|\]$/g, '')) ? 'connect' : 'dns';
    let httpStatus: number | undefined;
    const request = open(post, fresh);
    let ended = false;
    const end = (outcome: Exchange) => {
      ended = true;
      clearTimeout(timer);
      clearTimeout(connecting);
      resolve(outcome);
    };
    const fail = (reason: Cause) => {
      if (ended) return;
      end(
        stage === 'written'
          ? { kind: 'doubt', reason, ...(httpStatus !== undefined && { httpStatus }) }
          : { kind: 'not-sent', reason: stage },
      );
      request.destroy();
    };
    const timer = setTimeout(() => fail('timeout'), post.timeoutMs);
    const connecting = setTimeout(() => stage !== 'written' && fail('timeout'), post.connectMs);
    const reach = (reached: Stage) => {
      stage = reached;
      if (stage === 'written') request.end(post.body);
    };
    request.on('socket', (socket) => whenStanding(socket, { reused: request.reusedSocket, reach }));
    request.on('error', (error) => fail(causeOf(error)));
    request.on('close', () => fail('cut'));
    request.on('response', (response) => {
      httpStatus = response.statusCode ?? 0;
      collect(response, { end, fail });
    });
  });
}

function open({ url, headers, body }: HttpPost, { agent }: FreshAgent): http.ClientRequest {
  const options = {
    method: 'POST',
    agent,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
  };
  return url.protocol === 'https:' ? https.request(url, options) : http.request(url, options);
}

/** Reports each stage of the connection, and `written` at the moment from which bytes may leave. */
function whenStanding(
  socket: Socket,
  { reused, reach }: { reused: boolean; reach: (stage: Stage) => void },
): void {
  if (reused) {
    reach('dead-socket');
    // The second turn begins after a poll of the sockets: a close or reset that lies there is seen before we write.
    setImmediate(() => setImmediate(() => !socket.destroyed && reach('written')));
    return;
  }
  const secure = 'encrypted' in socket;
  socket.once('lookup', (error: Error | null) => error === null && reach('connect'));
  socket.once('connect', () => reach(secure ? 'tls' : 'written'));
  socket.once('secureConnect', () => reach('written'));
}

interface Ends {
  readonly end: (outcome: Exchange) => void;
  readonly fail: (reason: Cause) => void;
}

function collect(response: http.IncomingMessage, { end, fail }: Ends): void {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > longestAnswer) fail('no-graph-answer');
    else chunks.push(chunk);
  });
  response.on('error', () => fail('cut'));
  response.on('end', () =>
    end({ kind: 'answered', httpStatus: response.statusCode ?? 0, body: Buffer.concat(chunks) }),
  );
}

/** What is no HTTP came from something that is not Graph; everything else is a connection that broke. */
function causeOf(error: Error): Cause {
  return 'code' in error && String(error.code).startsWith('HPE_') ? 'no-graph-answer' : 'cut';
}
