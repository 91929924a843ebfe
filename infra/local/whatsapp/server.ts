import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { sendJson } from './http.ts';

export type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** An HTTP server that outlives its callers: bounded headers and waits, and no input that ends the process. */
export function httpServer(serve: Serve): Server {
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000, maxHeaderSize: 16 * 1024 },
    (request, response) => {
      serve(request, response).catch((error: unknown) => surprise(error, request, response));
    },
  );
  server.on('clientError', (_, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
    else socket.destroy();
  });
  return server;
}

/** The caller who hung up is no surprise; everything else is told to the terminal. */
function surprise(error: unknown, request: IncomingMessage, response: ServerResponse): void {
  if (request.socket.destroyed) return;
  console.error('The WhatsApp simulator failed:', error);
  if (response.headersSent) response.destroy();
  else sendJson(response, 500, { problem: 'the simulator failed; its terminal says why' });
}

/** The port that was taken. Throws where it is in use. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, host, () => resolve());
  await promise;
  server.off('error', reject);
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

export async function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  await promise;
}
