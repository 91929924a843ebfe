import { describe, expect, it } from 'vitest';
import { memoryParking } from '#adapters/memory/parking';
import { shell } from '#lambda/shell';
import { type ChangeOutcome, streamHandler } from '#lambda/stream-handler';

const again: ChangeOutcome = { becomes: 'again', error: new Error('bus out of reach') };
const key = { pk: { S: 'R#1' }, sk: { S: '0#slot' } };
const insert = (sequence: string, image: object) => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: sequence, NewImage: { ...key, ...image } },
});

describe('a change that fails for now', () => {
  const made = Date.UTC(2026, 10, 22, 12);
  const hours = (count: number) => count * 60 * 60 * 1000;
  const answerAfter = async (age: number) => {
    const parking = memoryParking();
    const build = async () => ({ handle: async () => [again], parking });
    const handler = streamHandler(
      { step: 'publish-facts', build, now: () => made + age },
      shell(() => undefined),
    );
    const record = insert('1', { n: { N: '7' } });
    const dated = { ...record, dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: made / 1000 } };
    const { batchItemFailures: failed } = await handler({ Records: [dated] });
    return { failed: failed.length, parked: parking.parked, dated };
  };

  it('is tried for half of the day that the stream keeps it', async () => {
    expect(await answerAfter(hours(12) - 1)).toMatchObject({ failed: 1, parked: [] });
    expect(await answerAfter(-hours(1))).toMatchObject({ failed: 1, parked: [] });
  });

  it('is parked whole after that, before the stream forgets it', async () => {
    const { failed, parked, dated } = await answerAfter(hours(12));
    expect(failed).toBe(0);
    expect(parked.map(({ body, reason }) => [JSON.parse(body), reason])).toEqual([[dated, 'given-up']]);
  });
});
