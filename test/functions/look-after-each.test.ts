import { describe, expect, it } from 'vitest';
import { lookAfterEach, type Work } from '#functions/keep-time/look-after-each';

const ports = { sendQueue: { put: async () => {} }, askQueue: { put: async () => {} } };

describe('things that are due on a page', () => {
  it('are looked after ten at a time: the shards share the connections of one function', async () => {
    let underWay = 0;
    let most = 0;
    const work = async (): Promise<readonly Work[]> => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((done) => setImmediate(done));
      underWay -= 1;
      return [{ kept: { kind: 'left' } }];
    };
    const kept = await lookAfterEach(Array.from({ length: 25 }), { ports }, work);
    expect(kept).toHaveLength(25);
    expect(most).toBe(10);
  });
});
