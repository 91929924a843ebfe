import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What an operation answers: a result, or an error as AWS names it. */
export type Answer =
  | { readonly kind: 'result'; readonly body: unknown }
  | { readonly kind: 'error'; readonly type: string; readonly message: string };

/** Operations by their `x-amz-target`, as `AWSEvents.PutEvents`. */
export type Operations = Readonly<Record<string, (input: unknown) => Promise<Answer> | Answer>>;

export interface Front {
  readonly url: string;
  stop(): Promise<void>;
}

// PutEvents takes 1 MiB of entries; in JSON, with every quote of a detail escaped, that is at most about twice as much.
const bodyLimit = 4 * 1024 * 1024;

/** AWS's JSON 1.1 protocol on 127.0.0.1, port 0 being any free one: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
export async function startFront(port: number, operations: Operations): Promise<Front> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    void serve(request, operations).then((answer) => send(response, answer));
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail).listen({ port, host: '127.0.0.1' }, done);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeIdleConnections();
      }),
  };
}

async function serve(request: IncomingMessage, operations: Operations): Promise<Answer> {
  try {
    // A page in a browser can post to this port as well, but not with a header of its own, and never without `Origin`.
    if (request.method !== 'POST' || request.headers.origin !== undefined) return unknownOperation;
    const target = String(request.headers['x-amz-target']);
    const operation = Object.hasOwn(operations, target) ? operations[target] : undefined;
    if (operation === undefined) return unknownOperation;
    const body = await bodyOf(request);
    if (body === undefined) return tooLarge;
    return await operation(JSON.parse(body));
  } catch (error) {
    if (error instanceof SyntaxError) return malformed;
    return { kind: 'error', type: 'InternalFailure', message: 'The local stack failed to answer.' };
  }
}

const unknownOperation: Answer = {
  kind: 'error',
  type: 'UnknownOperationException',
  message:
    'The local stack answers AWSEvents.PutEvents, secretsmanager.GetSecretValue and AWSStepFunctions.SendTask* here, and nothing else.',
};
const tooLarge: Answer = {
  kind: 'error',
  type: 'RequestEntityTooLargeException',
  message: `The body of a request is at most ${bodyLimit} bytes.`,
};
const malformed: Answer = {
  kind: 'error',
  type: 'SerializationException',
  message: 'The body of the request is not JSON.',
};

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= bodyLimit) chunks.push(bytes);
  }
  return size > bodyLimit ? undefined : Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, answer: Answer): void {
  const isError = answer.kind === 'error';
  const body = JSON.stringify(isError ? { __type: answer.type, message: answer.message } : answer.body);
  const status = isError ? (answer.type === 'InternalFailure' ? 500 : 400) : 200;
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': randomUUID(),
    ...(isError && { 'x-amzn-errortype': answer.type }),
  });
  response.end(body);
}
