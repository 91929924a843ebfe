import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { parseEnv } from '#lambda/env';

const Env = z.object({
  TABLE: z.string().check(z.minLength(1)),
  URL: z.url(),
  SECONDS: z.pipe(z.string().check(z.regex(/^\d+$/)), z.transform(Number)),
});

describe('the environment of a function', () => {
  it('is read by its schema', () => {
    expect(parseEnv(Env, { TABLE: 't', URL: 'https://example.com', SECONDS: '35', PATH: '/bin' })).toEqual({
      TABLE: 't',
      URL: 'https://example.com',
      SECONDS: 35,
    });
  });

  it('that does not fit is refused with every name and no value', () => {
    const read = () => parseEnv(Env, { URL: 'hunter2', SECONDS: 'hunter3' });
    expect(read).toThrow(
      'the environment does not fit: TABLE is missing, URL is not valid, SECONDS is not valid',
    );
  });
});
