import { describe, expect, it } from 'vitest';
import { batchAt, batchKey, folderOf, hourOfSeal, sealKey } from '#domain/archive/archive-key';

const batch = {
  hour: '2026-11-22T10',
  sequence: '700000000000000000042',
  lines: 17,
  sha256: 'ab'.repeat(32),
};

describe('an object of the archive', () => {
  it('lies in the folder of its hour, and its name says where it comes from and what is in it', () => {
    const key = batchKey(batch);
    expect(key).toBe(
      `facts/2026/11/22/10/0000000000000000000700000000000000000042-17-${'ab'.repeat(32)}.jsonl`,
    );
    expect(key.startsWith(folderOf(batch.hour))).toBe(true);
    expect(batchAt(key)).toEqual({ ...batch, sequence: batch.sequence.padStart(40, '0') });
  });

  it('sorts by its place in the stream', () => {
    const later = batchKey({ ...batch, sequence: '1700000000000000000001' });
    expect([later, batchKey(batch)].toSorted()).toEqual([batchKey(batch), later]);
  });

  it('is nothing else', () => {
    expect(batchAt('facts/2026/11/22/10/readme.txt')).toBeUndefined();
    expect(batchAt(sealKey(batch.hour))).toBeUndefined();
  });
});

describe('a seal', () => {
  it('lies under its hour', () => {
    expect(sealKey('2026-11-22T10')).toBe('seals/2026-11-22T10.jsonl');
    expect(hourOfSeal('seals/2026-11-22T10.jsonl')).toBe('2026-11-22T10');
    expect(hourOfSeal('seals/today.jsonl')).toBeUndefined();
  });
});
