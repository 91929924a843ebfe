import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '#domain/facts/fact';
import { entropy } from '#adapters/node/entropy';
import { TamperedFact, ledgerSeal } from '#adapters/tables/facts/seal';
import type { Item } from '#adapters/tables/store/store';
import { openFact, putOf } from '#adapters/tables/facts/stored-fact';
import { ledgerKey, noon } from '../rig.ts';
import { aChange, aPerson, aSlot, aStory, anAcceptance, anImport } from '../samples.ts';

const seal = ledgerSeal(entropy.hmac, ledgerKey);
const story = aStory();
const { person: _person, ...ofRoute } = story.fact;
const facts: readonly Fact[] = [
  aChange(story.fact.record),
  aSlot(story),
  aSlot(story, { plan: { kind: 'suppressed', reason: 'opted-out' } }),
  anAcceptance(story),
  {
    kind: 'refused',
    ...story.fact,
    attempt: 1,
    claimedAt: 1,
    answeredAt: 2,
    code: 131_026,
    means: 'give-up',
    reason: 'undeliverable',
  },
  { kind: 'doubted', ...story.fact, attempt: 1, claimedAt: noon, notedAt: noon, reason: 'lease-expired' },
  { kind: 'route-failed', ...ofRoute, version: 'v', reason: 'record-key-empty' },
  anImport(aPerson()),
  { kind: 'workspace-applied', at: noon, thing: 'x', version: 'v2', before: 'v1', by: 'devops' },
];

const aFact = fc.constantFrom(...facts).map((fact) => ({ fact, item: putOf(fact, seal).item }));
const value = fc.jsonValue({ maxDepth: 2 }).filter((drawn) => !Object.is(drawn, -0));

function change(item: Item, name: string, to: unknown): Item {
  const changed = new Map<string, unknown>(Object.entries(item));
  if (to === undefined) changed.delete(name);
  else changed.set(name, to);
  const { pk, sk } = item;
  return { pk, sk, ...Object.fromEntries(changed) };
}

function isTampered(item: Item): boolean {
  try {
    openFact(item, seal);
    return false;
  } catch (error) {
    return error instanceof TamperedFact;
  }
}

describe('the seal of the ledger', () => {
  it('opens what it closed', () => {
    for (const fact of facts) expect(openFact(putOf(fact, seal).item, seal)).toEqual(fact);
  });

  it('finds a change of any attribute of any fact, the MAC and the place among them', () => {
    const changes = aFact.chain(({ fact, item }) =>
      fc.record({
        fact: fc.constant(fact),
        item: fc.constant(item),
        name: fc.constantFrom(...Object.keys(item)),
        to: value,
      }),
    );
    fc.assert(
      fc.property(changes, ({ item, name, to }) => {
        fc.pre(JSON.stringify(item[name]) !== JSON.stringify(to));
        const placed = name === 'pk' || name === 'sk' ? `${item[name]}x` : to;
        expect(() => openFact(change(item, name, placed), seal)).toThrow(TamperedFact);
      }),
      { numRuns: 500 },
    );
  });

  it('finds an attribute taken away', () => {
    for (const { item } of facts.map((fact) => putOf(fact, seal))) {
      const names = Object.keys(item).filter((key) => key !== 'pk' && key !== 'sk');
      const found = names.filter((name) => isTampered(change(item, name, undefined)));
      expect(found).toEqual(names);
    }
  });

  it('finds an attribute added, whatever its name', () => {
    const name = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'x'), fc.string());
    fc.assert(
      fc.property(aFact, name, fc.oneof(value, fc.uint8Array()), ({ item }, added, to) => {
        fc.pre(!Object.hasOwn(item, added));
        const { pk, sk } = item;
        const more = Object.fromEntries([...Object.entries(item), [added, to]]);
        expect(() => openFact({ pk, sk, ...more }, seal)).toThrow(TamperedFact);
      }),
    );
  });

  it('finds a fact under another key, and names its place', () => {
    const { item } = putOf(aSlot(story), ledgerSeal(entropy.hmac, 'another key of the same length'));
    expect(() => openFact(item, seal)).toThrow(new TamperedFact(item));
    expect(() => openFact(item, seal)).toThrow(`${item.pk} / ${item.sk}`);
  });

  it('does not come with a key that can be guessed', () => {
    expect(() => ledgerSeal(entropy.hmac, 'short')).toThrow('shorter than 16');
  });
});
