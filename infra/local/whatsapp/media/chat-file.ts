import type { ServerResponse } from 'node:http';
import { sendJson } from '../http.ts';
import type { MediaStore } from './media-store.ts';

/** What a page may show in its place; everything else is only downloaded, for it could be a page with a script. */
const shown = /^(image\/(jpeg|png|webp)|audio\/[a-z0-9]+|video\/(mp4|3gpp))(;|$)/;

/** A file of a chat, for this machine's own page: without the token that the Graph API asks for. */
export function chatFile({ media, now }: { readonly media: MediaStore; readonly now: () => number }) {
  return (response: ServerResponse, id: string): void => {
    const file = media.find(id, now());
    if (file === undefined) return sendJson(response, 404, { problem: 'no such file' });
    response.writeHead(200, {
      'content-type': shown.test(file.mimeType) ? file.mimeType : 'application/octet-stream',
      'content-length': file.bytes.length,
      'content-disposition': shown.test(file.mimeType) ? 'inline' : 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    });
    response.end(file.bytes);
  };
}
