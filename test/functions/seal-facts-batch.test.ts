import { describe, expect, it } from 'vitest';
import { hexDigest } from '#adapters/node/sealing';
import { allFacts, batchAt } from '#domain/archive/archive-key';
import { startOf } from '#domain/archive/hour';
import { archiveChanges } from '#functions/seal-facts/archive-changes';
import type { Objects } from '#ports/objects';
import { archiveWorld as world, hours, keys, line, minute, ten } from '#test/support/archive-world';

describe('a batch of the ledger’s stream', () => {
  it('is one object, in the hour in which it comes', async () => {
    const of = world({ at: ten + 59 * minute });
    expect(await of.take({ sequence: '7', lines: [line('a'), line('b')] })).toEqual({
      kind: 'archived',
      lines: 2,
    });
    const [key = ''] = keys(of, allFacts);
    expect(batchAt(key)).toMatchObject({ hour: '2026-11-22T10', lines: 2 });
    const text = Buffer.from(of.archive.kept.get(key)?.bytes ?? []).toString();
    expect(text.split('\n')[1]).toBe('{"item":{"pk":"R#1","sk":"b"},"kind":"put"}');
    expect(batchAt(key)?.sha256).toBe(hexDigest(text));
  });

  it('that comes again in the same hour is not written twice', async () => {
    const of = world();
    await of.take({ sequence: '7', lines: [line('a')] });
    expect(await of.take({ sequence: '7', lines: [line('a')] })).toEqual({ kind: 'again', lines: 1 });
    expect(keys(of, allFacts)).toHaveLength(1);
  });

  it('never goes into an hour that is sealed, though the clock says so', async () => {
    const of = world({ at: ten + 3 * 60 * minute });
    await of.seal()();
    expect(hours(of)).toEqual(['2026-11-22T11']);
    of.clock.now = startOf('2026-11-22T11');
    await of.take({ sequence: '7', lines: [line('a')] });
    expect(batchAt(keys(of, allFacts)[0] ?? '')?.hour).toBe('2026-11-22T12');
  });

  it('goes into the hour of the clock where the seal that was seen is not listed', async () => {
    const of = world();
    const archive: Objects = {
      ...of.archive,
      get: async () => ({ bytes: new Uint8Array(), contentType: '' }),
    };
    await archiveChanges({ archive }, { sha256: hexDigest, now: () => ten })({ sequence: '7', lines: [] });
    expect(batchAt(keys(of, allFacts)[0] ?? '')?.hour).toBe('2026-11-22T11');
  });
});
