import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { account, codeOf, control, graph, number } from './graph.ts';
import { ana, post, rui, sendBody, simulated, until } from './simulated.ts';
import { webhookTaker } from './taker.ts';

let simulator: Simulator;
let taker: Awaited<ReturnType<typeof webhookTaker>>;
let now = 1_795_000_000_000;
beforeEach(async () => {
  now = 1_795_000_000_000;
  simulator = await simulated({ clock: () => now });
  taker = await webhookTaker();
});
afterEach(async () => {
  await simulator.stop();
  taker.stop();
});

describe('a number', () => {
  it('shows the fields that are asked for', async () => {
    simulator.setLimits({ tier: 'TIER_2K' });
    simulator.changeNumber({ quality: 'YELLOW', health: 'LIMITED' });
    const fields = 'quality_rating,throughput,whatsapp_business_manager_messaging_limit,health_status';
    expect((await graph(simulator, `GET ${number}?fields=${fields}`)).body).toEqual({
      id: number,
      quality_rating: 'YELLOW',
      throughput: { level: 'STANDARD' },
      whatsapp_business_manager_messaging_limit: 'TIER_2K',
      health_status: {
        can_send_message: 'LIMITED',
        entities: [
          { entity_type: 'PHONE_NUMBER', id: number, can_send_message: 'LIMITED' },
          { entity_type: 'WABA', id: account, can_send_message: 'AVAILABLE' },
        ],
      },
    });
    expect((await graph(simulator, `GET ${account}/phone_numbers?fields=id`)).body).toEqual({
      data: [{ id: number }],
    });
  });

  it('sends nothing while it is not registered', async () => {
    await graph(simulator, `POST ${number}/deregister`, {});
    expect(codeOf({ status: 0, body: await (await post(simulator, sendBody())).json() })).toBe(133010);
    expect(codeOf(await graph(simulator, `POST ${number}/register`, { pin: '12' }))).toBe(100);
    await graph(simulator, `POST ${number}/register`, { messaging_product: 'whatsapp', pin: '123456' });
    expect((await post(simulator, sendBody())).status).toBe(200);
  });

  it('has edges, and an answer for those that it has not', async () => {
    expect(codeOf(await graph(simulator, `GET ${number}/nonsense`))).toBe(2500);
    expect(await graph(simulator, `DELETE ${number}/messages`)).toMatchObject({
      body: { error: { code: 100, message: 'Unsupported delete request.' } },
    });
  });
});

describe('the block list', () => {
  const users = (...all: string[]) => ({
    messaging_product: 'whatsapp',
    block_users: all.map((user) => ({ user })),
  });

  it('takes who wrote in the last 24 hours, and says who could not be blocked', async () => {
    simulator.openWindow({ phone: ana });
    const said = await graph(simulator, `POST ${number}/block_users`, users(ana, rui));
    expect(said.body).toMatchObject({
      error: { code: 139100 },
      block_users: { added_users: [{ input: ana, wa_id: '5511955501001' }], failed_users: [{ input: rui }] },
    });
    expect((await graph(simulator, `GET ${number}/block_users`)).body).toMatchObject({
      data: [{ wa_id: '5511955501001' }],
    });
    expect(codeOf({ status: 0, body: await (await post(simulator, sendBody())).json() })).toBe(130403);
    expect((await graph(simulator, `DELETE ${number}/block_users`, users(ana))).status).toBe(200);
    expect((await post(simulator, sendBody())).status).toBe(200);
    expect(codeOf(await graph(simulator, `POST ${number}/block_users`, { block_users: [] }))).toBe(100);
  });
});

describe('the subscription of the app', () => {
  it('is what webhooks need', async () => {
    await simulator.setWebhook(taker.url);
    await graph(simulator, `DELETE ${account}/subscribed_apps`);
    expect((await graph(simulator, `GET ${account}/subscribed_apps`)).body).toEqual({ data: [] });
    await post(simulator, sendBody());
    await until(() => simulator.sent()[0]?.steps.length === 2);
    expect(taker.taken).toEqual([]);
    await graph(simulator, `POST ${account}/subscribed_apps`);
    await post(simulator, sendBody());
    await until(() => taker.taken.length === 2);
  });

  it('may name its own address, which is asked for its challenge', async () => {
    const override = (url: string) => ({ override_callback_uri: url, verify_token: 'v' });
    expect(
      codeOf(await graph(simulator, `POST ${account}/subscribed_apps`, override('http://127.0.0.1:9/'))),
    ).toBe(100);
    expect((await graph(simulator, `POST ${account}/subscribed_apps`, override(taker.url))).body).toEqual({
      success: true,
    });
    expect((await graph(simulator, `GET ${account}/subscribed_apps`)).body).toMatchObject({
      data: [{ override_callback_uri: taker.url }],
    });
    await post(simulator, sendBody());
    await until(() => taker.taken.length === 2);
  });
});

describe('an event of the account', () => {
  it('is told with the time of its entry and without metadata', async () => {
    await simulator.setWebhook(taker.url);
    await control(simulator, 'POST account-events', {
      kind: 'phone-quality',
      event: 'DOWNGRADE',
      before: 'TIER_2K',
      limit: 'TIER_250',
    });
    simulator.tellOfAccount({ kind: 'account', event: 'ACCOUNT_VIOLATION', violation: 'SPAM' });
    await until(() => taker.taken.length === 2);
    expect(taker.entries().map(({ id, time }) => [id, time])).toEqual([
      [account, 1_795_000_000],
      [account, 1_795_000_000],
    ]);
    expect(taker.changes('phone_number_quality_update')).toEqual([
      {
        display_phone_number: '551155500100',
        event: 'DOWNGRADE',
        old_limit: 'TIER_2K',
        current_limit: 'TIER_250',
        max_daily_conversations_per_business: 'TIER_250',
      },
    ]);
    expect(taker.changes('account_update')).toEqual([
      {
        phone_number: '551155500100',
        event: 'ACCOUNT_VIOLATION',
        violation_info: { violation_type: 'SPAM' },
      },
    ]);
    expect(
      (
        await control(simulator, 'POST account-events', {
          kind: 'phone-quality',
          event: 'FLAGGED',
          limit: 'TIER_250',
          number: '1',
        })
      ).status,
    ).toBe(400);
  });
});
