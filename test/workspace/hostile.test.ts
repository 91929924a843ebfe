import { type LoadOutcome, loadWorkspace } from '#workspace/load';
import { describe, expect, it } from 'vitest';
import { amissWith } from './amiss.ts';

function loadText(text: string): LoadOutcome {
  return loadWorkspace([{ file: 'routes.yaml', text }]);
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
    ['a name of 10,000 letters', `routes: [{ ${'x'.repeat(10_000)}: 1 }]`],
    ['a name of 10,000 letters where another is meant', `templates: [{ id: '${'X'.repeat(10_000)}' }]`],
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
