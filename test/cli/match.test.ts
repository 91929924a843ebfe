import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runWith } from './cli-world.ts';

const over100 = '{"detail":{"amount":[{"numeric":[">",100]}]}}';
const now = () => 0;

describe('chasqui match', () => {
  it('answers for a pattern and an event', async () => {
    const more = await runWith(['match', over100, '{"detail":{"amount":101}}'], { now });
    const less = await runWith(['match', over100, '{"detail":{"amount":100}}'], { now });
    expect(more).toEqual({ code: 0, out: 'true', err: '' });
    expect(less).toEqual({ code: 0, out: 'false', err: '' });
  });

  it('reads files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chasqui-match-'));
    try {
      const [pattern, event] = [join(folder, 'pattern.json'), join(folder, 'event.json')];
      await Promise.all([writeFile(pattern, over100), writeFile(event, '{"detail":{"amount":101}}')]);
      expect((await runWith(['match', pattern, event], { now })).out).toBe('true');
      expect((await runWith(['match', pattern, join(folder, 'none.json')], { now })).code).toBe(2);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('says why not, where it is asked', async () => {
    const ran = await runWith(['match', over100, '{"detail":{"amount":50}}', '--why'], { now });
    expect(ran).toEqual({
      code: 0,
      out: 'false',
      err: 'detail.amount: wanted {"numeric":[">",100]}, found 50',
    });
  });

  it('answers line by line, and names the lines it cannot', async () => {
    const lines = [
      '{"pattern":{"a":[1]},"event":{"a":1}}',
      'not JSON',
      '',
      '{"pattern":{"a":[1]}}',
      '{"pattern":{"a":[{"regex":"x"}]},"event":{}}',
      '{"pattern":{"a":[1]},"event":[]}',
      '[]',
      '{"pattern":{"a":[1]},"event":{"a":2},"matches":false}',
    ];
    const { code, out, err } = await runWith(['match'], { now, stdin: lines.join('\n') });
    expect(code).toBe(2);
    expect(out).toBe('true\nfalse');
    expect(err.split('\n')).toEqual([
      'line 2: is not JSON',
      'line 4: lacks "pattern" or "event"',
      expect.stringMatching(/^line 5: a\[0\]\.regex is no operator/),
      'line 6: the event is not a JSON object',
      'line 7: is not a JSON object',
    ]);
  });

  it('ends well where all lines were answered', async () => {
    const stdin = '{"pattern":{"a":[1]},"event":{"a":2}}\r\n';
    expect(await runWith(['match', '--why'], { now, stdin })).toEqual({
      code: 0,
      out: 'false',
      err: 'line 1: a: wanted 1, found 2',
    });
  });

  it.each([
    ['a pattern alone', [over100]],
    ['a pattern that is refused', ['{"a":5}', '{}']],
    ['an event that is no object', [over100, '[]']],
    ['what is not JSON', ['{"a"', '{}']],
  ])('does not understand %s', async (_, words) => {
    const { code, out, err } = await runWith(['match', ...words], { now });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^chasqui: /);
  });
});
