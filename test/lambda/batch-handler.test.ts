import { describe, expect, it } from 'vitest';
import { type ChangeBatch, batchHandler } from '#lambda/batch-handler';
import { shell } from '#lambda/shell';

const image = { pk: { S: 'R#1' }, sk: { S: '0#slot' } };
const record = (sequence: string, change: object = { NewImage: image }) => ({
  eventID: `e${sequence}`,
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: sequence, ...change },
});

function handled() {
  const lines: string[] = [];
  const taken: ChangeBatch[] = [];
  const failing = { now: false };
  const handler = batchHandler(
    {
      step: 'seal-facts',
      build: async () => async (batch) => {
        if (failing.now) throw new Error('the archive does not answer');
        taken.push(batch);
        return { kind: 'archived', lines: batch.changes.length };
      },
    },
    shell((line) => void lines.push(line)),
  );
  return { handler, taken, failing, logs: () => lines.map((line) => JSON.parse(line)) };
}

describe('a batch of a stream', () => {
  it('is taken as a whole, in its order, under the number of its first change', async () => {
    const { handler, taken } = handled();
    await handler({ Records: [record('7'), record('8')] });
    expect(taken).toHaveLength(1);
    expect(taken[0]?.sequence).toBe('7');
    expect(taken[0]?.changes.map(({ change }) => change?.kind)).toEqual(['inserted', 'inserted']);
  });

  it('has each change as it was told, whatever it is', async () => {
    const { handler, taken } = handled();
    const odd = record('7', { NewImage: { ...image, set: { SS: ['a'] } } });
    await handler({ Records: [odd] });
    expect(taken[0]?.changes).toEqual([
      { change: undefined, told: { eventName: 'INSERT', dynamodb: odd.dynamodb } },
    ]);
  });

  it('that is empty asks for nothing', async () => {
    const { handler, taken } = handled();
    await handler({ Records: [] });
    expect(taken).toEqual([]);
  });

  it('comes again as a whole where it fails', async () => {
    const { handler, failing } = handled();
    failing.now = true;
    await expect(handler({ Records: [record('7')] })).rejects.toThrow('the archive does not answer');
  });

  it('is logged at both ends, without what an item holds', async () => {
    const { handler, logs } = handled();
    await handler({ Records: [record('7', { NewImage: { ...image, reason: { S: 'secret' } } })] });
    expect(logs()).toEqual([
      expect.objectContaining({ message: 'batch received', delivery: '7', changes: 1 }),
      expect.objectContaining({ message: 'batch handled', kind: 'archived', lines: 1 }),
    ]);
    expect(JSON.stringify(logs())).not.toContain('secret');
  });
});
