import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hubSignature } from '#infra/local/whatsapp/webhooks/signed-body';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { body, create, edge, idOf, plain } from './drafts.ts';
import { account, codeOf, control, graph, send } from './graph.ts';
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

describe('a template that is submitted', () => {
  it('is approved at once, can be sent, and is told of with the time of the entry and no metadata', async () => {
    const { body: created } = await create(simulator);
    expect(created).toEqual({
      id: expect.stringMatching(/^\d{16}$/),
      status: 'APPROVED',
      category: 'UTILITY',
    });
    const parameters = [{ type: 'text', text: 'bolts' }];
    const template = {
      name: 'stock_low',
      language: { code: 'en_US' },
      components: [{ type: 'body', parameters }],
    };
    expect(codeOf(await send(simulator, { type: 'template', template }))).toBe(0);
    expect(simulator.sent()[0]?.shown.body).toBe(
      'Stock of item bolts is low, please order more of it today.',
    );
    await until(() => taker.changes('message_template_status_update').length === 1);
    const [entry] = taker.entries();
    expect(entry).toEqual({
      id: account,
      time: 1_795_000_000,
      changes: [
        {
          field: 'message_template_status_update',
          value: {
            event: 'APPROVED',
            message_template_id: Number(idOf(simulator, 'stock_low')),
            message_template_name: 'stock_low',
            message_template_language: 'en_US',
            reason: 'NONE',
            message_template_category: 'UTILITY',
          },
        },
      ],
    });
    const [first] = taker.taken;
    expect(first?.signature).toBe(hubSignature('test_app_secret', first?.raw ?? ''));
  });

  it('waits for its review where it is held, and cannot be sent meanwhile', async () => {
    await control(simulator, 'POST review', { outcome: 'PENDING' });
    expect((await create(simulator)).body).toMatchObject({ status: 'PENDING' });
    const template = { type: 'template', template: { name: 'stock_low', language: { code: 'en_US' } } };
    expect(codeOf(await send(simulator, template))).toBe(132001);
    await control(simulator, 'POST templates', {
      template: 'stock_low',
      status: 'REJECTED',
      reason: 'PROMOTIONAL',
    });
    expect(
      (await graph(simulator, `GET ${idOf(simulator, 'stock_low')}?fields=status,rejected_reason`)).body,
    ).toEqual({
      id: idOf(simulator, 'stock_low'),
      status: 'REJECTED',
      rejected_reason: 'PROMOTIONAL',
    });
    await until(() => taker.changes('message_template_status_update').length === 1);
    expect(taker.changes('message_template_status_update')).toMatchObject([
      { event: 'REJECTED', reason: 'PROMOTIONAL', rejection_info: { reason: 'PROMOTIONAL' } },
    ]);
  });

  it('may be approved in another category', async () => {
    simulator.setReview({ outcome: 'APPROVED', category: 'MARKETING' });
    expect((await create(simulator)).body).toMatchObject({ status: 'APPROVED', category: 'MARKETING' });
    await until(() => taker.changes('template_category_update').length === 1);
    expect(taker.changes('template_category_update')).toMatchObject([
      { previous_category: 'UTILITY', new_category: 'MARKETING' },
    ]);
  });

  it('is rejected where it says what another one says', async () => {
    expect((await create(simulator, { components: [plain('All is clear.')] })).body).toMatchObject({
      status: 'REJECTED',
    });
  });

  it('may write kinds in lower case', async () => {
    const components = [
      { type: 'body', text: 'All is well.' },
      { type: 'buttons', buttons: [{ type: 'quick_reply', text: 'Good' }] },
    ];
    expect(codeOf(await create(simulator, { category: 'utility', components }))).toBe(0);
  });

  it('is refused where the name is taken in that language, and for 30 days after it was deleted', async () => {
    await create(simulator);
    expect(await create(simulator)).toMatchObject({ body: { error: { error_subcode: 2388024 } } });
    expect(
      codeOf(
        await create(simulator, {
          language: 'en_GB',
          components: [body('Please order more of item {{1}} in the shop.')],
        }),
      ),
    ).toBe(0);
    expect(
      (await graph(simulator, `DELETE ${edge}?name=stock_low&hsm_id=${idOf(simulator, 'stock_low')}`)).body,
    ).toEqual({ success: true });
    expect(simulator.templates().map(({ language }) => language)).toContain('en_GB');
    expect(await create(simulator)).toMatchObject({ body: { error: { error_subcode: 2388023 } } });
    now += 30 * 24 * hour;
    expect(codeOf(await create(simulator))).toBe(0);
    await until(() =>
      taker
        .changes('message_template_status_update')
        .some(({ event, reason }) => event === 'DELETED' && reason === null),
    );
  });
});
