import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { body, buttons, create, idOf, plain, quick, url } from './drafts.ts';
import { codeOf } from './graph.ts';
import { simulated } from './simulated.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await simulated();
});
afterEach(() => simulator.stop());

describe('a template that is submitted', () => {
  it.each<[string, object, number | undefined]>([
    ['a name with blanks', { name: 'Stock low' }, undefined],
    ['no language', { language: undefined }, undefined],
    ['no body', { components: [{ type: 'FOOTER', text: 'a' }] }, 2388072],
    ['a body of 1,025', { components: [plain('x'.repeat(1_025))] }, 2388040],
    ['a variable at the end', { components: [body('The stock is low for item {{1}}')] }, 2388299],
    [
      'variables side by side',
      { components: [body('For the item {{1}} {{2}} the stock here is low.')] },
      2388072,
    ],
    ['variables out of order', { components: [body('For the item {{2}} the stock is low.')] }, 2388072],
    ['more variables than words', { components: [body('Item {{1}} is {{2}} now.')] }, 2388293],
    ['no sample', { components: [plain('Stock of item {{1}} is low now.')] }, undefined],
    [
      'a header of 61',
      { components: [plain('Well.'), { type: 'HEADER', format: 'TEXT', text: 'x'.repeat(61) }] },
      2388040,
    ],
    [
      'two variables in the header',
      { components: [plain('Well.'), { type: 'HEADER', format: 'TEXT', text: '{{1}} {{2}}' }] },
      2388047,
    ],
    [
      'a footer with a variable',
      { components: [plain('Well.'), { type: 'FOOTER', text: 'By {{1}}' }] },
      2388073,
    ],
    ['eleven buttons', buttons(...Array.from({ length: 11 }, (_, n) => quick(`${n}`))), undefined],
    ['a label of 26', buttons(quick('x'.repeat(26))), 2388040],
    ['quick replies apart', buttons(quick('a'), url('https://a.example'), quick('b')), undefined],
    [
      'three addresses',
      buttons(url('https://a.example/1'), url('https://a.example/2'), url('https://a.example/3')),
      undefined,
    ],
    ['a variable inside an address', buttons(url('https://a.example/{{1}}/x')), undefined],
    ['an address without its sample', buttons(url('https://a.example/{{1}}', {})), undefined],
    ['a life of a second', { message_send_ttl_seconds: 1 }, undefined],
  ])('is refused with %s', async (_, change, subcode) => {
    const said = await create(simulator, change);
    expect(said).toMatchObject({
      status: 400,
      body: { error: { code: 100, ...(subcode !== undefined && { error_subcode: subcode }) } },
    });
    expect(idOf(simulator, 'stock_low')).toBe('none');
  });
});

describe('an account', () => {
  it('takes 100 new templates in a moving hour', async () => {
    await simulator.stop();
    let now = 1_795_000_000_000;
    simulator = await simulated({ clock: () => now });
    const one = (n: number) =>
      create(simulator, { name: `item_${n}`, components: [plain(`Item ${n} is low.`)] });
    for (let n = 0; n < 100; n += 1) expect(codeOf(await one(n))).toBe(0);
    expect(codeOf(await one(100))).toBe(80007);
    now += 3_600_000;
    expect(codeOf(await one(100))).toBe(0);
  });
});
