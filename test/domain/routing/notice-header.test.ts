import { describe, expect, it } from 'vitest';
import { noticeHeader } from '#domain/routing/notice-header';
import { countedEntropy } from '#test/support/entropy';
import { noticeWorkspace, plantClosed, toEverybody } from '#test/support/notice';

const { sha256 } = countedEntropy();
const pinned = {
  id: 'e'.repeat(22),
  body: plantClosed('1'),
  // One in the morning in UTC, the evening before in São Paulo.
  decidedAt: Date.UTC(2026, 10, 22, 1),
  version: 'v1',
  salt: 's'.repeat(16),
};
const planning = { pinned, workspace: noticeWorkspace(201), route: toEverybody, record: 'r'.repeat(22) };
const size = { people: 201, slices: 2 };

describe('the header of a notice', () => {
  it('lies with its record, on the day of the first channel told, and says how it was cut', () => {
    expect(noticeHeader(planning, size, sha256)).toMatchObject({
      kind: 'notice-sliced',
      record: planning.record,
      slice: 0,
      at: pinned.decidedAt,
      channel: 'everybody',
      day: '2026-11-21',
      version: 'v1',
      ...size,
    });
  });

  it('is none of a route that tells nobody', () => {
    const route = { ...toEverybody, tell: [] };
    expect(() => noticeHeader({ ...planning, route }, size, sha256)).toThrow('to-everybody tells nobody');
  });
});
