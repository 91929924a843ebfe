import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ownCertificate } from './own-certificate.ts';

/** A system at https://localhost that waits to be called, and takes whatever comes. */
export interface WaitingSystem {
  readonly url: string;
  readonly got: readonly Letter[];
  stop(): void;
}

interface Letter {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Processes that are started while it stands trust its certificate, which vouches for itself. */
export async function waitingSystem(): Promise<WaitingSystem> {
  const folder = mkdtempSync(join(tmpdir(), 'chasqui-waiting-'));
  const certificate = ownCertificate(['localhost']);
  const got: Letter[] = [];
  const server = https.createServer(certificate, (request, response) => void take(request, response, got));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const authority = join(folder, 'authority.pem');
  writeFileSync(authority, certificate.cert);
  const before = process.env['NODE_EXTRA_CA_CERTS'];
  process.env['NODE_EXTRA_CA_CERTS'] = authority;
  return {
    url: `https://localhost:${port}/decided`,
    got,
    stop() {
      if (before === undefined) delete process.env['NODE_EXTRA_CA_CERTS'];
      else process.env['NODE_EXTRA_CA_CERTS'] = before;
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function take(request: IncomingMessage, response: ServerResponse, got: Letter[]): Promise<void> {
  const texts = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  got.push({ headers: Object.fromEntries(texts), body: await text(request) });
  response.writeHead(204).end();
}
