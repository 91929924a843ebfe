import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';

/** What becomes of one request: `undefined` lets it through. */
export type Fault =
  /** The engine does it, and the answer is lost. */
  | { readonly kind: 'lose-answer' }
  /** Nobody answers. */
  | { readonly kind: 'silence' }
  /** DynamoDB answers with an error or with something else, and the engine hears nothing. */
  | { readonly kind: 'answer'; readonly status: number; readonly body: object }
  /** The engine is asked for something else. */
  | { readonly kind: 'ask'; readonly body: object; readonly also: (answer: object) => object };

export interface FaultyFront {
  readonly url: string;
  /** The next request of this operation meets the fault; several wait in line. */
  meet(operation: string, fault: (body: unknown) => Fault): void;
  /** Operations asked for so far. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** Stands between a client and the engine at `engine`, and spoils what it is told to. */
export async function faultyFront(engine: string): Promise<FaultyFront> {
  const faults: { readonly operation: string; readonly fault: (body: unknown) => Fault }[] = [];
  const asked: string[] = [];
  const faultOf = (operation: string, body: unknown) => {
    const place = faults.findIndex((waiting) => waiting.operation === operation);
    return place < 0 ? undefined : faults.splice(place, 1)[0]?.fault(body);
  };
  const server = createServer((request, response) => {
    const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '');
    asked.push(operation);
    void textOf(request).then((text) =>
      serve({ engine, request, response }, text, faultOf(operation, JSON.parse(text))),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port is free');
  return {
    url: `http://127.0.0.1:${address.port}`,
    meet: (operation, fault) => void faults.push({ operation, fault }),
    asked,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Exchange {
  readonly engine: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function serve(
  { engine, request, response }: Exchange,
  text: string,
  fault: Fault | undefined,
): Promise<void> {
  if (fault?.kind === 'silence') return;
  if (fault?.kind === 'answer') return answer(response, fault.status, JSON.stringify(fault.body));
  const headers = new Headers();
  for (const name of ['x-amz-target', 'content-type', 'authorization', 'x-amz-date']) {
    headers.set(name, String(request.headers[name]));
  }
  const body = fault?.kind === 'ask' ? JSON.stringify(fault.body) : text;
  const through = await fetch(engine, { method: 'POST', headers, body, signal: AbortSignal.timeout(5000) });
  const told = await through.text();
  if (fault?.kind === 'lose-answer') return void response.destroy();
  answer(
    response,
    through.status,
    fault?.kind === 'ask' ? JSON.stringify(fault.also(JSON.parse(told))) : told,
  );
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
