import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { json } from 'node:stream/consumers';

/** What a service answers to one operation: a body, or an error with its status. */
export type Answer = (operation: string, input: JsonInput) => object | Fault;
export interface JsonInput {
  readonly [field: string]: unknown;
}

export class Fault {
  readonly status: number;
  readonly code: string;
  readonly message: string;

  constructor(status: number, code: string, message = '') {
    this.status = status;
    this.code = code;
    this.message = message;
  }
}

export interface JsonFront {
  readonly settings: {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
    maxAttempts: number;
  };
  readonly inputs: readonly JsonInput[];
  close(): Promise<void>;
}

/** A service that speaks AWS's JSON protocol and answers as it is told. */
export async function jsonFront(answer: Answer): Promise<JsonFront> {
  const inputs: JsonInput[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body: unknown = await json(request);
    const input: JsonInput = { ...(typeof body === 'object' ? body : {}) };
    inputs.push(input);
    const [, operation = ''] = String(request.headers['x-amz-target']).split('.');
    const output = answer(operation, input);
    const fault = output instanceof Fault;
    const type = String(request.headers['content-type']);
    response.writeHead(fault ? output.status : 200, { 'content-type': type });
    response.end(JSON.stringify(fault ? { __type: output.code, message: output.message } : output));
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('the server does not listen on a port');
  return {
    settings: {
      endpoint: `http://127.0.0.1:${address.port}`,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    },
    inputs,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
