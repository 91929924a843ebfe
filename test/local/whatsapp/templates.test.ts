import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { body, create, edge, idOf } from './drafts.ts';
import { codeOf, graph } from './graph.ts';
import { simulated, until } from './simulated.ts';
import { webhookTaker } from './taker.ts';

const hour = 3_600_000;
let simulator: Simulator;
let taker: Awaited<ReturnType<typeof webhookTaker>>;
let now = 1_795_000_000_000;
beforeEach(async () => {
  now = 1_795_000_000_000;
  simulator = await simulated({ clock: () => now });
  taker = await webhookTaker();
  await simulator.setWebhook(taker.url);
});
afterEach(async () => {
  await simulator.stop();
  taker.stop();
});

describe('a template that is there', () => {
  it('is listed by filters, a page at a time', async () => {
    await create(simulator);
    const names = async (query: string) => {
      const { body: said } = await graph(simulator, `GET ${edge}?fields=name,language&${query}`);
      return JSON.parse(JSON.stringify(said));
    };
    const first = await names('limit=3');
    expect(first.data).toHaveLength(3);
    const next = await fetch(first.paging.next, { headers: { authorization: 'Bearer good-token' } });
    const second = JSON.parse(await next.text());
    expect(second.data).toEqual([{ id: idOf(simulator, 'stock_low'), name: 'stock_low', language: 'en_US' }]);
    expect(second.paging).not.toHaveProperty('next');
    const back = await names(`limit=3&before=${second.paging.cursors.before}`);
    expect(back.data).toEqual(first.data);
    expect((await names('language=pt_BR')).data).toMatchObject([{ name: 'ticket_opened' }]);
    expect((await names('name=stock')).data).toHaveLength(1);
    expect((await names('status=REJECTED')).data).toEqual([]);
    expect(codeOf(await graph(simulator, `GET ${edge}?after=nonsense`))).toBe(100);
  });

  it('is edited once in 24 hours while it is approved, and never in its category', async () => {
    await create(simulator);
    const change = (text: string, more: object = {}) =>
      graph(simulator, `POST ${idOf(simulator, 'stock_low')}`, { components: [body(text)], ...more });
    expect((await change('The stock of item {{1}} runs low, please order.')).body).toEqual({ success: true });
    expect(codeOf(await change('Stock of item {{1}} is really low, please order.'))).toBe(100);
    now += 24 * hour;
    expect(
      codeOf(await change('Stock of item {{1}} is low, order it please.', { category: 'MARKETING' })),
    ).toBe(100);
    expect(codeOf(await change('{{1}} is low'))).toBe(100);
    expect(codeOf(await change('Stock of item {{1}} is low, order it please.'))).toBe(0);
  });

  it('is not edited while it is in review, and goes into review when it is edited', async () => {
    await create(simulator);
    simulator.setReview({ outcome: 'PENDING' });
    const change = () =>
      graph(simulator, `POST ${idOf(simulator, 'stock_low')}`, {
        components: [body('Stock of item {{1}} runs low, please order.')],
      });
    expect(codeOf(await change())).toBe(0);
    expect(simulator.templates().find(({ name }) => name === 'stock_low')?.status).toBe('PENDING');
    expect(codeOf(await change())).toBe(100);
  });

  it('is told of when it is paused, and goes on when it is unpaused', async () => {
    const id = idOf(simulator, 'all_clear');
    expect(codeOf(await graph(simulator, `POST ${id}/unpause`))).toBe(100);
    simulator.changeTemplate('all_clear', { status: 'PAUSED', quality: 'RED' });
    expect((await graph(simulator, `POST ${id}/unpause`)).body).toEqual({ success: true });
    await until(() => taker.changes('message_template_status_update').length === 2);
    const titles = taker
      .changes('message_template_status_update')
      .map((value) => [value.event, value.other_info.title]);
    expect(Object.fromEntries(titles)).toEqual({ PAUSED: 'FIRST_PAUSE', APPROVED: 'UNPAUSE' });
    expect(taker.changes('message_template_quality_update')).toMatchObject([
      { previous_quality_score: 'UNKNOWN', new_quality_score: 'RED' },
    ]);
  });

  it('outlives new templates of the workspace where it came through the API', async () => {
    await create(simulator);
    simulator.setTemplates([]);
    expect(simulator.templates().map(({ name }) => name)).toEqual(['stock_low']);
  });

  it('is unknown where nobody made it', async () => {
    expect(await graph(simulator, 'GET 1234567890123456')).toMatchObject({
      body: { error: { code: 100, error_subcode: 33 } },
    });
    expect(codeOf(await graph(simulator, `DELETE ${edge}?name=nope`))).toBe(100);
    expect(codeOf(await graph(simulator, `DELETE ${edge}`))).toBe(100);
  });
});
