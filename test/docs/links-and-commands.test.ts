import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseBusinessEvent } from '#contracts/business-event';
import { MessageFailed } from '#contracts/message-failed';
import { matchingRoutes } from '#domain/routing/matching';
import { readEntries } from '#infra/cli/event-entries';
import { run } from '#infra/cli/run';
import { FaultRule } from '#infra/local/whatsapp/faults';
import { loadWorkspace } from '#workspace/load';
import { readPeople } from '#workspace/people-file';
import { brokenLink, commandsOf, missingFiles, type Page, readPage, readPages } from './pages.ts';

const pages = readPages();
const steps = readdirSync('functions');

function page(path: string): Page {
  const found = pages.find((one) => one.path === path);
  if (found === undefined) throw new Error(`there is no ${path}`);
  return found;
}

describe('links', () => {
  it('lead to files and headings that are there', () => {
    expect(
      pages.flatMap((from) => from.links.flatMap((link) => brokenLink(from, link, pages) ?? [])),
    ).toEqual([]);
  });

  it('are found broken where file or heading is missing', () => {
    const from = readPage(
      'docs/local.md',
      '# Here\n\n[a](#here) [b](#there) [c](deploy.md#nowhere) [d](none.md)',
    );
    expect(from.links.flatMap((link) => brokenLink(from, link, [from, ...pages]) ?? [])).toEqual([
      'docs/local.md: #there has no such heading',
      'docs/local.md: deploy.md#nowhere has no such heading',
      'docs/local.md: none.md is not there',
    ]);
  });
});

describe('files and folders of the tree', () => {
  it('that are named are there', () => {
    expect(pages.flatMap(missingFiles)).toEqual([]);
  });

  it('are found missing', () => {
    const from = readPage('docs/local.md', '`test/docs/pages.ts` and `test/gone/`, `test/gone.test.ts`');
    expect(missingFiles(from)).toEqual([
      'docs/local.md: test/gone/ is not there',
      'docs/local.md: test/gone.test.ts is not there',
    ]);
  });
});

describe('commands', () => {
  const chasqui = pages.flatMap((one) => commandsOf(one, 'npx chasqui'));

  it('of chasqui exist, with their options', async () => {
    const wrong = await Promise.all(
      chasqui.map(async ({ path, words }) => unknownWords(words).then((bad) => ({ path, bad }))),
    );
    expect(wrong.filter(({ bad }) => bad.length > 0)).toEqual([]);
    expect(chasqui.length).toBeGreaterThan(10);
  });

  it('of npm are scripts of the package, and npm start knows their options', () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(read('package.json'));
    const usage = execFileSync(process.execPath, ['infra/local/start.ts', '--help'], { encoding: 'utf8' });
    const wrong = pages
      .flatMap((one) => commandsOf(one, 'npm'))
      .filter(({ words }) => {
        const [command = '', script = ''] = words;
        if (command === 'start') return optionsOf(words).some((option) => !usage.includes(`${option} `));
        return command !== 'ci' && scripts[command === 'run' ? script : command] === undefined;
      });
    expect(wrong).toEqual([]);
  });

  it('of curl ask the simulated WhatsApp for faults that it knows', () => {
    const bodies = pages.flatMap(({ code }) =>
      code.flatMap((line) => /_simulator\/faults -d '(.+)'/.exec(line)?.[1] ?? []),
    );
    expect(bodies.length).toBeGreaterThan(1);
    expect(bodies.filter((body) => !FaultRule.safeParse(JSON.parse(body)).success)).toEqual([]);
    const faults = page('docs/local.md').code.filter((span) => span.startsWith('{"kind":'));
    expect(faults.filter((fault) => !FaultRule.safeParse({ fault: JSON.parse(fault) }).success)).toEqual([]);
  });
});

describe('examples', () => {
  const { blocks } = page('docs/write-a-workspace.md');
  const files = blocks
    .filter(({ language }) => language === 'yaml')
    .map(({ text }) => ({ file: /^# (\S+)/.exec(text)?.[1] ?? '', text }));

  it('are a whole workspace, whose event is taken by its route', () => {
    const loaded = loadWorkspace(files);
    if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.problems));
    const [event] = eventsIn(page('docs/write-a-workspace.md'));
    if (event === undefined) throw new Error('the page has no event');
    expect(loaded.warnings).toEqual([]);
    expect(matchingRoutes(loaded.workspace, event).map(({ id }) => id)).toEqual(['delivery-late']);
    const people = blocks.find(({ language }) => language === 'csv')?.text ?? '';
    expect(readPeople({ file: 'people.csv', text: people }, loaded.workspace)).toMatchObject({
      rows: loaded.workspace.channels.flatMap(({ members }) =>
        members.map(({ person }) => ({ company: person })),
      ),
      problems: [],
    });
  });

  it('are events that the contract and the example workspace take', () => {
    const example = readdirSync('events/workspace')
      .filter((name) => name.endsWith('.yaml'))
      .map((file) => ({ file, text: readFileSync(`events/workspace/${file}`, 'utf8') }));
    const loaded = loadWorkspace(example);
    if (loaded.kind === 'refused') throw new Error('the example workspace is refused');
    const routes = eventsIn(page('docs/connect-a-system.md')).map((event) =>
      matchingRoutes(loaded.workspace, event).map(({ id }) => id),
    );
    expect(routes).toEqual([['ticket-opened']]);
  });

  it('show our own event as its contract has it', () => {
    const details = page('docs/outcomes.md').blocks.flatMap(({ language, text }) =>
      language === 'json' && text.includes('"source": "chasqui.facts"')
        ? [z.looseObject({ detail: z.unknown() }).parse(JSON.parse(text))]
        : [],
    );
    expect(details.map(({ detail }) => MessageFailed.detail.safeParse(detail).success)).toEqual([true]);
  });
});

describe('the README', () => {
  it('has one row for each step', () => {
    const rows = Array.from(
      readFileSync('README.md', 'utf8').matchAll(/^\| \d+ \| `([\w-]+)` \|/gm),
      ([, step]) => step,
    );
    expect(rows).toHaveLength(steps.length);
    expect(new Set(rows)).toEqual(new Set(steps));
  });

  it('links to every page of docs', () => {
    const linked = new Set(page('README.md').links.map((link) => link.split('#')[0]));
    const missing = pages
      .map(({ path }) => path)
      .filter((path) => /^docs\/[^/]+$/.test(path) && !linked.has(path));
    expect(missing).toEqual([]);
  });
});

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function optionsOf(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => (/^--[a-z]/.test(word) ? [word.split('=')[0] ?? word] : []));
}

/** Commands and options of a line that the command line's own help does not have. */
async function unknownWords(words: readonly string[]): Promise<readonly string[]> {
  const named = words.filter((word, index) => /^[a-z]+$/.test(word) && words[index - 1] !== '--outputs');
  const path = named.slice(0, ['people', 'person', 'audit'].includes(named[0] ?? '') ? 2 : 1);
  let help = '';
  const print = (line: string) => {
    help += `${line}\n`;
  };
  const io = { print, warn: print, readStdin: async () => '', env: {}, now: () => 0 };
  const code = await run([...path, '--help'], io);
  const asked = help.startsWith(['Usage: chasqui', ...path, ''].join(' ')) && code === 0 ? [] : path;
  return [...asked, ...optionsOf(words).filter((option) => !new RegExp(`${option}[ ,]`).test(help))];
}

/** The JSON blocks of a page that are events of business systems, as the bus would hand them on. */
function eventsIn({ blocks }: Page) {
  const texts = blocks.filter(({ language, text }) => language === 'json' && text.includes('"detail-type"'));
  return texts
    .filter(({ text }) => !text.includes('"chasqui.'))
    .map(({ text }) => {
      const entries = readEntries('block', text);
      if (entries.kind === 'refused') throw new Error(entries.problems.join());
      const added = { id: 'e-1', time: '2026-11-20T12:41:07Z' };
      const parsed = parseBusinessEvent(
        JSON.stringify({ ...added, ...z.looseObject({}).parse(JSON.parse(text)) }),
      );
      if (parsed.kind === 'problem') throw new Error(parsed.reason);
      return parsed.value;
    });
}
