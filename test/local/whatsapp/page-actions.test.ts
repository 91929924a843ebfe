import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBrowser } from '#test/support/browser';
import { ctaUrl, list, rows } from './contents.ts';
import { send } from './graph.ts';
import { type PhoneWorld, phoneWorld } from './phone-world.ts';
import { ana } from './simulated.ts';

let browser: Browser;
let world: PhoneWorld;
let context: BrowserContext;
let page: Page;
let phone: Locator;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await phoneWorld({ clock: Date.now });
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(world.simulator.url);
  await page.getByText('Live', { exact: true }).waitFor();
  phone = page.getByRole('article', { name: 'Ana Souza' });
});
afterEach(async () => {
  await context.close();
  await world.stop();
});

const own = () => phone.locator('.message.is-person').last();
const menuItem = (name: string) => page.getByRole('menuitem', { name });
async function about(message: Locator): Promise<void> {
  await message.hover();
  await message.getByRole('button', { name: 'About this message' }).click();
}

describe('a person at the page', () => {
  it('taps a button, and the answer shows with what it answers', async () => {
    await world.told();
    await phone.getByRole('button', { name: 'Not mine' }).click();
    expect(await world.heard()).toMatchObject({ type: 'button', button: { text: 'Not mine' } });
    expect(await own().locator('blockquote').textContent()).toContain('Ticket T-1042');
    expect(await own().locator('.bubble-body').textContent()).toBe('Not mine');
  });

  it('reads by looking into the chat, and both ticks are blue then', async () => {
    await world.told();
    await phone.getByRole('img', { name: 'Delivered' }).waitFor();
    await phone.getByRole('textbox').focus();
    await phone.getByRole('img', { name: 'Read' }).waitFor();
    expect(await world.statuses(3)).toEqual(['sent', 'delivered', 'read']);
  });

  it('writes with the keyboard alone, and quotes', async () => {
    await world.told();
    const more = phone.getByRole('button', { name: 'About this message' });
    await more.focus();
    await page.keyboard.press('Enter');
    await menuItem('Reply').waitFor();
    expect(await menuItem('Reply').evaluate((item) => item.ownerDocument.activeElement === item)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.type('On my *way*');
    await page.keyboard.press('Enter');
    expect(await world.heard()).toEqual({
      context: { from: '551155500100', id: world.simulator.sent()[0]?.id },
      type: 'text',
      text: { body: 'On my *way*' },
    });
    expect(await own().locator('.bubble-body strong').textContent()).toBe('way');
    await page.keyboard.type('Again');
    await page.keyboard.press('Enter');
    expect(await world.heard(2)).toEqual({ type: 'text', text: { body: 'Again' } });
  });

  it('chooses from a list, and opens a link elsewhere', async () => {
    world.simulator.phone(ana).writes('Hi');
    await send(world.simulator, list({ rows: rows(3) }));
    await send(world.simulator, ctaUrl('https://erp.example/1', 'See it'));
    await phone.getByRole('button', { name: 'Open' }).click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('dialog', { name: 'Open' }).getByRole('button', { name: 'Row 1' }).click();
    expect(await world.heard(2)).toMatchObject({ interactive: { list_reply: { id: '1', title: 'Row 1' } } });
    const link = phone.getByRole('link', { name: 'See it' });
    expect(await link.getAttribute('href')).toBe('https://erp.example/1');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
  });

  it('reacts, edits and deletes', async () => {
    await world.told();
    await about(phone.locator('.message').first());
    await menuItem('React 👍').click();
    expect(await world.heard(1)).toMatchObject({ type: 'reaction', reaction: { emoji: '👍' } });
    await phone.locator('.reaction', { hasText: '👍' }).waitFor();
    await phone.getByRole('textbox').fill('Oops');
    await phone.getByRole('button', { name: 'Send' }).click();
    await own().waitFor();
    await about(own());
    await menuItem('Edit').click();
    await page.getByRole('dialog').getByRole('textbox').fill('Done');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await own().getByText('Edited').waitFor();
    expect(await own().locator('.bubble-body').textContent()).toBe('Done');
    await about(own());
    await menuItem('Delete for everyone').click();
    await own().getByText('Message deleted').waitFor();
    expect(await world.heard(4)).toMatchObject({ type: 'revoke' });
  });

  it('sends a photo, a voice message and a document, which show', async () => {
    for (const name of ['Photo', 'Voice message', 'Document']) {
      await phone.getByRole('button', { name: 'Attach' }).click();
      await menuItem(name).click();
    }
    await world.inbound(3);
    const photo = phone.getByRole('img', { name: 'Photo' });
    await photo.waitFor();
    await page.waitForFunction(`document.querySelector('img.media')?.naturalWidth === 480`);
    await page.waitForFunction(`document.querySelector('audio.media')?.duration > 2`);
    expect(await phone.getByRole('link', { name: 'delivery-note.pdf' }).getAttribute('download')).toBe(
      'delivery-note.pdf',
    );
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  it('sends a file of this machine', async () => {
    await phone.getByRole('button', { name: 'Attach' }).click();
    const chooser = page.waitForEvent('filechooser');
    await menuItem('A file of this machine').click();
    await (
      await chooser
    ).setFiles({ name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from('a list') });
    expect(await world.heard()).toMatchObject({
      document: { filename: 'list.txt', mime_type: 'text/plain' },
    });
  });

  it('goes offline and comes back', async () => {
    await phone.getByRole('button', { name: 'Phone' }).click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await menuItem('Go offline').click();
    await phone.getByText('This phone is offline').waitFor();
    await world.told(1);
    await phone.getByRole('img', { name: 'Sent' }).waitFor();
    await phone.getByRole('button', { name: 'Phone' }).click();
    await menuItem('Come back online').click();
    await phone.getByRole('img', { name: /Delivered|Read/ }).waitFor();
  });

  it('changes the number, and takes a username', async () => {
    await world.told();
    await phone.getByRole('button', { name: 'Phone' }).click();
    await menuItem('Take a username').click();
    await page.getByRole('dialog').getByRole('textbox').fill('ana.souza');
    await page.getByRole('dialog').getByRole('button', { name: 'Take' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await phone.getByRole('button', { name: 'Phone' }).click();
    await menuItem('Give up @ana.souza').click();
    await phone.getByRole('button', { name: 'Phone' }).click();
    await menuItem('Change the number').click();
    await page.getByRole('dialog').getByRole('textbox').fill('+55 21 95550-1009');
    await page.getByRole('dialog').getByRole('button', { name: 'Change' }).click();
    await phone.getByText('••• 1009').waitFor();
    expect(await phone.locator('.message').count()).toBe(1);
    expect(await phone.getByText('changed from').count()).toBe(1);
  });

  it('is told what cannot be done', async () => {
    await phone.getByRole('button', { name: 'Phone' }).click();
    await menuItem('Change the number').click();
    await page.getByRole('dialog').getByRole('textbox').fill('soon');
    await page.getByRole('dialog').getByRole('button', { name: 'Change' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('no phone number');
  });
});
