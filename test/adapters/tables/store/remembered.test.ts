import { describe, expect, it } from 'vitest';
import { remembered } from '#adapters/tables/store/remembered';

function counted(fails: readonly string[] = []) {
  const asked: string[] = [];
  const find = remembered(2, async (key: string) => {
    asked.push(key);
    if (fails.includes(key) && asked.filter((one) => one === key).length === 1) throw new Error(`no ${key}`);
    return `answer ${key}`;
  });
  return { find, asked };
}

describe('what is remembered', () => {
  it('is asked for once, also by those who ask at the same time', async () => {
    const { find, asked } = counted();
    expect(await Promise.all([find('a'), find('a')])).toEqual(['answer a', 'answer a']);
    expect(await find('a')).toBe('answer a');
    expect(asked).toEqual(['a']);
  });

  it('is forgotten when others were asked for since', async () => {
    const { find, asked } = counted();
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await find(key);
    expect(asked).toEqual(['a', 'b', 'c', 'b']);
  });

  it('is no failure', async () => {
    const { find, asked } = counted(['a']);
    await expect(find('a')).rejects.toThrow('no a');
    expect(await find('a')).toBe('answer a');
    expect(asked).toEqual(['a', 'a']);
  });
});
