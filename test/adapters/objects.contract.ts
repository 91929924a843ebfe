import { describe, expect, it } from 'vitest';
import type { Objects } from '#ports/objects';

/** What every bucket does. `open` gives one that is empty below the test's own prefix. */
export function objectsContract(name: string, open: () => Objects | Promise<Objects>): void {
  const text = (words: string) => Buffer.from(words);
  const plain = { contentType: 'text/plain' };

  describe(`objects ${name}`, () => {
    it('come back as they were put, with what they are', async () => {
      const objects = await open();
      const bytes = Uint8Array.from({ length: 256 }, (_, value) => value);
      expect(await objects.put('kept/one.bin', bytes, { contentType: 'image/jpeg' })).toBe('stored');
      const kept = await objects.get('kept/one.bin');
      expect(kept?.contentType).toBe('image/jpeg');
      expect(Buffer.from(kept?.bytes ?? []).equals(bytes)).toBe(true);
    });

    it('may be empty, and may not be there', async () => {
      const objects = await open();
      await objects.put('empty/one', new Uint8Array(), plain);
      expect((await objects.get('empty/one'))?.bytes.byteLength).toBe(0);
      expect(await objects.get('empty/other')).toBeUndefined();
    });

    it('are replaced, unless they are to stay', async () => {
      const objects = await open();
      await objects.put('taken/one', text('first'), plain);
      expect(await objects.put('taken/one', text('second'), { ...plain, ifAbsent: true })).toBe('exists');
      expect(Buffer.from((await objects.get('taken/one'))?.bytes ?? []).toString()).toBe('first');
      expect(await objects.put('taken/one', text('third'), plain)).toBe('stored');
      expect(Buffer.from((await objects.get('taken/one'))?.bytes ?? []).toString()).toBe('third');
    });

    it('of two that are put at once where nothing was, one stays', async () => {
      const objects = await open();
      const puts = ['a', 'b', 'c'].map((word) =>
        objects.put('race/one', text(word), { ...plain, ifAbsent: true }),
      );
      expect((await Promise.all(puts)).toSorted()).toEqual(['exists', 'exists', 'stored']);
    });

    it('are listed below a prefix, in order, a page at a time', async () => {
      const objects = await open();
      const names = Array.from({ length: 1003 }, (_, number) => `list/${String(number).padStart(4, '0')}`);
      for (const key of names.toReversed()) await objects.put(key, text('x'), plain);
      await objects.put('listed-not', text('x'), plain);
      const first = await objects.list('list/');
      expect(first).toEqual({ keys: names.slice(0, 1000), next: names[999] });
      expect(await objects.list('list/', first.next)).toEqual({ keys: names.slice(1000) });
      expect(await objects.list('nothing/')).toEqual({ keys: [] });
    });

    it('are gone when they were deleted, once or twice', async () => {
      const objects = await open();
      await objects.put('gone/one', text('x'), plain);
      await objects.delete('gone/one');
      await objects.delete('gone/one');
      expect(await objects.get('gone/one')).toBeUndefined();
    });
  });
}
