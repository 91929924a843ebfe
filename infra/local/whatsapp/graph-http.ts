import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoggedCall } from './call-log.ts';
import type { CallOutcome, GraphCall } from './graph-desk.ts';
import { readBody, sendTooLarge } from './http.ts';

const bodyLimit = 256 * 1024;

/** The Graph side over HTTP: one call in, its outcome logged, and as much of the answer out as the fault allows. */
export function graphHttp(options: {
  readonly decide: (call: GraphCall) => CallOutcome;
  /** Takes what was accepted into the books, before anything is answered. */
  readonly accept: (outcome: CallOutcome) => void;
  readonly log: (call: LoggedCall) => void;
  readonly now: () => number;
}) {
  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const body = await readBody(request, bodyLimit);
    if (body === undefined) return sendTooLarge(response, bodyLimit);
    const { method = 'GET', headers } = request;
    const { authorization } = headers;
    const outcome = options.decide({
      method,
      path,
      body,
      ...(authorization !== undefined && { authorization }),
    });
    options.accept(outcome);
    options.log({ at: options.now(), method, path, ...logged(outcome) });
    if (outcome.delayMs === 0) return answer(response, outcome);
    const timer = setTimeout(() => answer(response, outcome), outcome.delayMs);
    response.on('close', () => clearTimeout(timer));
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
      response.writeHead(status, headers).end(body);
  }
}
