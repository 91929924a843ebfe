import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from '../http.ts';
import { type Tokens, wrongToken } from '../graph/tokens.ts';
import type { MediaStore } from './media-store.ts';

/** The bytes of a file, at the address that `GET /<media id>` gave: with the token, and for five minutes. */
export function mediaHttp(options: Tokens & { readonly media: MediaStore; readonly now: () => number }) {
  return (request: IncomingMessage, response: ServerResponse, id: string): void => {
    const now = options.now();
    if (wrongToken(request.headers.authorization, options) !== undefined) {
      return sendJson(response, 401, { error: 'the token is missing or wrong' });
    }
    const until = Number(new URLSearchParams(request.url?.split('?')[1]).get('until'));
    const file = options.media.find(id, now);
    if (file === undefined || !(until > now)) return sendJson(response, 404, { error: 'not found' });
    response.writeHead(200, { 'content-type': file.mimeType, 'content-length': file.bytes.length });
    response.end(file.bytes);
  };
}
