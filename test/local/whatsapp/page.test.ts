import { createServer } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { startBrowser } from '#test/support/browser';
import { ana, post, rui, sendBody, simulated } from './simulated.ts';

let browser: Browser;
let simulator: Simulator;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  simulator = await simulated({ businessName: 'Andes Operations' });
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(simulator.url);
  await page.getByText('Live', { exact: true }).waitFor();
});
afterEach(async () => {
  await context.close();
  await simulator.stop();
});

function phoneOf(name: string): Locator {
  return page.getByRole('article', { name });
}

async function tell(to: string, number: string, requester = 'Lia'): Promise<void> {
  const response = await post(simulator, sendBody({ to, parameters: { number, requester } }));
  expect(response.status).toBe(200);
}

describe('the phones', () => {
  it('say what to try while nobody has been told anything', async () => {
    const hint = page.getByRole('region', { name: 'Nobody has been told anything yet' });
    expect(await hint.textContent()).toContain('npx chasqui emit events/samples/01-ticket-opened.json');
    await tell(ana, 'T-1');
    await hint.waitFor({ state: 'hidden' });
  });

  it('show a message live, in the right phone only, and how far it has come', async () => {
    await tell(ana, 'T-1042');
    const message = phoneOf('Ana Souza').locator('.message');
    await message.getByRole('img', { name: 'Delivered' }).waitFor();
    expect(await message.locator('.bubble-header').textContent()).toBe('New ticket');
    expect(await message.locator('.bubble-body').textContent()).toBe(
      'Ticket T-1042 was opened by Lia, please look.',
    );
    expect(await message.locator('strong').textContent()).toBe('T-1042');
    expect(await message.locator('.bubble-footer').textContent()).toBe('Maintenance');
    expect(await message.locator('.replies').getByRole('button').allTextContents()).toEqual([
      'I take it',
      'Not mine',
    ]);
    expect(await phoneOf('Ana Souza').locator('.day').textContent()).toBe('Today');
    expect(await phoneOf('Ana Souza').textContent()).toContain('Andes Operations');
    expect(await phoneOf('Rui Carvalho').locator('.message').count()).toBe(0);
  });

  it('show a message that was never delivered as such', async () => {
    simulator.faults.add({ fault: { kind: 'failed-status', code: 131026 } });
    await tell(ana, 'T-1');
    const mark = phoneOf('Ana Souza').getByRole('img', { name: 'Not delivered' });
    await mark.waitFor();
    expect(await mark.count()).toBe(1);
  });

  it('show a number that nobody has as a phone of its own', async () => {
    await tell('+15125550199', 'T-1');
    await phoneOf('Unknown number').locator('.message').waitFor();
    expect(await phoneOf('Unknown number').textContent()).toContain('0199');
  });

  it('mark what is unread until the phone is opened', async () => {
    await tell(ana, 'T-1');
    await tell(ana, 'T-2');
    const mark = phoneOf('Ana Souza').getByRole('img', { name: '2 unread' });
    await mark.waitFor();
    expect(await page.title()).toBe('(2) Phones · Andes Operations');
    await page.getByRole('link', { name: 'Ana Souza' }).click();
    await mark.waitFor({ state: 'hidden' });
    expect(await page.title()).toBe('Phones · Andes Operations');
    await page.reload();
    await phoneOf('Ana Souza').locator('.message').first().waitFor();
    expect(await page.title()).toBe('Phones · Andes Operations');
  });

  it('come back by themselves when the simulator does', async () => {
    await tell(ana, 'T-1');
    await phoneOf('Ana Souza').locator('.message').waitFor();
    const port = Number(new URL(simulator.url).port);
    await simulator.stop();
    await page.getByText('Reconnecting').waitFor();
    simulator = await simulated({ port });
    await page.getByText('Live', { exact: true }).waitFor();
    await tell(rui, 'T-2');
    await phoneOf('Rui Carvalho').locator('.message').waitFor();
    expect(await phoneOf('Ana Souza').locator('.message').count()).toBe(0);
  });
});

describe('odd texts', () => {
  it.each([
    ['an emoji of several code points', '👩🏽‍🔧 🇧🇷'],
    ['Arabic', 'تذكرة ٤٢'],
    ['a script', '<script>window.broken = 1</script>'],
    ['a picture that fails', '<img src=x onerror="window.broken = 1">'],
    ['an entity', '&lt;b&gt; &amp;'],
    ['a link that runs', 'javascript:window.broken=1'],
  ])('%s stands as it was written', async (_, text) => {
    await tell(ana, 'T-1', text);
    const body = phoneOf('Ana Souza').locator('.bubble-body');
    await body.waitFor();
    expect(await body.textContent()).toBe(`Ticket T-1 was opened by ${text}, please look.`);
    expect(await body.locator('script, img, a').count()).toBe(0);
    expect(await page.evaluate('window.broken')).toBeUndefined();
  });

  it('run from right to left where the text does', async () => {
    simulator.setTemplates([
      { id: 'ticket_opened', category: 'utility', text: { ar: { body: 'تم فتح التذكرة.' } } },
    ]);
    await post(simulator, sendBody({ language: 'ar', parameters: {} }));
    const body = phoneOf('Ana Souza').locator('.bubble-body');
    await body.waitFor();
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.bubble-body')).direction`)).toBe(
      'rtl',
    );
  });

  it('carry links that open elsewhere and tell nothing', async () => {
    await tell(ana, 'T-1', 'https://tickets.example.com/T-1');
    const link = phoneOf('Ana Souza').getByRole('link', { name: 'https://tickets.example.com/T-1' });
    expect(await link.getAttribute('href')).toBe('https://tickets.example.com/T-1');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
  });
});

describe('the page in a browser', () => {
  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
    ['light', 360],
  ] as const)('has no accessibility violations and fits: %s, %i px', async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await tell(ana, 'T-1042-'.repeat(30), 'https://tickets.example.com/'.padEnd(300, 'x'));
    await page.getByRole('img', { name: 'Delivered' }).waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(
      await page.evaluate(
        `Math.max(...[...document.querySelectorAll('.chat')].map((e) => e.scrollWidth - e.clientWidth))`,
      ),
    ).toBe(0);
    const [first, second] = await page.getByRole('article').all();
    const boxes = await Promise.all([first?.boundingBox(), second?.boundingBox()]);
    expect(boxes[0]?.y === boxes[1]?.y).toBe(width === 1280);
  });

  it('runs no script but its own', async () => {
    const refused = page.waitForEvent('console', (line) => line.text().includes('Content Security Policy'));
    await page.evaluate(`{
      const script = document.createElement('script');
      script.textContent = 'window.broken = 1';
      document.body.append(script);
    }`);
    await refused;
    expect(await page.evaluate('window.broken')).toBeUndefined();
  });

  it('cannot be read by another site', async () => {
    const other = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<p>other</p>'),
    );
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    await page.goto(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`);
    for (const path of ['/', '/_simulator/phones', '/_simulator/events']) {
      const read = `fetch('${simulator.url}${path}').then((r) => r.text()).catch((error) => error.name)`;
      expect(await page.evaluate(read)).toBe('TypeError');
    }
    other.closeAllConnections();
    other.close();
  });
});
