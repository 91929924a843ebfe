import { describe, expect, it } from 'vitest';
import { newsIn, worker } from '#test/support/update-worker';
import { type World, world } from '#test/support/world';
import { newsOf } from '#test/adapters/whatsapp/webhook/webhooks';

describe('news of Meta', () => {
  const paused = { message_template_name: 'ticket_opened', message_template_language: 'en', event: 'PAUSED' };
  const at = (chasqui: World, seconds: number) => Math.floor(chasqui.clock.now / 1000) + seconds;
  const templateItem = ({ store }: World) => store.get('state', { pk: 'T#ticket_opened#en', sk: 'template' });

  it('of a template are a fact, told once, call an operator, and are kept for those who send', async () => {
    const chasqui = world();
    const { apply } = worker(chasqui);
    const webhook = newsOf('message_template_status_update', paused, at(chasqui, 0));
    await apply(webhook);
    chasqui.clock.now += 1;
    await apply(webhook);
    expect(await newsIn(chasqui)).toMatchObject([
      { kind: 'template-news', about: 'status', template: 'ticket_opened', to: 'PAUSED' },
    ]);
    expect(chasqui.ports.meter.of('account-warnings')).toBe(1);
    expect(await templateItem(chasqui)).toMatchObject({ state: 'paused' });
  });

  it('of a template count by when Meta told them, in whatever order they come', async () => {
    const chasqui = world();
    const { apply } = worker(chasqui);
    const approved = newsOf(
      'message_template_status_update',
      { ...paused, event: 'APPROVED' },
      at(chasqui, 60),
    );
    await apply(approved);
    await apply(newsOf('message_template_status_update', paused, at(chasqui, 0)));
    expect(await templateItem(chasqui)).toMatchObject({ state: 'usable' });
  });

  it('of quality and category are facts alone', async () => {
    const chasqui = world();
    const quality = { ...paused, previous_quality_score: 'GREEN', new_quality_score: 'YELLOW' };
    await worker(chasqui).apply(newsOf('message_template_quality_update', quality, at(chasqui, 0)));
    expect(await newsIn(chasqui)).toMatchObject([{ about: 'quality', from: 'GREEN', to: 'YELLOW' }]);
    expect(await templateItem(chasqui)).toBeUndefined();
    expect(chasqui.ports.meter.of('account-warnings')).toBe(0);
  });

  it('of a template say why, and those of an account with what it consists in', async () => {
    const chasqui = world();
    const { apply } = worker(chasqui);
    const rejected = { ...paused, event: 'REJECTED', reason: 'ABUSIVE_CONTENT' };
    await apply(newsOf('message_template_status_update', rejected, at(chasqui, 0)));
    const restricted = {
      event: 'ACCOUNT_RESTRICTION',
      restriction_info: [{ restriction_type: 'RESTRICTED' }],
    };
    await apply(newsOf('account_update', restricted, at(chasqui, 1)));
    await apply(newsOf('phone_number_quality_update', { event: 'UPGRADE' }, at(chasqui, 2)));
    expect(await newsIn(chasqui)).toMatchObject([
      { kind: 'template-news', reason: 'ABUSIVE_CONTENT' },
      { kind: 'number-news', event: 'ACCOUNT_RESTRICTION', details: ['RESTRICTED'] },
    ]);
    expect(await newsIn(chasqui, 'main')).toMatchObject([{ kind: 'number-news', event: 'UPGRADE' }]);
  });
});
