import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** A Markdown page, as far as the tests look into it. */
export interface Page {
  /** From the root of the repository. */
  readonly path: string;
  /** Anchors that GitHub gives its headings. */
  readonly anchors: readonly string[];
  readonly links: readonly string[];
  readonly blocks: readonly Block[];
  /** What is set as code: lines of blocks, and spans within a line. */
  readonly code: readonly string[];
}

interface Block {
  readonly language: string;
  readonly text: string;
}

const fence = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** README and all of docs/. */
export function readPages(): readonly Page[] {
  const docs = readdirSync('docs', { recursive: true, encoding: 'utf8' });
  const paths = [
    'README.md',
    ...docs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name)),
  ];
  return paths.map((path) => readPage(path.replaceAll('\\', '/'), readFileSync(path, 'utf8')));
}

export function readPage(path: string, source: string): Page {
  const blocks = Array.from(source.matchAll(fence), ([, language = '', text = '']) => ({ language, text }));
  const prose = source.replace(fence, '');
  const indented = Array.from(prose.matchAll(/^ {4}(.+)$/gm), ([, line = '']) => line);
  const spans = Array.from(prose.replace(/^ {4}.+$/gm, '').matchAll(/`([^`]+)`/g), ([, span = '']) =>
    span.replace(/\s+/g, ' '),
  );
  return {
    path,
    anchors: Array.from(prose.matchAll(/^#+ (.+)$/gm), ([, heading = '']) => anchorOf(heading)),
    links: Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), ([, link = '']) => link),
    blocks,
    code: [...blocks.flatMap(({ text }) => text.split('\n')), ...indented, ...spans],
  };
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** What a relative link leads to, if it leads nowhere; undefined where it is fine or leads to another site. */
export function brokenLink(from: Page, link: string, pages: readonly Page[]): string | undefined {
  if (/^https?:/.test(link)) return undefined;
  const [file = '', anchor] = link.split('#');
  const path = file === '' ? from.path : normalize(join(dirname(from.path), file)).replaceAll('\\', '/');
  const where = `${from.path}: ${link}`;
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return `${where} is not there`;
  if (anchor === undefined) return undefined;
  const target = pages.find((page) => page.path === path);
  return target?.anchors.includes(anchor) ? undefined : `${where} has no such heading`;
}

const ownFile = /^(?:events|functions|shared|infra|test|docs)\/[\w./-]*(?:\.[a-z]+|\/)$/;

/** Files and folders of this tree that a page names as code and that are not there. */
export function missingFiles({ path, code }: Page): readonly string[] {
  return code
    .filter((span) => ownFile.test(span) && statSync(span, { throwIfNoEntry: false }) === undefined)
    .map((span) => `${path}: ${span} is not there`);
}

/** Command lines that begin with a word, as `npm` or `npx chasqui`: without variables before and comments behind. */
export function commandsOf(
  { path, code }: Page,
  program: string,
): readonly { path: string; words: string[] }[] {
  return code
    .flatMap((line) => line.replace(/\s#.*$/, '').split(/&&|;|\|/))
    .map((part) => part.trim().replace(/^(?:[A-Z_]+=\S+ )+/, ''))
    .filter((part) => `${part} `.startsWith(`${program} `))
    .map((part) => ({ path, words: part.slice(program.length).trim().split(/\s+/).filter(Boolean) }));
}
