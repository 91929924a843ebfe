import { describe, expect, it } from 'vitest';
import { letterFilter } from '#infra/cli/dead-letters/letter-filter';
import { letterLine } from '#infra/cli/dead-letters/letter-words';
import { judgedAs, letter } from './letters.ts';

describe('a letter in one line', () => {
  it.each([
    [40_000, '40 s'],
    [12 * 60_000, '12 min'],
    [3 * 3_600_000, '3 h'],
    [9 * 86_400_000, '9 d'],
    [-5, '0 s'],
  ])('has its age: %i ms are %s', (now, said) => {
    const judged = judgedAs({ kind: 'redrive', note: 'too late for all' })(letter('a'));
    const line = letterLine({ judged, fate: { kind: 'would-go-back' } }, now);
    expect(line.split(/ {2,}/)).toEqual(['would go back', said, '6x', 'unknown', 'a', '(too late for all)']);
  });

  it('steers no terminal', () => {
    const judged = { ...judgedAs({ kind: 'redrive' })(letter('a')), about: 'X\u001b[31m from y\n' };
    const line = letterLine({ judged, fate: { kind: 'not-sent', code: 'Busy' } }, 0);
    expect(line).toContain('X\u{fffd}[31m from y\u{fffd}  a  (Busy)');
  });
});

describe('a filter', () => {
  const judged = { ...judgedAs({ kind: 'redrive' })(letter('a')), ids: ['x-123-y'], source: 'helpdesk' };

  it.each([
    [[], true],
    [['source=helpdesk', 'reason=unk', 'id=123', 'ref=a'], true],
    [['source=help'], false],
    [['ref=b'], false],
    [['id=124'], false],
    [['source=helpdesk', 'reason=Timeout'], false],
  ])('%j: %s', (expressions, passes) => {
    expect(letterFilter(expressions)(judged)).toBe(passes);
  });
});
