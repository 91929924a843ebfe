import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { Interruption } from './interruption.ts';

/** Stands between a worker and everything outside it, and counts its exchanges. */
export interface SeveringProxy {
  /** The same URL through the proxy. */
  through(url: string): string;
  /** Counts from 1 again; `cut` is called before the nth exchange goes on, or after its answer came back to us. */
  arm(at: Interruption | undefined, cut: () => void): void;
  exchanges(): number;
  stop(): Promise<void>;
}

/** One listener for each origin given. */
export async function severingProxy(origins: readonly string[]): Promise<SeveringProxy> {
  let count = 0;
  let armed: { at: Interruption; cut: () => void } | undefined;
  const pass = async (origin: URL, incoming: IncomingMessage, outgoing: ServerResponse) => {
    count += 1;
    const exchange = count;
    const body = await bytesOf(incoming);
    if (cutAt(armed, exchange, 'before')) return;
    const answer = await forward(origin, incoming, body);
    if (cutAt(armed, exchange, 'after')) return;
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  };
  const servers = new Map<string, Server>();
  for (const origin of new Set(origins)) {
    const server = createServer((incoming, outgoing) => {
      pass(new URL(origin), incoming, outgoing).catch(() => outgoing.destroy());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.set(origin, server);
  }
  return {
    through(url) {
      const { origin } = new URL(url);
      const address = servers.get(origin)?.address();
      if (typeof address !== 'object' || address === null)
        throw new Error(`the proxy does not stand before ${origin}`);
      return url.replace(origin, `http://127.0.0.1:${address.port}`);
    },
    arm(at, cut) {
      count = 0;
      armed = at && { at, cut };
    },
    exchanges: () => count,
    async stop() {
      for (const server of servers.values()) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

function cutAt(
  armed: { at: Interruption; cut: () => void } | undefined,
  exchange: number,
  when: Interruption['when'],
): boolean {
  if (armed === undefined || armed.at.call !== exchange || armed.at.when !== when) return false;
  armed.cut();
  return true;
}

async function forward(origin: URL, incoming: IncomingMessage, body: Buffer) {
  const outgoing = request({
    host: origin.hostname,
    port: origin.port,
    method: incoming.method,
    path: incoming.url,
    headers: incoming.headers,
    timeout: 20_000,
  });
  outgoing.once('timeout', () => outgoing.destroy(new Error('no answer')));
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve).once('error', reject);
  });
  outgoing.end(body);
  const answer = await answered;
  return { status: answer.statusCode ?? 502, headers: answer.headers, body: await bytesOf(answer) };
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
