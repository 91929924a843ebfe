import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { memoryParking } from '#adapters/memory/parking';
import { parseJson } from '#contracts/parsed';
import { type LastWords, queueHandler } from '#lambda/queue-handler';
import { shell } from '#lambda/shell';

const Job = z.object({ ref: z.string() });
type Job = z.infer<typeof Job>;
const job = (ref: string) => JSON.stringify({ ref });

describe('a job that fails for the last time', () => {
  const delivered = (times: number, body: string) => ({
    Records: [{ messageId: 'm0', body, attributes: { ApproximateReceiveCount: String(times) } }],
  });
  const failing = async () => {
    throw new Error('Maria cannot be told', { cause: new RangeError('+5511955501234') });
  };

  function lastWordsOf(say: LastWords<Job>['say'] = async () => undefined) {
    const lines: string[] = [];
    const lastLine = () => JSON.parse(lines.at(-1) ?? '{}');
    const said: unknown[] = [];
    const handler = queueHandler<Job>(
      {
        step: 'send-message',
        parse: parseJson(Job),
        build: async () => ({
          handle: failing,
          parking: memoryParking(),
          lastWords: {
            tries: 5,
            say: async (of, givenUp) => {
              said.push([of, givenUp]);
              await say(of, givenUp);
            },
          },
        }),
      },
      shell((line) => lines.push(line)),
    );
    return { lastLine, said, handler };
  }

  it('has its step say why, in one word and with the delivery it was', async () => {
    const { handler, said, lastLine } = lastWordsOf();
    expect(await handler(delivered(5, job('a')))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm0' }],
    });
    expect(said).toEqual([[{ ref: 'a' }, { delivery: 'm0', receives: 5, reason: 'RangeError' }]]);
    expect(lastLine()).toMatchObject({ message: 'message given up', reason: 'RangeError' });
  });

  it('says nothing before, and nothing about what nobody could read', async () => {
    const { handler, said } = lastWordsOf();
    await handler(delivered(4, job('a')));
    await handler(delivered(5, 'nonsense'));
    expect(said).toEqual([]);
  });

  it('is given up all the same where nothing can be said, which the log tells', async () => {
    const { handler, lastLine } = lastWordsOf(async () => {
      throw new Error('table out of reach');
    });
    expect(await handler(delivered(6, job('a')))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm0' }],
    });
    expect(lastLine()).toMatchObject({ level: 'error', message: 'last words failed' });
  });
});
