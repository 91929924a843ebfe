import { describe, expect, it } from 'vitest';
import { textRenderer } from '#domain/texts/text';
import { readFileSync } from 'node:fs';

const texts = textRenderer();
const at = Date.parse('2026-11-30T23:30:00Z');
const saoPaulo = { timeZone: 'America/Sao_Paulo', language: 'pt_BR', at };

/** Filter, value and what it writes, of each row of the table. */
const rows = Array.from(
  readFileSync('docs/write-a-workspace.md', 'utf8').matchAll(
    /^\| `([a-z_]+(?:: [^`]+)?)` \| `([^`]+)` \| ([^|]+) \|/gm,
  ),
  ([, filter = '', value = '', writes = '']) => [filter, value, writes] as const,
);

describe('the filters of a text', () => {
  it.each(rows)('%s of %s write what the page says', (filter, value, writes) => {
    const outcome = texts.render(`{{ ${value} | ${filter} }}`, {}, saoPaulo);
    expect(outcome.kind === 'text' ? outcome.text.replace(/\s/g, ' ') : outcome.reason).toBe(writes);
  });

  it('are all on the page', () => {
    expect(rows.map(([filter]) => filter.split(':')[0])).toEqual([
      'money',
      'number',
      'percent',
      'local_date',
      'local_time',
      'local_date_time',
      'relative_time',
      'date',
    ]);
  });
});
