import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultProvider } from '#infra/constructs/stand-ins/credential-provider-node';

afterEach(() => vi.unstubAllEnvs());

describe('the credentials of a function', () => {
  it('are those that Lambda hands it, read when they are asked for', async () => {
    const provide = defaultProvider();
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv('AWS_SESSION_TOKEN', 'session');
    await expect(provide()).resolves.toEqual({
      accessKeyId: 'key',
      secretAccessKey: 'secret',
      sessionToken: 'session',
    });
  });

  it('may lack the session, as those of a laptop do', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv('AWS_SESSION_TOKEN', undefined);
    await expect(defaultProvider()()).resolves.toEqual({ accessKeyId: 'key', secretAccessKey: 'secret' });
  });

  it.each(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])(
    'are refused without %s, by its name',
    async (name) => {
      vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
      vi.stubEnv(name, undefined);
      await expect(defaultProvider()()).rejects.toThrow(name);
    },
  );
});
