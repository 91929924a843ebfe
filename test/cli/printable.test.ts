import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, printable, widthOf } from '#infra/cli/printable';

describe('columns', () => {
  it('align, whatever the script', () => {
    const rows = [
      ['who', 'what'],
      ['José', 'ok'],
      ['e\u0301', 'ok'],
      ['水野 圭', 'ok'],
      ['👩‍👩‍👧 Ana', 'ok'],
      ['🇧🇷', 'ok'],
      ['❤️', 'ok'],
      ['김', 'ok'],
    ];
    const starts = columns(rows).map((line) => widthOf(line.slice(0, line.lastIndexOf('  '))));
    expect(widthOf('水野 圭')).toBe(7);
    expect(widthOf('👩‍👩‍👧 Ana')).toBe(6);
    expect(widthOf('🇧🇷')).toBe(2);
    expect(widthOf('e\u0301')).toBe(1);
    expect(new Set(starts)).toEqual(new Set([7]));
  });

  it('never print what steers a terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/\p{Cc}|\p{Bidi_Control}|\p{Zl}|\p{Zp}/u);
      }),
    );
    expect(printable('\u001b[2Jgone\n')).toBe('\u{fffd}[2Jgone\u{fffd}');
  });
});
