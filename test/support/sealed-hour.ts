import { signerOf } from '#adapters/node/sealing';
import type { HourSeal } from '#domain/archive/hour-seal';

export const sealSigner = signerOf('a secret of forty characters, for tests.');

/** The first seal of a chain, over nothing. */
export const emptySeal: HourSeal = {
  version: 1,
  hour: '2026-11-22T10',
  previous: null,
  objects: [],
  publicKey: sealSigner.publicKey,
};
