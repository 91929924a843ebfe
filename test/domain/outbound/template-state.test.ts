import { describe, expect, it } from 'vitest';
import type { TemplateNews } from '#domain/inbound/news';
import { isForOperators } from '#domain/inbound/operator-news';
import { pauseOf, templateStateOf } from '#domain/outbound/template-state';

function news(change: Partial<TemplateNews>): TemplateNews {
  return {
    kind: 'template',
    account: '1',
    happenedAt: 7,
    about: 'status',
    template: 't',
    language: 'pt_BR',
    to: 'APPROVED',
    ...change,
  };
}

describe('the state of a template', () => {
  it.each([
    ['APPROVED', 'usable', false],
    ['REINSTATED', 'usable', false],
    ['PAUSED', 'paused', true],
    ['DISABLED', 'unusable', true],
    ['REJECTED', 'unusable', true],
    ['ARCHIVED', 'unusable', true],
    ['PENDING_DELETION', 'unusable', true],
    ['DELETED', 'unusable', true],
    ['UNARCHIVED', 'usable', false],
  ] as const)('after %s is %s', (to, state, forOperators) => {
    expect(templateStateOf(news({ to }))).toEqual({ template: 't', language: 'pt_BR', state, since: 7 });
    expect(isForOperators(news({ to }))).toBe(forOperators);
  });

  it.each([
    news({ to: 'PENDING' }),
    news({ to: 'constructor' }),
    news({ about: 'quality', to: 'GREEN' }),
    news({ about: 'category', to: 'UTILITY' }),
  ])('does not change by $about $to', (of) => {
    expect(templateStateOf(of)).toBeUndefined();
    expect(isForOperators(of)).toBe(false);
  });

  it('does not change by a bad quality or a dearer category, but operators are called', () => {
    for (const of of [news({ about: 'quality', to: 'RED' }), news({ about: 'category', to: 'MARKETING' })]) {
      expect(templateStateOf(of)).toBeUndefined();
      expect(isForOperators(of)).toBe(true);
    }
  });
});

describe('news of an account call operators', () => {
  const account = { kind: 'number' as const, account: '1', happenedAt: 7 };
  it.each([
    [{ field: 'account_update', event: 'ACCOUNT_RESTRICTION' }, true],
    [{ field: 'account_update', event: 'VERIFIED_ACCOUNT' }, false],
    [{ field: 'phone_number_quality_update', event: 'DOWNGRADE', details: ['TIER_250'] }, true],
    [{ field: 'phone_number_quality_update', event: 'UPGRADE' }, false],
    [{ field: 'account_alerts', event: 'ANY', details: ['CRITICAL', 'ACTIVE'] }, true],
    [{ field: 'account_alerts', event: 'ANY', details: ['INFORMATIONAL'] }, false],
    [{ field: 'errors', event: '130429' }, true],
  ])('%o: %s', (of, called) => {
    expect(isForOperators({ ...account, ...of })).toBe(called);
  });
});

describe('a message whose template is paused', () => {
  const hour = 3_600_000;
  const paused = { template: 't', language: 'en', state: 'paused', since: 10 * hour } as const;

  it('waits a quarter of an hour at a time, and six hours in all', () => {
    expect(pauseOf(paused, 10 * hour)).toBe(10.25 * hour);
    expect(pauseOf(paused, 15.9 * hour)).toBe(16 * hour);
    expect(pauseOf(paused, 16 * hour)).toBeUndefined();
  });

  it('goes where Meta told of no pause, or of one that is over', () => {
    expect(pauseOf(undefined, 0)).toBeUndefined();
    expect(pauseOf({ ...paused, state: 'usable' }, 10 * hour)).toBeUndefined();
    expect(pauseOf({ ...paused, state: 'unusable' }, 10 * hour)).toBeUndefined();
  });
});
