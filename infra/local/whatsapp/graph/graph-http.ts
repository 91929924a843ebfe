import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoggedCall } from './call-log.ts';
import type { CallOutcome } from './graph-desk.ts';
import type { GraphCall } from './graph-request.ts';
import { readBytes, sendTooLarge } from '../http.ts';

/** Bytes of an upload, whose largest file has 100 MB, and of everything else. */
const uploadLimit = 101 * 1_048_576;
const bodyLimit = 256 * 1_024;

/** The Graph side over HTTP: one call in, its outcome logged, and as much of the answer out as the fault allows. */
export function graphHttp(options: {
  readonly decide: (call: GraphCall) => CallOutcome | Promise<CallOutcome>;
  /** Takes what was accepted into the books, before anything is answered; the answer waits for what it gives back. */
  readonly accept: (outcome: CallOutcome) => Promise<void> | undefined;
  readonly log: (call: LoggedCall) => void;
  readonly now: () => number;
}) {
  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const limit = path.endsWith('/media') ? uploadLimit : bodyLimit;
    const body = await readBytes(request, limit);
    if (body === undefined) return sendTooLarge(response, limit);
    const { method = 'GET' } = request;
    const decided = options.decide({ method, path, body, ...readHead(request) });
    // A send is decided at once and must be in the books before the next one is: its id counts those before it.
    const outcome = decided instanceof Promise ? await decided : decided;
    const awaited = options.accept(outcome);
    options.log({ at: options.now(), method, path, ...logged(outcome) });
    if (awaited !== undefined) await awaited;
    if (outcome.delayMs === 0) return answer(response, outcome);
    const timer = setTimeout(() => answer(response, outcome), outcome.delayMs);
    response.on('close', () => clearTimeout(timer));
  };
}

function readHead({
  url = '',
  headers: { authorization, host, 'content-type': contentType },
}: IncomingMessage) {
  return {
    query: new URLSearchParams(url.split('?')[1]),
    origin: `http://${host}`,
    ...(authorization !== undefined && { authorization }),
    ...(contentType !== undefined && { contentType }),
  };
}

function logged({ answer: { status }, ending, fault, code, accepted }: CallOutcome) {
  return {
    status,
    ending,
    ...(fault !== undefined && { fault: fault.kind }),
    ...(code !== undefined && { code }),
    ...(accepted !== undefined && { accepted: accepted.id }),
  };
}

function answer(response: ServerResponse, { answer: { status, headers, body }, ending }: CallOutcome): void {
  switch (ending) {
    case 'unanswered':
      return;
    case 'cut':
      response.destroy();
      return;
    case 'truncated':
      response.writeHead(status, headers).end(body.slice(0, Math.floor(body.length / 2)));
      return;
    case 'answered':
      // With its length known, head and body leave in one write.
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
  }
}
