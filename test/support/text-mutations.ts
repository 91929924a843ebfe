import { oneOf } from './one-of.ts';

/** Blanks, marks of YAML and of Liquid, what YAML takes for no text, and too much of something. */
const pieces = [
  '',
  ' ',
  '\t',
  '\n',
  '\r',
  ...': , - , ? ,{,},[,],",\',|,>,#,%,*x,&x ,*purchase,&purchase ,!!x ,!!binary ,<<: ,{{,}},{%'.split(','),
  ...'1e999 0x10 0o7 .nan null ~ yes 2026-11-20'.split(' '),
  ',',
  '---\n',
  '...\n',
  '\u0000',
  '\ufeff',
  '\u2028',
  '\u00a0',
  '['.repeat(500),
  '- '.repeat(500),
  'x'.repeat(5_000),
];

const changes: Readonly<Record<string, (text: string, random: () => number) => string>> = {
  cut: (text, random) => text.slice(0, placeIn(text, random)),
  'cut the start': (text, random) => text.slice(placeIn(text, random)),
  write(text, random) {
    const from = placeIn(text, random);
    const gone = Math.floor(random() * 20);
    return text.slice(0, from) + oneOf(pieces, random) + text.slice(from + gone);
  },
  'flip bits'(text, random) {
    const bytes = Buffer.from(text);
    for (let count = 1 + Math.floor(random() * 4); count > 0; count -= 1) {
      const place = Math.floor(random() * bytes.length);
      bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << Math.floor(random() * 8)), place);
    }
    return bytes.toString('utf8');
  },
  'lose a line': (text, random) => byLines(text, random, (lines, at) => lines.splice(at, 1)),
  'double a line': (text, random) =>
    byLines(text, random, (lines, at, other) => lines.splice(other, 0, lines[at] ?? '')),
  'exchange lines': (text, random) =>
    byLines(text, random, (lines, at, other) => {
      [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
    }),
  indent: (text, random) => byLines(text, random, (lines, at) => lines.splice(at, 1, ` ${lines[at] ?? ''}`)),
};

/** Changes something in a text, whatever it may mean, and says what it did. */
export function changeText(text: string, random: () => number): readonly [text: string, done: string] {
  const [name, change] = oneOf(Object.entries(changes), random);
  return text === '' ? ['', 'nothing'] : [change(text, random), name];
}

function placeIn(text: string, random: () => number): number {
  return Math.floor(random() * text.length);
}

function byLines(
  text: string,
  random: () => number,
  change: (lines: string[], at: number, other: number) => unknown,
): string {
  const lines = text.split('\n');
  change(lines, Math.floor(random() * lines.length), Math.floor(random() * lines.length));
  return lines.join('\n');
}
