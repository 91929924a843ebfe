import type { IncomingMessage, ServerResponse } from 'node:http';
import { isGraphPath } from './graph/graph-place.ts';
import { sendJson } from './http.ts';
import { strangeHost, strangeOrigin } from './control/own-page-only.ts';
import type { Serve } from './server.ts';

type ServePath = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

const controlPrefix = '/_simulator/';
const mediaPrefix = '/_media/';

/** Graph calls by token from anywhere; page and control routes only for this machine's own browser and tools. */
export function router(sides: {
  readonly graph: ServePath;
  readonly control: ServePath;
  /** Bytes of an uploaded file, for whoever shows the token. */
  readonly media: (request: IncomingMessage, response: ServerResponse, id: string) => void;
  readonly page: (response: ServerResponse, path: string) => boolean;
}): Serve {
  return async (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    if (isGraphPath(path)) return sides.graph(request, response, path);
    if (path.startsWith(mediaPrefix)) return sides.media(request, response, path.slice(mediaPrefix.length));
    const isControl = path.startsWith(controlPrefix);
    const problem = strangeHost(request) ?? (isControl ? strangeOrigin(request) : undefined);
    if (problem !== undefined) return sendJson(response, 403, { problem });
    if (isControl) return sides.control(request, response, path.slice(controlPrefix.length));
    const read = request.method === 'GET' || request.method === 'HEAD';
    if (!read || !sides.page(response, path)) sendJson(response, 404, { problem: 'nothing lies here' });
  };
}
