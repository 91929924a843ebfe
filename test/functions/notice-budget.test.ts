import { expect, it } from 'vitest';
import { noticeFigures } from '#test/bench/notice-units';

it('each person of a notice in slices costs what the budget allows, and next to nothing when it is delivered again', async () => {
  const figures = await noticeFigures();
  const broken = figures.filter(({ value, budget }) => budget !== undefined && value > budget);
  expect(broken).toEqual([]);
  const [, , , writtenAgain, readAgain] = figures;
  expect(writtenAgain?.value).toBe(0);
  expect(readAgain?.value).toBeLessThan(0.1);
}, 60_000);
