import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { errorFields } from '#lambda/error-fields';

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe('what is logged of an error', () => {
  it('is name, message and place where the error is our own', () => {
    expect(errorFields(new Error('record aaa changed 50 times'))).toMatchObject({
      name: 'Error',
      message: 'record aaa changed 50 times',
      at: expect.stringContaining('error-fields.test.ts'),
    });
  });

  it.each([
    ['a parser', () => JSON.parse('Maria said hello')],
    ['a validator', () => z.object({ a: z.literal('b') }).parse({ Maria: 1, a: 'Maria' })],
    ['the language', () => new URL('Maria')],
    ['no error at all', () => 'Maria'],
  ])('is never the message of %s, which may quote what it was given', (_, act) => {
    expect(JSON.stringify(errorFields(thrownBy(act)))).not.toContain('Maria');
  });

  it('holds no phone number', () => {
    expect(errorFields(new Error('no way to reach +5511955501234')).message).toBe('no way to reach +…');
  });

  it('follows its causes, but not for ever', () => {
    const circle = new Error('outer', { cause: Object.assign(new Error('inner'), { code: 'ECONNRESET' }) });
    expect(errorFields(circle).cause).toMatchObject({ message: 'inner', code: 'ECONNRESET' });
    circle.cause = circle;
    expect(JSON.stringify(errorFields(circle)).match(/outer/g)?.length).toBeLessThan(12);
  });
});
