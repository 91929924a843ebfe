import { describe, expect, it } from 'vitest';
import { rotatingSecret, secretsIn } from '#adapters/secrets/rotating-secret';

const minute = 60_000;

function rig() {
  const made = { now: 0, text: 'first', isDown: false, reads: 0 };
  const read = async () => {
    made.reads += 1;
    if (made.isDown) throw new Error('no answer');
    return [made.text];
  };
  return { made, secret: rotatingSecret(read, () => made.now) };
}

describe('a secret that changes', () => {
  it('is read once, and again when it is five minutes old', async () => {
    const { made, secret } = rig();
    expect(await secret.known()).toEqual(['first']);
    made.text = 'second';
    made.now = 5 * minute - 1;
    expect(await secret.known()).toEqual(['first']);
    made.now = 5 * minute;
    expect(await secret.known()).toEqual(['second']);
    expect(made.reads).toBe(2);
  });

  it('is read again when asked, at most once a minute', async () => {
    const { made, secret } = rig();
    await secret.known();
    made.text = 'second';
    made.now = minute - 1;
    expect(await secret.again()).toBeUndefined();
    made.now = minute;
    expect(await secret.again()).toEqual(['second']);
    expect(await secret.known()).toEqual(['second']);
    expect(await secret.again()).toBeUndefined();
    expect(made.reads).toBe(2);
  });

  it('stays as it was where it cannot be read again', async () => {
    const { made, secret } = rig();
    await secret.known();
    made.now = minute;
    made.isDown = true;
    await expect(secret.again()).rejects.toThrow('no answer');
    expect(await secret.known()).toEqual(['first']);
    made.isDown = false;
    made.text = 'second';
    expect(await secret.again()).toEqual(['second']);
  });

  it('that was never read is tried anew each time', async () => {
    const { made, secret } = rig();
    made.isDown = true;
    await expect(secret.known()).rejects.toThrow('no answer');
    made.isDown = false;
    expect(await secret.known()).toEqual(['first']);
  });
});

describe('the secret of the apps', () => {
  it('is a list, at first empty', () => {
    expect(secretsIn('[]')).toEqual([]);
    expect(secretsIn('["0123456789abcdef", "fedcba9876543210"]')).toEqual([
      '0123456789abcdef',
      'fedcba9876543210',
    ]);
  });

  it.each([
    '',
    '0123456789abcdef',
    '"0123456789abcdef"',
    '["short"]',
    '{"app": ["0123456789abcdef"]}',
    '[1]',
  ])('is none, and not repeated, where it is %s', (text) => {
    expect(() => secretsIn(text)).toThrow(
      /^the secret of the apps is not a list of texts of at least 16 characters$/,
    );
  });
});
