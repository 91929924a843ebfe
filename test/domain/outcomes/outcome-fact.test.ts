import { describe, expect, it } from 'vitest';
import { outcomeFact } from '#domain/outcomes/outcome-fact';
import { aStatus } from '#test/support/doubts';

const told = (code: number, attempt: number) => outcomeFact({ ...aStatus('failed', attempt), code }, []);

describe('a message that Meta took and failed later', () => {
  it.each([
    [131_026, 1],
    [131_016, 8],
    [132_015, 8],
  ])('is told as failed by %d at attempt %d, after which it goes no more', (code, attempt) => {
    expect(told(code, attempt)).toBeDefined();
  });

  it.each([
    [131_016, 7],
    [132_015, 7],
    [131_056, 5],
    [131_042, 9],
  ])('is not told of while another attempt follows, by %d at attempt %d', (code, attempt) => {
    expect(told(code, attempt)).toBeUndefined();
  });
});
