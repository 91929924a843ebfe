import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { readSecret } from '#adapters/secrets/read-secret';
import { Fault, jsonFront } from '../aws/json-front.ts';

describe('a secret', () => {
  it('is read by its name, and not where it has no text', async () => {
    const front = await jsonFront((_, { SecretId }) => {
      if (SecretId === 'token') return { SecretString: 'EAAx' };
      return SecretId === 'empty'
        ? { SecretBinary: 'AQID' }
        : new Fault(400, 'ResourceNotFoundException', 'not found');
    });
    const client = new SecretsManagerClient(front.settings);
    expect(await readSecret(client, 'token')).toBe('EAAx');
    await expect(readSecret(client, 'empty')).rejects.toThrow('the secret empty holds no text');
    await expect(readSecret(client, 'none')).rejects.toThrow('not found');
    await front.close();
  });
});
