import { describe, expect, it } from 'vitest';
import { sizeProblems } from '#workspace/audience-size';
import type { Entries } from '#workspace/entries';
import type { TellEntry } from '#workspace/schema';

const problem = (path: readonly (string | number)[], message: string) => ({
  file: 'all.yaml',
  line: 1,
  column: 1,
  path: path.join('.'),
  message,
});
const names = Array.from({ length: 26 }, (_, place) => `c${place}`);

/** 26 channels of 10,000 members each; one in ten is a lead. */
const channels: Entries['channels'] = names.map((id, channel) => ({
  value: {
    id,
    name: id,
    branch: 'b',
    members: Array.from({ length: 10_000 }, (_, place) => ({
      person: `p${channel}-${place}`,
      ...(place % 10 === 0 && { role: 'lead' }),
    })),
  },
  problem,
}));
const entries: Entries = {
  branches: [],
  channels,
  templates: [],
  routes: [],
  outcomeRoutes: [],
  sources: [],
  statuses: [],
  categories: [],
  consent: [],
  answers: [],
  reasons: false,
};
const told: TellEntry = { channel: names, template: 't', with: {} };

describe('a route that tells', () => {
  it('more members than refs have slices for is refused', () => {
    expect(sizeProblems([told], entries, problem)).toEqual([
      expect.objectContaining({
        path: 'tell',
        message: 'it tells 260000 members, and one route can tell 259000; make several routes of it',
      }),
    ]);
  });

  it('fewer of them is not', () => {
    expect(sizeProblems([{ ...told, channel: names.slice(1) }], entries, problem)).toEqual([]);
    expect(sizeProblems([{ ...told, role: 'lead' }], entries, problem)).toEqual([]);
    expect(sizeProblems([{ ...told, person: '{{ detail.id }}' }], entries, problem)).toEqual([]);
    expect(sizeProblems([{ ...told, managerOf: '{{ detail.id }}' }], entries, problem)).toEqual([]);
    expect(sizeProblems([{ ...told, channel: 'no-such' }], entries, problem)).toEqual([]);
  });
});
