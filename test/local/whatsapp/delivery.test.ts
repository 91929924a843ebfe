import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { hubSignature } from '#infra/local/whatsapp/webhooks/signed-body';
import { control } from './graph.ts';
import { type PhoneWorld, noon, phoneWorld } from './phone-world.ts';
import { ana, post, rui, sendBody, until } from './simulated.ts';
import { steppedAgenda } from './stepped-agenda.ts';
import { webhookTaker } from './taker.ts';

let world: PhoneWorld;
afterEach(() => world.stop());

describe('webhooks', () => {
  it('can come several times, the same bytes', async () => {
    world = await phoneWorld();
    world.simulator.setDelivery({ copies: 3 });
    world.simulator.phone(ana).writes('Hi');
    await until(() => world.taker.taken.length === 3);
    await until(() => world.simulator.webhooks().waiting === 0);
    expect(new Set(world.taker.taken.map(({ raw }) => raw)).size).toBe(1);
    expect(world.simulator.webhooks().delivered).toBe(1);
  });

  it('can come many in one request, over entries and changes, in another order', async () => {
    world = await phoneWorld();
    world.simulator.setDelivery({ batch: 1_000, shuffle: true, gatherMs: 50 });
    const texts = Array.from({ length: 40 }, (_, n) => `${n}`);
    for (const text of texts) world.simulator.phone(Number(text) % 2 === 0 ? ana : rui).writes(text);
    await until(() => world.taker.taken.length === 1);
    const entries = world.taker.entries();
    const values = world.taker.changes('messages');
    const heard = values.flatMap(({ messages }) => messages).map(({ text }) => text.body);
    expect(heard).not.toEqual(texts);
    expect(new Set(heard)).toEqual(new Set(texts));
    expect(entries.length).toBeGreaterThan(2);
    expect(entries.some(({ changes }) => changes.length > 1)).toBe(true);
    expect(values.some(({ messages }) => messages.length > 1)).toBe(true);
    expect(values.every(({ contacts }) => contacts.length <= 2)).toBe(true);
  });

  it('hold no more updates than they may, and keep messages and statuses apart', async () => {
    const time = steppedAgenda(noon);
    world = await phoneWorld({ clock: time.now, agenda: time.agenda });
    world.simulator.setDelivery({ batch: 4, gatherMs: 20 });
    for (let n = 0; n < 6; n += 1) {
      world.simulator.phone(ana).writes('Hi');
      await post(world.simulator, sendBody());
    }
    time.pass(1_000);
    const updates = (raw: string): number =>
      JSON.parse(raw)
        .entry.flatMap(({ changes }: { changes: unknown[] }) => changes)
        .reduce(
          (sum: number, { value }: { value: { messages?: []; statuses?: [] } }) =>
            sum + (value.messages ?? value.statuses ?? []).length,
          0,
        );
    const total = () => world.taker.taken.reduce((sum, { raw }) => sum + updates(raw), 0);
    await until(() => total() === 18);
    expect(Math.max(...world.taker.taken.map(({ raw }) => updates(raw)))).toBe(4);
    for (const value of world.taker.changes('messages'))
      expect(value.messages && value.statuses).toBeUndefined();
  });

  it('can be held back for days of the clock', async () => {
    const time = steppedAgenda(noon);
    world = await phoneWorld({ clock: time.now, agenda: time.agenda });
    world.simulator.setDelivery({ delayMs: 2 * 86_400_000 });
    world.simulator.phone(ana).writes('Hi');
    time.pass(2 * 86_400_000 - 1);
    expect(world.simulator.webhooks().waiting).toBe(1);
    time.pass(1);
    const [value] = await world.inbound();
    expect(value.messages[0].timestamp).toBe('1795000000');
  });

  it('can be signed wrongly, and come again once they are signed well', async () => {
    world = await phoneWorld({ webhookRetryMs: 300 });
    world.simulator.setDelivery({ wrongSignature: true });
    world.taker.answerNext(401, 401);
    world.simulator.phone(ana).writes('Hi');
    await until(() => world.taker.taken.length === 2);
    world.simulator.setDelivery({ wrongSignature: false });
    await until(() => world.taker.taken.length === 3);
    const [wrong, , right] = world.taker.taken;
    expect(wrong?.raw).toBe(right?.raw);
    expect(wrong?.signature).not.toBe(hubSignature('test_app_secret', wrong?.raw ?? ''));
    expect(right?.signature).toBe(hubSignature('test_app_secret', right?.raw ?? ''));
    expect(right?.oldSignature).toBe(
      `sha1=${createHmac('sha1', 'test_app_secret')
        .update(right?.raw ?? '')
        .digest('hex')}`,
    );
  });

  it('can tell of sent before the send is answered', async () => {
    const time = steppedAgenda(noon);
    world = await phoneWorld({ clock: time.now, agenda: time.agenda });
    world.simulator.setDelivery({ statusFirst: true });
    await post(world.simulator, sendBody());
    expect(world.taker.changes('messages')).toHaveLength(1);
    time.pass(1_000);
    expect(await world.statuses(2)).toEqual(['sent', 'delivered']);
  });

  it('go to each app, signed with its own secret and tried on its own', async () => {
    const other = await webhookTaker();
    world = await phoneWorld({ otherApps: [{ name: 'archive', appSecret: 'another secret' }] });
    expect(await world.simulator.setWebhook(other.url, 'archive')).toEqual({ kind: 'subscribed' });
    other.answerNext(500);
    world.simulator.phone(ana).writes('Hi');
    await until(() => other.taken.length === 2 && world.taker.taken.length === 1);
    expect(other.taken[0]?.raw).toBe(world.taker.taken[0]?.raw);
    expect(other.taken[0]?.signature).toBe(hubSignature('another secret', other.taken[0]?.raw ?? ''));
    await expect(world.simulator.setWebhook(other.url, 'nobody')).rejects.toThrow('none is called nobody');
    const said = await control(world.simulator, 'POST webhook', { url: other.url, app: 'nobody' });
    expect(said).toMatchObject({ status: 400 });
    other.stop();
  });
});

describe('the same seed and the same steps', () => {
  it('give the same bytes, whatever the modes', async () => {
    const runs: string[][] = [];
    for (const seed of ['a', 'a', 'b']) {
      const time = steppedAgenda(noon);
      world = await phoneWorld({ clock: time.now, agenda: time.agenda, seed });
      world.simulator.setDelivery({ batch: 5, shuffle: true, copies: 2 });
      for (const [place, to] of [ana, rui, ana, rui].entries()) {
        await post(world.simulator, sendBody({ to }));
        world.simulator.phone(to).writes(`Text ${place}`);
        world.simulator.phone(to).taps(world.simulator.sent().at(-1)?.id ?? '', 0);
      }
      time.pass(5_000);
      await until(() => world.simulator.webhooks().waiting === 0 && world.simulator.webhooks().delivered > 0);
      runs.push(world.taker.taken.map(({ raw }) => raw).sort());
      await world.stop();
    }
    const [first, again, other] = runs;
    expect(first?.length).toBeGreaterThan(4);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

describe('the clock', () => {
  it('lets happen what is due when it is moved', async () => {
    let now = noon;
    world = await phoneWorld({ clock: () => now, deliveredAfterMs: 3_600_000 });
    await world.told(1);
    now += 3_600_000;
    world.simulator.clockMoved();
    expect(await world.statuses(2)).toEqual(['sent', 'delivered']);
  });
});
