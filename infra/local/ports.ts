import { createServer } from 'node:net';
import { Refusal } from './refusal.ts';

/** The ports of the local stack, all on 127.0.0.1. */
export interface Ports {
  readonly simulator: number;
  readonly front: number;
  readonly dynamodb: number;
  readonly sqs: number;
  readonly http: number;
}

const what: Readonly<Record<keyof Ports, string>> = {
  simulator: 'the WhatsApp simulator',
  front: 'EventBridge and Secrets Manager',
  dynamodb: 'the DynamoDB engine',
  sqs: 'the SQS and S3 engine',
  http: 'the HTTP API',
};

/** Five ports in a row, from 4780 unless told otherwise. */
export function portsFrom(base = 4780): Ports {
  return { simulator: base, front: base + 1, dynamodb: base + 2, sqs: base + 3, http: base + 4 };
}

let asked = 0;

/**
 * Five ports in a row that nothing listened on a moment ago. Systems hand out theirs from 32768 upwards, so that nobody
 * who wants just any port takes one of these before it is used; each process and each call begins at another place.
 */
export async function freePorts(): Promise<Ports> {
  for (let tried = 0; tried < 1000; tried += 1) {
    asked += 1;
    const ports = portsFrom(11_000 + ((process.pid * 61 + asked) % 4000) * 5);
    const free = assertFree(ports).then(
      () => true,
      () => false,
    );
    if (await free) return ports;
  }
  throw new Error('no five ports in a row are free');
}

/** Throws a `Refusal` that names the first port somebody else listens on. */
export async function assertFree(ports: Partial<Ports>): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    const server = await hold(port).catch((error: unknown) => {
      throw taken(error, port, name);
    });
    await server.release();
  }
}

function taken(error: unknown, port: number, name: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') return error;
  const [, owner] = Object.entries(what).find(([key]) => key === name) ?? [name, name];
  return new Refusal(
    `Port ${port} on 127.0.0.1, for ${owner}, is already in use.\n` +
      'Stop what uses it (is the local stack running in another terminal?), or start on other ports:\n' +
      `  npm start -- --port-base ${port < 60_000 ? port + 1000 : port - 1000}`,
  );
}

async function hold(port: number): Promise<{ release(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((done, fail) => {
    server.once('error', fail).listen({ port, host: '127.0.0.1', exclusive: true }, done);
  });
  return { release: () => new Promise((done) => void server.close(() => done())) };
}
