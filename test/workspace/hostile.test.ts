import { isDeepStrictEqual } from 'node:util';

import type { Workspace } from '#domain/workspace';
import { type LoadOutcome, type Problem, type SourceFile, loadWorkspace } from '#workspace/load';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { exampleFolder, filesOf } from './example.ts';

const files = filesOf(exampleFolder);

function loadText(text: string): LoadOutcome {
  return loadWorkspace([{ file: 'routes.yaml', text }]);
}

/** What is amiss with an outcome: nothing where it is refused with a place for each problem, or usable. */
function amissWith(outcome: LoadOutcome): readonly string[] {
  return outcome.kind === 'refused'
    ? amissWithProblems(outcome.problems)
    : amissWithWorkspace(outcome.workspace);
}

function amissWithProblems(problems: readonly Problem[]): string[] {
  if (problems.length === 0) return ['refused without a problem'];
  return problems
    .filter(
      ({ file, line, column, message }) =>
        !file.endsWith('.yaml') || line < 1 || column < 1 || message === '',
    )
    .map((problem) => `no place or no message: ${JSON.stringify(problem)}`);
}

function amissWithWorkspace(workspace: Workspace): string[] {
  const channels = new Set(workspace.channels.map(({ id }) => id));
  const templates = new Set(workspace.templates.map(({ id }) => id));
  const plain = isDeepStrictEqual(JSON.parse(JSON.stringify(workspace)), workspace);
  return [
    ...(plain ? [] : ['no plain JSON']),
    ...workspace.routes.flatMap(({ record, tell }) => [
      ...[record.channel, ...tell.map((told) => told.channel)].filter((id) => !channels.has(id)),
      ...tell.map((told) => told.template).filter((id) => !templates.has(id)),
    ]),
  ];
}

describe('a file made to harm', () => {
  it.each([
    ['10,000 brackets', `routes: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['10,000 brackets left open', `routes: ${'['.repeat(10_000)}`],
    ['10,000 braces', `routes: ${'{a: '.repeat(10_000)}`],
    ['10,000 list marks', '- '.repeat(10_000)],
    ['forty levels', `routes: ${'['.repeat(40)}${']'.repeat(40)}`],
    ['a list of itself', 'routes: &a [*a]'],
    ['an alias of nothing', 'routes: *nowhere'],
    ['a text alone', 'routes'],
    ['a list alone', '- routes'],
    ['over a megabyte', `# ${'x'.repeat(1_048_576)}`],
    ['a key that is a list', '? [a, b]\n: c'],
    ['bytes that are no text', '\0\u0001\uFFFF'],
    ['constructor as a field', 'routes: [{ constructor: { prototype: {} } }]'],
  ])('is refused in its place: %s', (_, text) => {
    const outcome = loadText(text);
    expect(outcome.kind).toBe('refused');
    expect(amissWith(outcome)).toEqual([]);
  });

  it('does not grow by aliases of aliases', () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const item = level === 0 ? 'x' : `*l${level - 1}`;
      return `l${level}: &l${level} [${Array.from({ length: 9 }, () => item).join(', ')}]`;
    });
    expect(loadText(levels.join('\n'))).toMatchObject({
      kind: 'refused',
      problems: [{ message: 'too many values; aliases that multiply are refused' }],
    });
  });

  it('leaves the prototype of everything alone', () => {
    loadText('__proto__: { polluted: true }\n');
    loadText('routes: [{ "__proto__": { polluted: true } }]\n');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('the example workspace, damaged', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '',
      ' ',
      '\t',
      '\n',
      ':',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '*x',
      '&x ',
      '!!x ',
      '#',
      '"',
      "'",
      '|',
      '{{',
      '}}',
      '{%',
      '1e999',
      'null',
      '~',
    ),
  );
  const written = fc.record({
    file: fc.nat({ max: files.length - 1 }),
    where: fc.double({ min: 0, max: 1, noNaN: true }),
    gone: fc.nat({ max: 20 }),
    piece,
  });
  const moved = fc.record({
    file: fc.nat({ max: files.length - 1 }),
    one: fc.nat(),
    other: fc.nat(),
    kind: fc.constantFrom('lose', 'double', 'exchange'),
  });

  function damaged(file: number, damage: (text: string) => string): readonly SourceFile[] {
    return files.map((source, at) => (at === file ? { ...source, text: damage(source.text) } : source));
  }

  it('is refused with file and line or is usable, whatever is written over it', () => {
    const holds = fc.property(written, ({ file, where, gone, piece: put }) => {
      const broken = damaged(file, (text) => {
        const from = Math.floor(where * text.length);
        return text.slice(0, from) + put + text.slice(from + gone);
      });
      expect(amissWith(loadWorkspace(broken))).toEqual([]);
    });
    fc.assert(holds, { numRuns: 150 });
  });

  it('is refused with file and line or is usable, whichever lines are lost, doubled or exchanged', () => {
    const holds = fc.property(moved, ({ file, one, other, kind }) => {
      const broken = damaged(file, (text) => {
        const lines = text.split('\n');
        const [a, b] = [one % lines.length, other % lines.length];
        if (kind === 'lose') lines.splice(a, 1);
        if (kind === 'double') lines.splice(b, 0, lines[a] ?? '');
        if (kind === 'exchange') [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
        return lines.join('\n');
      });
      expect(amissWith(loadWorkspace(broken))).toEqual([]);
    });
    fc.assert(holds, { numRuns: 150 });
  });
});
