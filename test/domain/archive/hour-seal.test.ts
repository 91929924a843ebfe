import { describe, expect, it } from 'vitest';
import { isSigned } from '#adapters/node/sealing';
import { batchKey } from '#domain/archive/archive-key';
import { sealText, sealedObjects, statementOf } from '#domain/archive/hour-seal';
import { emptySeal, sealSigner } from '#test/support/sealed-hour';

const sha256 = 'cd'.repeat(32);
const key = batchKey({ hour: '2026-11-22T10', sequence: '7', lines: 3, sha256 });

describe('a seal', () => {
  it('is a statement and its signature, a line each', () => {
    const text = sealText(emptySeal, sealSigner);
    const [statement = '', signed = '', rest] = text.split('\n');
    expect(rest).toBe('');
    expect(JSON.parse(statement)).toEqual(emptySeal);
    expect(`${statement}\n`).toBe(statementOf(emptySeal));
    const { signature } = JSON.parse(signed);
    expect(isSigned(`${statement}\n`, signature, sealSigner.publicKey)).toBe(true);
    expect(isSigned(statement, signature, sealSigner.publicKey)).toBe(false);
  });

  it('is the same whoever makes it', () => {
    expect(sealText({ ...emptySeal }, sealSigner)).toBe(sealText(emptySeal, sealSigner));
  });

  it('takes what an object holds from its name, and passes over what has no such name', () => {
    expect(sealedObjects([key, 'facts/2026/11/22/10/stray'])).toEqual([{ key, sha256, lines: 3 }]);
  });
});
