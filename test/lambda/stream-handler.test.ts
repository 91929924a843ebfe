import { describe, expect, it } from 'vitest';
import { memoryParking } from '#adapters/memory/parking';
import { shell } from '#lambda/shell';
import type { StreamChange } from '#lambda/stream-change';
import { type ChangeOutcome, type StreamWork, streamHandler } from '#lambda/stream-handler';

const key = { pk: { S: 'R#1' }, sk: { S: '0#slot' } };
const insert = (sequence: string, image: object = {}) => ({
  eventID: `e${sequence}`,
  eventName: 'INSERT',
  eventSource: 'aws:dynamodb',
  dynamodb: {
    SequenceNumber: sequence,
    Keys: key,
    NewImage: { ...key, ...image },
    StreamViewType: 'NEW_AND_OLD_IMAGES',
  },
});

const done: ChangeOutcome = { becomes: 'done', fields: { kind: 'kept' } };
const again: ChangeOutcome = { becomes: 'again', error: new Error('bus out of reach') };

function handlerOf(handle: StreamWork['handle']) {
  const parking = memoryParking();
  const lines: string[] = [];
  const step = { step: 'publish-facts', build: async () => ({ handle, parking }) };
  return {
    handler: streamHandler(
      step,
      shell((line) => lines.push(line)),
    ),
    parking,
    lines,
  };
}

function collecting() {
  const changes: StreamChange[] = [];
  return {
    changes,
    ...handlerOf(async (batch) => {
      changes.push(...batch);
      return batch.map(() => done);
    }),
  };
}

describe('a batch from a stream', () => {
  it('is answered with an empty list of failures, to the letter, when all went well', async () => {
    const { handler } = collecting();
    expect(JSON.stringify(await handler({ Records: [insert('1'), insert('2')] }))).toBe(
      '{"batchItemFailures":[]}',
    );
  });

  it('ends at the first change that fails for now, and names it', async () => {
    const { handler, parking, lines } = handlerOf(async () => [done, again, done]);
    const Records = ['700', '701', '702'].map((sequence) => insert(sequence));
    expect(JSON.stringify(await handler({ Records }))).toBe(
      '{"batchItemFailures":[{"itemIdentifier":"701"}]}',
    );
    expect(parking.parked).toEqual([]);
    expect(lines.join('')).not.toContain('702');
  });

  it('comes again whole where the step itself fails, and from what it left unanswered', async () => {
    const Records = ['700', '701'].map((sequence) => insert(sequence));
    const { handler } = handlerOf(() => Promise.reject(new Error('no table')));
    expect(await handler({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: '700' }] });
    const { handler: silent } = handlerOf(async () => [done]);
    expect(await silent({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: '701' }] });
  });

  it('goes on past a change that can never be handled, which is parked whole', async () => {
    const never = { becomes: 'parked', reason: 'unknown-fact' } as const;
    const { handler, parking, lines } = handlerOf(async () => [done, never, done]);
    const Records = ['1', '2', '3'].map((sequence) => insert(sequence, { n: { N: sequence } }));
    expect(await handler({ Records })).toEqual({ batchItemFailures: [] });
    expect(parking.parked.map(({ body, reason }) => [JSON.parse(body), reason])).toEqual([
      [Records[1], 'unknown-fact'],
    ]);
    const handled = lines
      .map((line) => JSON.parse(line))
      .filter(({ message }) => message === 'change handled');
    expect(handled.map(({ delivery }) => delivery)).toEqual(['1', '3']);
  });

  it('keeps its place beside those that cannot be read', async () => {
    const { handler, parking } = handlerOf(async (batch) =>
      batch.map((_, index) => (index === 1 ? again : done)),
    );
    const Records = [insert('1'), { ...insert('2'), eventName: 'TRUNCATE' }, insert('3'), insert('4')];
    expect(await handler({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: '3' }] });
    expect(parking.parked).toHaveLength(1);
  });

  it('comes again where the parking itself cannot be reached', async () => {
    const parking = { park: () => Promise.reject(new Error('no queue')) };
    const build = async () => ({
      handle: async () => [{ becomes: 'parked', reason: 'x' } as const],
      parking,
    });
    const handler = streamHandler(
      { step: 'publish-facts', build },
      shell(() => undefined),
    );
    expect(await handler({ Records: [insert('1')] })).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }],
    });
  });
});

describe('a change of a stream', () => {
  it('shows each item in the words of our tables', async () => {
    const { handler, changes } = collecting();
    const image = {
      text: { S: '' },
      number: { N: '-12.5' },
      yes: { BOOL: false },
      nothing: { NULL: true },
      bytes: { B: 'AQID' },
      list: { L: [{ S: 'a' }, { N: '1' }, { L: [] }] },
      map: { M: { inner: { M: { deep: { BOOL: true } } } } },
    };
    await handler({ Records: [insert('1', image)] });
    expect(changes).toEqual([
      {
        kind: 'inserted',
        after: {
          pk: 'R#1',
          sk: '0#slot',
          text: '',
          number: -12.5,
          yes: false,
          nothing: null,
          bytes: Buffer.from([1, 2, 3]),
          list: ['a', 1, []],
          map: { inner: { deep: true } },
        },
      },
    ]);
  });

  it('tells a change and a removal from what is new', async () => {
    const { handler, changes } = collecting();
    const [before, after] = [
      { ...key, n: { N: '1' } },
      { ...key, n: { N: '2' } },
    ];
    await handler({
      Records: [
        { eventName: 'MODIFY', dynamodb: { SequenceNumber: '1', OldImage: before, NewImage: after } },
        { eventName: 'REMOVE', dynamodb: { SequenceNumber: '2', OldImage: after } },
      ],
    });
    expect(changes).toEqual([
      {
        kind: 'modified',
        before: { pk: 'R#1', sk: '0#slot', n: 1 },
        after: { pk: 'R#1', sk: '0#slot', n: 2 },
      },
      { kind: 'removed', before: { pk: 'R#1', sk: '0#slot', n: 2 } },
    ]);
  });

  it.each([
    ['a set', insert('1', { set: { SS: ['a'] } })],
    ['a binary within a list', insert('1', { list: { L: [{ B: 'AQID' }] } })],
    ['an unknown kind of change', { ...insert('1'), eventName: 'TRUNCATE' }],
    ['no image', { eventName: 'INSERT', dynamodb: { SequenceNumber: '1' } }],
  ])('parks a change with %s and goes on', async (_, record) => {
    const { handler, parking, changes } = collecting();
    expect(await handler({ Records: [record, insert('2')] })).toEqual({ batchItemFailures: [] });
    expect(parking.parked.map(({ reason }) => reason)).toEqual(['not-a-change']);
    expect(changes).toHaveLength(1);
  });

  it('logs both ends of each change and nothing that an item holds', async () => {
    const { handler, lines } = collecting();
    await handler({ Records: [insert('1', { name: { S: 'Maria' } })] });
    expect(lines.map((line) => JSON.parse(line).message)).toEqual(['change received', 'change handled']);
    expect(lines.join('')).not.toContain('Maria');
  });
});
