import { describe, expect, it } from 'vitest';
import { isSigned } from '#adapters/node/sealing';
import { batchKey } from '#domain/archive/archive-key';
import { type FoundSeal, faultsOf } from '#domain/archive/check-seal';
import { type HourSeal, sealText } from '#domain/archive/hour-seal';
import { emptySeal, sealSigner } from '#test/support/sealed-hour';

const sha256 = 'cd'.repeat(32);
const object = (hour: string) => ({
  key: batchKey({ hour, sequence: '7', lines: 3, sha256 }),
  sha256,
  lines: 3,
});
const found = (seal: HourSeal, change: Partial<FoundSeal> = {}): FoundSeal => {
  const text = sealText(seal, sealSigner);
  const { signature } = JSON.parse(text.split('\n')[1] ?? '');
  return { hour: '2026-11-22T10', text, read: { seal, signature }, ...change };
};
const context = { previous: null, publicKey: sealSigner.publicKey };
const faults = (seal: FoundSeal, change: Partial<Parameters<typeof faultsOf>[1]> = {}) =>
  faultsOf(seal, { ...context, ...change }, { isSigned });

describe('a seal', () => {
  it('has no fault as it was written', () => {
    expect(faults(found({ ...emptySeal, objects: [object(emptySeal.hour)] }))).toEqual([]);
  });

  it('cannot be told from a cut where the seal before it is not known', () => {
    const later = found({ ...emptySeal, previous: 'ef'.repeat(32) });
    expect(faults(later)).toEqual(['chain-cut']);
    expect(faults(later, { previous: undefined })).toEqual([]);
    expect(faults(later, { previous: 'ef'.repeat(32) })).toEqual([]);
  });

  it('is held to the key given', () => {
    expect(faults(found(emptySeal), { publicKey: 'ab'.repeat(32) })).toEqual(['seal-of-another-key']);
  });

  it('is not signed where its words are not those that were', () => {
    const { read } = found(emptySeal);
    const seal = { ...emptySeal, objects: [object(emptySeal.hour)] };
    const text = sealText(seal, { sign: () => read?.signature ?? '' });
    const forged = { hour: emptySeal.hour, text, read: { seal, signature: read?.signature ?? '' } };
    expect(faults(forged)).toEqual(['seal-not-signed']);
  });

  it.each([
    ['has no form', { read: undefined }],
    ['lies under another hour', { hour: '2026-11-22T11' }],
    ['has more in it than was read', { text: `${sealText(emptySeal, sealSigner)}\n` }],
  ])('cannot be read where it %s', (_, change) => {
    expect(faults(found(emptySeal, change))).toEqual(['seal-unreadable']);
  });

  it.each([
    ['of no batch', { ...object(emptySeal.hour), key: 'facts/2026/11/22/10/stray' }],
    ['of another hour', object('2026-11-22T09')],
    ['with another digest than its name', { ...object(emptySeal.hour), sha256: 'ab'.repeat(32) }],
    ['with other lines than its name', { ...object(emptySeal.hour), lines: 4 }],
  ])('cannot be read where it lists an object %s', (_, odd) => {
    expect(faults(found({ ...emptySeal, objects: [odd] }))).toEqual(['seal-unreadable']);
  });
});
