import { describe, expect, it } from 'vitest';
import { account, happenedAt, newsOf, read, receivedAt } from './webhooks.ts';

const template = {
  message_template_id: 594_425_479_261_596,
  message_template_name: 'ticket_opened',
  message_template_language: 'en-US',
};
const about = { kind: 'template', account, happenedAt, template: 'ticket_opened', language: 'en_US' };

describe('news of a template', () => {
  it.each([
    [
      'message_template_status_update',
      { event: 'APPROVED', reason: 'NONE' },
      { about: 'status', to: 'APPROVED' },
    ],
    [
      'message_template_status_update',
      {
        event: 'PAUSED',
        reason: 'NONE',
        other_info: { title: 'FIRST_PAUSE', description: 'Your template …' },
      },
      { about: 'status', to: 'PAUSED', reason: 'FIRST_PAUSE' },
    ],
    [
      'message_template_status_update',
      { event: 'REJECTED', reason: 'ABUSIVE_CONTENT' },
      { about: 'status', to: 'REJECTED', reason: 'ABUSIVE_CONTENT' },
    ],
    [
      'message_template_status_update',
      { event: 'DELETED', reason: null },
      { about: 'status', to: 'DELETED' },
    ],
    [
      'message_template_quality_update',
      { previous_quality_score: 'GREEN', new_quality_score: 'RED' },
      { about: 'quality', from: 'GREEN', to: 'RED' },
    ],
    [
      'template_category_update',
      { previous_category: 'UTILITY', new_category: 'MARKETING' },
      { about: 'category', from: 'UTILITY', to: 'MARKETING' },
    ],
    ['message_template_components_update', {}, { about: 'components', to: 'CHANGED' }],
  ])('%s %o', (field, value, news) => {
    expect(read(newsOf(field, { ...template, ...value }))).toEqual([
      { kind: 'news', news: { ...about, ...news } },
    ]);
  });

  it.each([
    ['no event', { ...template }],
    ['an event that is no word', { ...template, event: 'very bad' }],
    ['no name', { event: 'PAUSED' }],
  ])('with %s is kept whole', (_, value) => {
    expect(read(newsOf('message_template_status_update', value))).toMatchObject([{ kind: 'unreadable' }]);
  });
});

describe('news of an account', () => {
  it.each([
    [
      'account_update',
      {
        event: 'ACCOUNT_RESTRICTION',
        restriction_info: [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING' }],
      },
      { event: 'ACCOUNT_RESTRICTION', details: ['RESTRICTED_BIZ_INITIATED_MESSAGING'] },
    ],
    [
      'account_update',
      {
        event: 'ACCOUNT_VIOLATION',
        violation_info: { violation_type: 'SCAM' },
        ban_info: { waba_ban_state: 'DISABLE' },
      },
      { event: 'ACCOUNT_VIOLATION', details: ['SCAM', 'DISABLE'] },
    ],
    [
      'account_alerts',
      {
        alert_type: 'OBA_APPROVED',
        alert_severity: 'INFORMATIONAL',
        alert_status: 'NONE',
        alert_description: 'text',
      },
      { event: 'OBA_APPROVED', details: ['INFORMATIONAL', 'NONE'] },
    ],
    ['account_review_update', { decision: 'REJECTED' }, { event: 'REJECTED' }],
    ['business_capability_update', { max_phone_numbers_per_business: 20 }, { event: 'CHANGED' }],
  ])('%s %o', (field, value, news) => {
    expect(read(newsOf(field, value))).toEqual([
      { kind: 'news', news: { kind: 'number', account, happenedAt, field, ...news } },
    ]);
  });

  it('keeps at most five details, so that the fact stays small', () => {
    const restriction_info = Array.from({ length: 9 }, () => ({ restriction_type: 'X' }));
    const [update] = read(newsOf('account_update', { event: 'ACCOUNT_RESTRICTION', restriction_info }));
    expect(update).toMatchObject({ news: { details: ['X', 'X', 'X', 'X', 'X'] } });
  });

  it('that is no object is kept whole', () => {
    expect(read(newsOf('security', 'PIN'))).toMatchObject([{ kind: 'unreadable', field: 'security' }]);
  });
});

describe('news of a number', () => {
  const value = { display_phone_number: '15550100', event: 'DOWNGRADE', current_limit: 'TIER_250' };

  it('name it where there is only one that it can be, and never by its phone number', () => {
    const one = read(newsOf('phone_number_quality_update', value), [{ name: 'main', id: '1' }]);
    expect(one).toMatchObject([{ news: { number: 'main', event: 'DOWNGRADE', details: ['TIER_250'] } }]);
    const two = read(newsOf('phone_number_quality_update', value));
    expect(two[0]).not.toHaveProperty('news.number');
    expect(two).toMatchObject([{ news: { details: ['ends-0100', 'TIER_250'] } }]);
    const nameless = read(newsOf('phone_number_quality_update', { ...value, display_phone_number: 'x' }));
    expect(nameless).toMatchObject([{ news: { details: ['TIER_250'] } }]);
    expect(JSON.stringify([one, two])).not.toContain('15550100');
  });

  it.each([undefined, 'noon', -1])('are of the time of receipt where Meta says none: %s', (time) => {
    const webhook = newsOf('security', { event: 'PIN_CHANGED' });
    const entry = webhook.entry.map((one) => ({ ...one, time }));
    expect(read({ entry })).toMatchObject([{ news: { happenedAt: receivedAt } }]);
  });
});
