import { describe, expect, it } from 'vitest';
import { keptType, largestMedia, mediaRefusal } from '#domain/inbound/media-verdict';

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xdb]);
const file = { mimeType: 'image/jpeg', bytes: jpeg, sha256: 'x', told: ['x'] };

describe('a file that was fetched', () => {
  it('is kept where it is what it says', () => {
    expect(mediaRefusal(file)).toBeUndefined();
    expect(mediaRefusal({ ...file, told: [] })).toBeUndefined();
    const bytes = new TextEncoder().encode('RIFF....WEBPVP8 ');
    expect(mediaRefusal({ ...file, mimeType: 'image/webp', bytes })).toBeUndefined();
    expect(mediaRefusal({ ...file, mimeType: 'audio/aac', bytes: new Uint8Array([0]) })).toBeUndefined();
  });

  it.each([
    ['too-large', { bytes: new Uint8Array(largestMedia + 1) }],
    ['type-not-kept', { mimeType: 'text/html' }],
    ['type-not-kept', { mimeType: 'application/pdf' }],
    ['type-not-kept', { bytes: new Uint8Array() }],
    ['digest-differs', { told: ['x', 'y'] }],
  ])('is refused as %s', (reason, change) => {
    expect(mediaRefusal({ ...file, ...change })).toBe(reason);
  });
});

describe('a type', () => {
  it('is read without its parameters and in small letters', () => {
    expect(keptType('Audio/Ogg; codecs=opus')).toBe('audio/ogg');
    expect(keptType('')).toBeUndefined();
  });
});
