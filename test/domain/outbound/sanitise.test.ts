import { sanitise } from '#domain/outbound/sanitise';
import { lengthOf } from '#domain/outbound/template-text';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const family = '👨‍👩‍👧‍👦';
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        'a',
        ' ',
        '\n',
        '\t',
        '\u0000',
        '\u202E',
        '\uD800',
        '\u200B',
        family,
        'é',
        'e\u0301',
        '\u00A0',
        '\u2028',
      ),
      { maxLength: 2_000 },
    )
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('a', family, 'e\u0301', '\u0301', '🇧🇷'), fc.integer({ min: 1, max: 3_000 }))
    .map(([part, times]) => part.repeat(times)),
);

describe('a parameter fit for Meta', () => {
  it.each([
    ['a name', 'José Ávila', 'José Ávila'],
    ['lines and tabs', ' one\r\n\ttwo   three\u2028four ', 'one two three four'],
    ['controls', 'a\u0000b\u001Bc\u0085d', 'abc d'],
    ['what would turn the text around', '\u202Eevil\u202C \u2066x\u2069', 'evil x'],
    ['Arabic with its marks', 'مرحبا\u200F!', 'مرحبا\u200F!'],
    ['half of a pair', 'a\uD800b', 'a\uFFFDb'],
    ['an emoji of several', `${family}🏴󠁧󠁢󠁥󠁮󠁧󠁿❤️`, `${family}🏴󠁧󠁢󠁥󠁮󠁧󠁿❤️`],
    ['nothing', '', '-'],
    ['blanks', ' \n\u00A0', '-'],
    ['what does not show', '\u200B\u200D\uFE0F\u3164', '-'],
  ])('keeps or mends %s', (_, text, fit) => {
    expect(sanitise(text)).toBe(fit);
  });

  it('is cut to 1,024 characters, with a sign that it was', () => {
    expect(sanitise('x'.repeat(1_024))).toBe('x'.repeat(1_024));
    expect(sanitise('x'.repeat(1_025))).toBe(`${'x'.repeat(1_023)}…`);
    expect(sanitise(`${'x'.repeat(1_022)}  ${'y'.repeat(9)}`)).toBe(`${'x'.repeat(1_022)}…`);
    expect(sanitise('🙂'.repeat(1_024))).toBe('🙂'.repeat(1_024));
  });

  it('is never cut within an emoji or a letter with its marks', () => {
    expect(sanitise(family.repeat(500))).toBe(`${family.repeat(146)}…`);
    expect(sanitise('🇧🇷'.repeat(800))).toBe(`${'🇧🇷'.repeat(511)}…`);
  });

  it('is cut within a single letter under a thousand marks', () => {
    expect(lengthOf(sanitise(`e${'\u0301'.repeat(5_000)}`))).toBe(1_024);
  });

  it('is always something Meta takes, and fit already when made fit again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const fit = sanitise(text);
        expect(fit).toMatch(/\S/);
        expect(fit).not.toMatch(/[\n\t\r\p{Cc}\u202A-\u202E\u2066-\u2069]| {2}|^\s|\s$/u);
        expect(lengthOf(fit)).toBeLessThanOrEqual(1_024);
        expect(fit.isWellFormed()).toBe(true);
        expect(sanitise(fit)).toBe(fit);
      }),
      { numRuns: 300 },
    );
  });
});
