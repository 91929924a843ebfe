import { expect, it } from 'vitest';
import { archiveText } from '#domain/archive/archive-line';

it('a change is a line of canonical JSON', () => {
  const text = archiveText([
    { kind: 'put', item: { sk: 'b', pk: 'a', title: 'two\nlines' } },
    { kind: 'unreadable', change: null },
  ]);
  expect(text).toBe(
    '{"item":{"pk":"a","sk":"b","title":"two\\nlines"},"kind":"put"}\n{"change":null,"kind":"unreadable"}\n',
  );
});
