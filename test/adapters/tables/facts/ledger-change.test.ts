import { describe, expect, it } from 'vitest';
import { entropy } from '#adapters/node/entropy';
import { ledgerChange } from '#adapters/tables/facts/ledger-change';
import { ledgerSeal } from '#adapters/tables/facts/seal';
import { putOf } from '#adapters/tables/facts/stored-fact';
import { nobodyFact } from '#test/support/outcomes';
import { ledgerKey } from '../rig.ts';

const seal = ledgerSeal(entropy.hmac, ledgerKey);
const fact = nobodyFact('opened', 'r'.repeat(22));
const { item } = putOf(fact, seal);

describe('a change of the ledger', () => {
  it('is a fact that was put', () => {
    expect(ledgerChange({ kind: 'inserted', after: item }, seal)).toMatchObject({ kind: 'put', fact });
  });

  it('is unreadable for good where its MAC does not fit, or it is none of the facts we know', () => {
    const tampered = { kind: 'inserted', after: { ...item, suppressed: 7 } } as const;
    expect(ledgerChange(tampered, seal)).toEqual({ kind: 'unreadable', reason: 'tampered-fact' });
    const foreign = seal.close({ pk: item.pk, sk: item.sk, kind: 'of-a-later-release' });
    expect(ledgerChange({ kind: 'inserted', after: foreign }, seal)).toEqual({
      kind: 'unreadable',
      reason: 'unknown-fact',
    });
  });

  it('is an alteration where a fact was changed or removed', () => {
    expect(ledgerChange({ kind: 'modified' }, seal)).toEqual({ kind: 'altered' });
    expect(ledgerChange({ kind: 'removed' }, seal)).toEqual({ kind: 'altered' });
  });
});
