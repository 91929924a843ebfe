import { describe, expect, it } from 'vitest';
import { parseUpdateJob } from '#contracts/update-job';

const webhook = { kind: 'webhook', receivedAt: 1_795_000_000_000, body: '{}' };

describe('a webhook on the queue', () => {
  it('is read with the time at which it came, its body not yet', () => {
    const job = { ...webhook, body: 'not read here' };
    expect(parseUpdateJob(JSON.stringify(job))).toEqual({ kind: 'parsed', value: job });
  });

  it.each([
    ['another kind', { ...webhook, kind: 'letter' }],
    ['no time', { kind: 'webhook', body: '{}' }],
    ['a time before 1970', { ...webhook, receivedAt: -1 }],
    ['half a millisecond', { ...webhook, receivedAt: 0.5 }],
    ['a body that was read', { ...webhook, body: {} }],
    ['something more', { ...webhook, more: 1 }],
  ])('is none with %s', (_, job) => {
    expect(parseUpdateJob(JSON.stringify(job))).toMatchObject({
      kind: 'problem',
      reason: 'not-the-contract',
    });
  });

  it('may be an ask that is due, by its record and its id', () => {
    const job = { kind: 'ask', record: 'r'.repeat(22), ask: 'a'.repeat(16) };
    expect(parseUpdateJob(JSON.stringify(job))).toEqual({ kind: 'parsed', value: job });
    expect(parseUpdateJob(JSON.stringify({ ...job, ask: 'a' }))).toMatchObject({ kind: 'problem' });
  });

  it('is none where it is no JSON', () => {
    expect(parseUpdateJob('{')).toEqual({ kind: 'problem', reason: 'not-json' });
  });
});
