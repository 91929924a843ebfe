import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const folder = fileURLToPath(new URL('../page/', import.meta.url));

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
    "media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

interface PageFile {
  readonly type: string;
  readonly content: string;
}

/** The pages of the phones and of the switches, read and bundled once. False where the path names none of its files. */
export function pageFiles(): (response: ServerResponse, path: string) => boolean {
  const files = new Map<string, PageFile>([
    ['/', { type: 'text/html; charset=utf-8', content: read('index.html') }],
    ['/switches', { type: 'text/html; charset=utf-8', content: read('switches.html') }],
    ['/switches.css', { type: 'text/css; charset=utf-8', content: bundle('switches.css') }],
    ['/switches.js', { type: 'text/javascript; charset=utf-8', content: bundle('switches.ts') }],
    ['/phones.css', { type: 'text/css; charset=utf-8', content: bundle('phones.css') }],
    ['/phones.js', { type: 'text/javascript; charset=utf-8', content: bundle('phones.ts') }],
  ]);
  return (response, path) => {
    const file = files.get(path);
    if (file === undefined) return false;
    response.writeHead(200, { ...headers, 'content-type': file.type }).end(file.content);
    return true;
  };
}

function read(name: string): string {
  return readFileSync(folder + name, 'utf8');
}

function bundle(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [folder + entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}
