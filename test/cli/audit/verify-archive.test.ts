import { describe, expect, it } from 'vitest';
import { hexDigest, isSigned, signerOf } from '#adapters/node/sealing';
import type { Item, Key } from '#adapters/tables/store/store';
import { allFacts, allSeals } from '#domain/archive/archive-key';
import type { ArchiveLine } from '#domain/archive/archive-line';
import { sealFacts } from '#functions/seal-facts/seal-facts';
import type { AuditPorts } from '#infra/cli/audit/audit-ports';
import { verdict } from '#infra/cli/audit/verdict';
import { verifyArchive, type VerifyRequest } from '#infra/cli/audit/verify-archive';
import { archiveWorld, keys, minute, ten } from '#test/support/archive-world';
import { sealSigner } from '#test/support/sealed-hour';

const hour = 60 * minute;
const pk = 'R#1';
const known = sealSigner.publicKey;
const next = signerOf('another secret of forty characters, new.');
const nameOf = (key: Key) => `${key.pk}/${key.sk}`;

/** A ledger with a fact in each hour from ten on, archived, and sealed ten minutes after the hour. */
async function sealedWorld(hours: number) {
  const world = archiveWorld();
  const ledger = new Map<string, Item>();
  const bring = async (sk: string) => {
    const line: ArchiveLine = { kind: 'put', item: { pk, sk } };
    ledger.set(nameOf({ pk, sk }), { pk, sk });
    await world.take({ sequence: String(ledger.size), lines: [line] });
  };
  const rotate = () =>
    sealFacts(world, { sha256: hexDigest, now: () => world.clock.now, signer: next, time: minute })();
  const ports: AuditPorts = {
    archive: world.archive,
    seal: undefined,
    ledger: {
      getMany: async (places) => places.map((place) => ledger.get(nameOf(place))),
      places: async function* () {
        yield [...ledger.values()];
      },
    },
  };
  const verify = (asked: Partial<VerifyRequest> = {}) =>
    verifyArchive(
      ports,
      { publicKeys: [known], ...asked },
      { sha256: hexDigest, isSigned, now: () => world.clock.now, pause: async () => {} },
    );
  for (let passed = 0; passed < hours; passed += 1) {
    world.clock.now = ten + passed * hour;
    await bring(`f${passed}`);
    world.clock.now = ten + (passed + 1) * hour + 11 * minute;
    await world.seal()();
  }
  const lose = (key: string | undefined) => world.archive.delete(key ?? '');
  return { world, ledger, bring, lose, rotate, verify };
}

const words = (verified: Awaited<ReturnType<typeof verifyArchive>>) => verdict(verified, { isPinned: true });

describe('an archive', () => {
  it('that is whole is as it was written, and says the digest of its last seal', async () => {
    const { verify, world } = await sealedWorld(3);
    const verified = await verify();
    const last = world.archive.kept.get(keys(world, allSeals).at(-1) ?? '');
    const digest = hexDigest(Buffer.from(last?.bytes ?? []).toString());
    expect(verified).toMatchObject({ findings: [], hours: 3, lastSeal: digest });
    expect(words(verified).slice(-2)).toEqual([
      expect.stringContaining(`${digest}: write it down`),
      'all is as it was written',
    ]);
    expect((await verify({ lastSeal: digest })).findings).toEqual([]);
  });

  it('from which the newest seal was taken shows it by the digest noted before, with its object and fact gone too', async () => {
    const { ledger, lose, verify, world } = await sealedWorld(3);
    const { lastSeal } = await verify();
    await lose(keys(world, allSeals).at(-1));
    expect((await verify({ lastSeal })).findings).toEqual([{ kind: 'noted-seal-missing', object: lastSeal }]);
    await lose(keys(world, allFacts).at(-1));
    ledger.delete(`${pk}/f2`);
    expect((await verify({ lastSeal })).findings).toHaveLength(1);
  });

  it('whose end was cut off shows it by itself from two hours on', async () => {
    const { lose, verify, world } = await sealedWorld(3);
    await lose(keys(world, allSeals).at(-1));
    world.clock.now = ten + 5 * hour - 1;
    expect((await verify()).findings).toEqual([]);
    world.clock.now = ten + 5 * hour;
    expect((await verify()).findings).toEqual([{ kind: 'seal-missing', hour: '2026-11-22T12' }]);
    expect((await verify({ from: '2026-11-22T11' })).findings).toHaveLength(1);
    expect((await verify({ to: '2026-11-22T11' })).findings).toEqual([]);
  });

  it('that nobody seals any more shows it, however long ago it was', async () => {
    const { bring, verify, world } = await sealedWorld(1);
    world.clock.now += 90 * 24 * hour;
    await bring('late');
    expect((await verify()).findings).toEqual([{ kind: 'seal-missing', hour: '2026-11-22T11' }]);
  });

  it('without any seal proves nothing, and says since when it should', async () => {
    const { lose, verify, world } = await sealedWorld(1);
    for (const key of keys(world, allSeals)) await lose(key);
    expect(words(await verify()).at(-1)).toBe('nothing is sealed here, so nothing is proven');
    world.clock.now += 2 * hour;
    expect((await verify()).findings).toEqual([{ kind: 'seal-missing', hour: '2026-11-22T10' }]);
    for (const key of keys(world, allFacts)) await lose(key);
    expect((await verify({ lastSeal: 'ab'.repeat(32) })).findings.map(({ kind }) => kind)).toContain(
      'noted-seal-missing',
    );
  });
});

describe('a key that was changed', () => {
  it('is held to its own hours, and seals no more when its successor does', async () => {
    const { bring, rotate, verify, world } = await sealedWorld(1);
    await bring('f1');
    world.clock.now += hour;
    await rotate();
    expect((await verify({ publicKeys: [known, next.publicKey] })).findings).toEqual([]);
    expect((await verify({ publicKeys: [] })).findings).toMatchObject([{ kind: 'seal-of-another-key' }]);
    expect((await verify()).findings).toMatchObject([{ kind: 'seal-of-another-key', hour: '2026-11-22T11' }]);
    world.clock.now += hour;
    await world.seal()();
    expect((await verify({ publicKeys: [known, next.publicKey] })).findings).toMatchObject([
      { kind: 'seal-of-another-key', hour: '2026-11-22T12' },
    ]);
  });
});
