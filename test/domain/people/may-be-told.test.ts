import { describe, expect, it } from 'vitest';
import { categoryOf, stoppedBy } from '#domain/people/category';
import type { Category } from '#domain/people/consent-rule';
import { whyNotToBeTold } from '#domain/people/may-be-told';
import { decideMarketing, type MarketingTold } from '#domain/people/marketing-choice';
import type { Person } from '#domain/people/person';
import { Phone } from '#domain/people/phone';
import { recipientOf } from '#domain/outbound/recipient';
import { smallWorkspace } from '#test/support/workspace';

const noon = Date.UTC(2026, 10, 21, 12);
const approvals: Category = { id: 'approvals', name: { en: 'approvals' } };
const safety: Category = {
  id: 'safety',
  name: { en: 'safety' },
  mandatory: { ground: 'labour law, article 157' },
};

const ana = (change: Partial<Person> = {}): Person => ({
  id: 'ana',
  company: 'ana.souza',
  name: 'Ana',
  language: 'pt_BR',
  branch: 'sp',
  consent: { kind: 'given', at: noon, source: 'form' },
  ...change,
});
const withdrawn = { kind: 'withdrawn', at: noon, source: 'whatsapp' } as const;
const refused = (at: number) => ({ approvals: { at, source: 'whatsapp' } });
const stopped = { kind: 'stopped', at: noon, source: 'whatsapp-error' } as const;

describe('whether somebody may be told', () => {
  it.each([
    ['who agreed', ana(), approvals, 'utility', undefined],
    ['of no category', ana({ optOuts: refused(noon + 1) }), undefined, 'utility', undefined],
    ['who took it back', ana({ consent: withdrawn }), undefined, 'utility', 'opted-out'],
    ['who took it back, of what is mandatory', ana({ consent: withdrawn }), safety, 'utility', undefined],
    ['who never agreed', ana({ consent: { kind: 'unknown' } }), approvals, 'utility', 'no-consent'],
    [
      'who never agreed, of what is mandatory',
      ana({ consent: { kind: 'unknown' } }),
      safety,
      'utility',
      'no-consent',
    ],
    ['who refused the category', ana({ optOuts: refused(noon) }), approvals, 'utility', 'opted-out'],
    [
      'who refused another category',
      ana({ optOuts: refused(noon) }),
      { ...approvals, id: 'tickets' },
      'utility',
      undefined,
    ],
    [
      'who refused it, and agreed to all later',
      ana({ optOuts: refused(noon - 1) }),
      approvals,
      'utility',
      undefined,
    ],
    ['who wants no marketing', ana({ marketing: stopped }), undefined, 'marketing', 'no-marketing'],
    ['who wants no marketing, of work', ana({ marketing: stopped }), undefined, 'utility', undefined],
    [
      'who wants marketing again',
      ana({ marketing: { ...stopped, kind: 'resumed' } }),
      undefined,
      'marketing',
      undefined,
    ],
  ] as const)('%s', (...[, person, category, template, why]) => {
    expect(whyNotToBeTold(person, { category, template })).toBe(why);
  });
});

describe('the category of a route', () => {
  const workspace = smallWorkspace();
  const [route] = workspace.routes;
  const id = route?.id ?? '';
  const withCategory = (category: string, byCategory = true) => {
    const { routes, ...rest } = workspace;
    return {
      ...rest,
      routes: routes.map((one) => (one.id === id ? { ...one, category } : one)),
      categories: [approvals, safety],
      ...(byCategory && { consent: { byCategory: true as const } }),
    };
  };

  it('is the one that it names, of those that there are', () => {
    expect(categoryOf(withCategory('approvals'), id)).toEqual(approvals);
    expect(categoryOf(withCategory('gone'), id)).toBeUndefined();
    expect(categoryOf(workspace, id)).toBeUndefined();
    expect(categoryOf(workspace, 'no route')).toBeUndefined();
  });

  it('is that of a route that tells of outcomes, too', () => {
    const outcomeRoute = {
      id: 'nobody',
      category: 'safety',
      tell: [],
      on: { outcome: ['NobodyNotified'] },
    } as const;
    const company = { ...withCategory('approvals'), outcomeRoutes: [outcomeRoute] };
    expect(categoryOf(company, 'nobody')).toEqual(safety);
  });

  it('is what STOP takes back, unless it is mandatory or categories are not told apart', () => {
    expect(stoppedBy(withCategory('approvals'), id)).toEqual(approvals);
    expect(stoppedBy(withCategory('safety'), id)).toBeUndefined();
    expect(stoppedBy(withCategory('approvals', false), id)).toBeUndefined();
  });
});

describe('what somebody told WhatsApp of marketing', () => {
  const told = (kind: MarketingTold['kind'], at = noon): MarketingTold => ({
    kind,
    at,
    source: 'whatsapp-settings',
    thing: 'thing',
  });

  it('is remembered, with its fact', () => {
    const { change } = decideMarketing(ana(), told('stopped'));
    expect(change?.person.marketing).toEqual({ kind: 'stopped', at: noon, source: 'whatsapp-settings' });
    expect(change?.facts).toEqual([
      {
        kind: 'consent-changed',
        person: 'ana',
        at: noon,
        thing: 'thing',
        to: 'withdrawn',
        scope: 'marketing',
        source: 'whatsapp-settings',
      },
    ]);
    expect(decideMarketing(ana({ marketing: stopped }), told('resumed', noon + 1)).change?.facts[0].to).toBe(
      'given',
    );
  });

  it('changes nothing where something later is known, or the same; of one second stopping counts', () => {
    const resumed = ana({ marketing: { ...stopped, kind: 'resumed' } });
    expect(decideMarketing(ana({ marketing: stopped }), told('resumed', noon - 1))).toEqual({});
    expect(decideMarketing(ana({ marketing: stopped }), told('stopped'))).toEqual({});
    expect(decideMarketing(ana({ marketing: stopped }), told('resumed'))).toEqual({});
    expect(decideMarketing(resumed, told('resumed'))).toEqual({});
    expect(decideMarketing(resumed, told('stopped')).change?.person.marketing?.kind).toBe('stopped');
  });
});

describe('to whom a message goes', () => {
  it('is the phone, else the newest name at WhatsApp', () => {
    const phone = Phone.parse('+5511987654321');
    expect(recipientOf(ana({ ...(phone && { phone }), userIds: ['BR.new'] }))).toBe(phone);
    expect(recipientOf(ana({ userIds: ['BR.new', 'BR.old'] }))).toEqual({ bsuid: 'BR.new' });
    expect(recipientOf(ana())).toBeUndefined();
  });
});
