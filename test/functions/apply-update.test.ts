import { describe, expect, it } from 'vitest';
import { formatCallback } from '#domain/ref';
import { kindsOf } from '#test/support/ticks';
import { queued } from '#test/support/one-message';
import { day, newsIn, worker } from '#test/support/update-worker';
import { personOf, type World, world } from '#test/support/world';
import {
  changeOf,
  inbound,
  preference,
  preferencesOf,
  webhookOf,
} from '#test/adapters/whatsapp/webhook/webhooks';

function statusOf({ clock }: World, ref: string, status: string) {
  return {
    id: `wamid.${ref}`,
    status,
    timestamp: String(Math.floor(clock.now / 1000)),
    biz_opaque_callback_data: formatCallback(ref, 1),
  };
}

describe('a webhook', () => {
  it('of 5 entries with 10 changes each has 50 effects, in any number of deliveries', async () => {
    const { chasqui, ref } = await queued();
    const names = Array.from(
      { length: 50 },
      (_, place) => `word_${'abcdefghij'[Math.floor(place / 10)]}_${'abcdefghij'[place % 10]}`,
    );
    const entry = Array.from({ length: 5 }, (_, place) => ({
      id: '1',
      changes: names
        .slice(place * 10, place * 10 + 10)
        .map((name) => changeOf({ statuses: [statusOf(chasqui, ref, name)] })),
    }));
    const { apply } = worker(chasqui);
    expect(await apply({ entry })).toEqual({ kind: 'applied', applied: 50, ignored: 0 });
    await apply({ entry });
    expect((await kindsOf(chasqui, ref)).filter((kind) => kind === 'status')).toHaveLength(50);
  });

  it('applies the others where one fails, and comes back', async () => {
    const { chasqui, ref } = await queued();
    const { statuses } = chasqui.ports;
    const apply = async (told: Parameters<typeof statuses.apply>[0]) => {
      if (told.status === 'sent') throw new Error('no table');
      return statuses.apply(told);
    };
    const webhook = webhookOf(
      changeOf({ statuses: ['sent', 'delivered'].map((name) => statusOf(chasqui, ref, name)) }),
      changeOf({ statuses: [null] }),
    );
    const broken = worker(chasqui, { statuses: { apply } });
    await expect(broken.apply(webhook)).rejects.toThrow('1 of 3 updates failed');
    expect(await kindsOf(chasqui, ref)).toEqual(['status']);
    expect(broken.parking.parked, 'that would come again with the job').toEqual([]);
    const whole = worker(chasqui);
    expect(await whole.apply(webhook)).toEqual({ kind: 'applied', applied: 2, ignored: 1 });
    expect(whole.parking.parked).toMatchObject([{ reason: 'unreadable-update: statuses' }]);
    expect(chasqui.ports.meter.of('updates-set-apart')).toBe(1);
  });

  it('with what somebody wrote hands that on', async () => {
    const { chasqui } = await queued();
    const message = inbound({ text: { body: 'Hello' }, timestamp: String(chasqui.clock.now / 1000) });
    expect(await worker(chasqui).apply(webhookOf(changeOf({ messages: [message] })))).toEqual({
      kind: 'applied',
      applied: 1,
      ignored: 0,
    });
  });
});

describe('a choice about marketing', () => {
  it('is remembered of a person we know', async () => {
    const { chasqui } = await queued();
    const ana = await chasqui.ports.people.find(personOf('ana').id);
    const wa_id = ana?.value.phone?.reveal().slice(1);
    const stop = preference({ wa_id, timestamp: Math.floor(chasqui.clock.now / 1000) });
    const { apply } = worker(chasqui);
    expect(await apply(webhookOf(preferencesOf([stop])))).toMatchObject({ applied: 1 });
    await apply(webhookOf(preferencesOf([stop])));
    expect((await chasqui.ports.people.find(personOf('ana').id))?.value).toMatchObject({
      marketing: { kind: 'stopped', source: 'whatsapp-settings' },
    });
  });

  it('of anybody else changes nothing', async () => {
    const chasqui = world();
    expect(await worker(chasqui).apply(webhookOf(preferencesOf([preference()])))).toMatchObject({
      ignored: 1,
    });
  });
});

describe('what is not ours', () => {
  it('is set apart once a day, and never acted on', async () => {
    const chasqui = world();
    const { apply } = worker(chasqui);
    const foreign = webhookOf(changeOf({ messages: [inbound({ text: { body: 'STOP' } })] }, '999999'));
    expect(await apply(foreign)).toEqual({ kind: 'applied', applied: 0, ignored: 1 });
    await apply(foreign);
    await worker(chasqui).apply(foreign);
    expect(await newsIn(chasqui)).toMatchObject([
      { kind: 'foreign-update', reason: 'number-unknown', id: '999999' },
    ]);
    expect(chasqui.ports.meter.of('updates-set-apart')).toBe(3);
    chasqui.clock.now += day;
    await apply(foreign);
    expect(await newsIn(chasqui)).toHaveLength(2);
  });

  it('is a status of a message of somebody else, too', async () => {
    const chasqui = world();
    const status = { ...statusOf(chasqui, 'x', 'sent'), biz_opaque_callback_data: 'campaign' };
    await worker(chasqui).apply(webhookOf(changeOf({ statuses: [status] })));
    expect(await newsIn(chasqui)).toMatchObject([{ reason: 'message-unknown', id: 'main' }]);
  });

  it('does not fill the memory of a worker', async () => {
    const chasqui = world();
    const changes = Array.from({ length: 1001 }, (_, place) =>
      changeOf({ statuses: [] }, String(10_000 + place)),
    );
    await worker(chasqui).apply(webhookOf(...changes));
    expect(await newsIn(chasqui)).toHaveLength(1001);
  });
});
