import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { startBrowser } from '#test/support/browser';
import { graph, number } from './graph.ts';
import { ana, post, sendBody, simulated, until } from './simulated.ts';

let browser: Browser;
let page: Page;
let simulator: Simulator;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  simulator = await simulated({ businessName: 'Andes Operations' });
  page = await (await browser.newContext()).newPage();
  await page.goto(`${simulator.url}/switches`);
  await page.getByText('Live', { exact: true }).waitFor();
});
afterEach(async () => {
  await page.context().close();
  await simulator.stop();
});

describe('the page of the switches', () => {
  it('sets how webhooks are delivered', async () => {
    await page.getByLabel('Copies of each').selectOption('3');
    await page.getByLabel('Held back').selectOption('one hour');
    await page.getByLabel('Signed wrongly').selectOption('yes');
    const set = { copies: 3, delayMs: 3_600_000, wrongSignature: true };
    await expect
      .poll(async () => (await fetch(`${simulator.url}/_simulator/switches`)).json())
      .toMatchObject({ delivery: set });
  });

  it('pauses a template and shows how each stands', async () => {
    const status = page.getByLabel('Status of ticket_opened in en', { exact: true });
    expect(await status.inputValue()).toBe('APPROVED');
    await status.selectOption('PAUSED');
    await until(async () => (await post(simulator, sendBody())).status === 400);
    expect(await page.getByLabel('Status of ticket_opened in pt_BR').inputValue()).toBe('APPROVED');
    simulator.setTemplateStatus('all_clear', 'DISABLED');
    await until(async () => (await page.getByLabel('Status of all_clear in en').inputValue()) === 'DISABLED');
  });

  it('arms a fault for one phone, lists it without its number, and clears it', async () => {
    await page.getByRole('textbox', { name: 'Code' }).fill('131026');
    await page.getByLabel('Phone, or all').fill(ana);
    await page.getByLabel('Times').fill('3');
    await page.getByRole('button', { name: 'Arm' }).click();
    await page.getByText('error 131026 · sends to ••• 1001 · 3 left').waitFor();
    expect(simulator.faults.list()).toEqual([{ to: ana, times: 3, fault: { kind: 'error', code: 131026 } }]);
    expect(await page.locator('body').textContent()).not.toContain(ana);
    await page.getByRole('button', { name: 'Clear the faults' }).click();
    await until(() => simulator.faults.list().length === 0);
  });

  it('says what the simulator refuses', async () => {
    await page.getByLabel('Phone, or all').fill('Ana');
    await page.getByRole('button', { name: 'Arm' }).click();
    const problem = page.getByRole('alert');
    await problem.waitFor();
    expect(await problem.textContent()).toBe('to is no phone number');
  });

  it('sends WhatsApp away and calls it back', async () => {
    await page.getByRole('button', { name: 'Away with 503' }).click();
    await page.getByRole('button', { name: 'Come back' }).waitFor();
    expect((await post(simulator, sendBody())).status).toBe(503);
    await page.getByRole('button', { name: 'Come back' }).click();
    await page.getByRole('button', { name: 'Away with 503' }).waitFor();
    expect((await post(simulator, sendBody())).status).toBe(200);
  });

  it('changes how much a number may send', async () => {
    await page.getByLabel('Messages a second of ••• 0100').selectOption('1');
    await until(async () => (await post(simulator, sendBody())).status === 400);
    expect((await graph(simulator, `GET ${number}?fields=throughput`)).body).toMatchObject({ id: number });
    expect(await page.locator('#limits').textContent()).toContain('TIER_UNLIMITED: ');
  });

  it('logs calls by ids and codes alone', async () => {
    await post(simulator, sendBody());
    await post(simulator, sendBody({ template: 'nope' }));
    const rows = page.getByRole('region', { name: 'Latest calls' }).locator('tbody tr');
    await rows.nth(1).waitFor();
    expect(await rows.first().textContent()).toContain('404132001');
    expect(await rows.nth(1).textContent()).toContain('POST /v25.0/106540352242922/messages200');
    expect(await page.locator('body').textContent()).not.toMatch(/5511955501001|Lia/);
  });

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('has no accessibility violations and fits: %s, %i px', async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    simulator.faults.add({ on: 'management', fault: { kind: 'cut-after' }, times: 5 });
    await post(simulator, sendBody({ template: 'nope' }));
    await page.getByText('5 left').waitFor();
    await page.getByText('132001').waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
});
