import { describe, expect, it } from 'vitest';
import { decideIdentity, refuseIdentity } from '#domain/people/identity-decision';
import { learnNames, newNames, withNames } from '#domain/people/learn-names';
import type { Person } from '#domain/people/person';
import { Phone } from '#domain/people/phone';
import { recipientOf } from '#domain/outbound/recipient';
import { senderNames } from '#domain/people/sender-names';

const noon = Date.UTC(2026, 10, 21, 12);
const about = { at: noon, thing: 'thing' };

const ana = (change: Partial<Person> = {}): Person => ({
  id: 'ana',
  company: 'ana.souza',
  name: 'Ana',
  language: 'pt_BR',
  branch: 'sp',
  consent: { kind: 'unknown' },
  ...change,
});

describe('the names of a sender', () => {
  it.each([
    [
      'both where they belong',
      { userId: 'BR.1A2b', waId: '5511987654321' },
      { userId: 'BR.1A2b', waId: '5511987654321' },
    ],
    ['a user id in the place of the number', { waId: 'BR.1A2b' }, { userId: 'BR.1A2b' }],
    ['a number in the place of the user id', { userId: '5511987654321' }, { waId: '5511987654321' }],
    ['a number with its +', { waId: '+5511987654321' }, { waId: '5511987654321' }],
    ['that of a parent portfolio', { userId: 'US.ENT.9z' }, { userId: 'US.ENT.9z' }],
    ['nothing', {}, {}],
    ['what is neither', { userId: 'ana', waId: 'me@example.com' }, {}],
    ['a user id that is too long', { userId: `BR.${'x'.repeat(129)}` }, {}],
  ])('are %s', (_, sender, names) => {
    expect(senderNames(sender)).toEqual(names);
  });
});

describe('learning names', () => {
  const names = { userId: 'BR.1A2b', waId: '551187654321' };

  it('adds what is new, the newest first, and says so without telling what', () => {
    const { change } = learnNames(ana({ userIds: ['BR.old'] }), { names, from: 'answer', ...about }, []);
    expect(change?.person).toEqual(ana({ userIds: ['BR.1A2b', 'BR.old'], waIds: ['551187654321'] }));
    expect(change?.facts).toEqual([
      { kind: 'alias-learnt', person: 'ana', ...about, names: ['user-id', 'wa-id'], from: 'answer' },
    ]);
  });

  it('leaves out what is somebody else’s', () => {
    const refusals = [{ name: 'wa-id', holder: 'rui' }] as const;
    const { change } = learnNames(ana(), { names, from: 'webhook', ...about }, refusals);
    expect(change?.person).toEqual(ana({ userIds: ['BR.1A2b'] }));
    expect(change?.facts.map(({ kind }) => kind)).toEqual(['alias-learnt', 'alias-refused']);
    const none = learnNames(ana(), { names, from: 'webhook', ...about }, [
      ...refusals,
      { name: 'user-id', holder: 'rui' },
    ]);
    expect(none.change).toEqual({
      person: ana(),
      facts: [
        { kind: 'alias-refused', person: 'ana', ...about, names: ['wa-id', 'user-id'], holders: ['rui'] },
      ],
    });
  });

  it('changes nothing where all are known, one of them in another spelling', () => {
    const known = ana({ userIds: ['BR.1A2b'], waIds: ['5511987654321'] });
    expect(newNames(known, names)).toEqual({});
    expect(learnNames(known, { names, from: 'answer', ...about }, [])).toEqual({});
    expect(newNames(known, {})).toEqual({});
  });

  it('keeps the five newest, each once', () => {
    const five = ['1', '2', '3', '4', '5'].map((last) => `55119876543${last}${last}`);
    const person = withNames(ana({ waIds: five, userIds: ['BR.a', 'BR.b'] }), {
      waId: '5521987654321',
      userId: 'BR.b',
    });
    expect(person.waIds).toEqual(['5521987654321', ...five.slice(0, 4)]);
    expect(person.userIds).toEqual(['BR.b', 'BR.a']);
    expect(withNames(person, { waId: '552187654321' }).waIds).toEqual(['552187654321', ...five.slice(0, 4)]);
  });
});

describe('another number', () => {
  const [old, next] = ['551187654321', '5511912345678'];
  const phone = Phone.parse('+5511987654321');
  const changed = {
    change: 'number',
    old: { waId: old },
    next: { waId: next, userId: 'BR.new' },
    ...about,
  } as const;
  const known = ana({ ...(phone && { phone }), waIds: [old, '351912345678'], userIds: ['BR.old'] });

  it('takes the place of the old one, which finds them no longer; the phone follows', () => {
    const { person, facts } = decideIdentity(known, changed).change;
    expect(person.waIds).toEqual([next, '351912345678']);
    expect(person.userIds).toEqual(['BR.new', 'BR.old']);
    expect(person.phone?.reveal()).toBe(`+${next}`);
    expect(facts).toEqual([
      { kind: 'identity-changed', person: 'ana', ...about, change: 'number', phone: 'followed' },
    ]);
  });

  it('leaves a phone that was another one, and one that is not known', () => {
    const other = Phone.parse('+5521987654321');
    const { person, facts } = decideIdentity({ ...known, ...(other && { phone: other }) }, changed).change;
    expect(person.phone).toBe(other);
    expect(facts[0]).toMatchObject({ phone: 'kept' });
    expect(decideIdentity(ana(), changed).change.person).toEqual(ana({ waIds: [next], userIds: ['BR.new'] }));
  });

  it('that is the old one in another spelling changes nothing of it', () => {
    const respelt = { ...changed, next: { waId: '5511987654321' } };
    expect(decideIdentity(known, respelt).change.person.waIds).toEqual(['5511987654321', '351912345678']);
  });

  it('that is not told leaves nobody to write to by the old one', () => {
    const { waIds: _, phone: left, ...numberless } = known;
    const silent = decideIdentity(known, { ...changed, old: {}, next: {} }).change;
    expect(silent.person).toEqual({ ...numberless, leftPhone: left });
    expect(silent.person.leftPhone?.reveal()).toBe('+5511987654321');
    expect(silent.facts[0]).toMatchObject({ phone: 'left' });
    expect(decideIdentity(known, { ...changed, next: {} }).change.person).toEqual({
      ...numberless,
      waIds: ['351912345678'],
      leftPhone: left,
    });
    expect(recipientOf(silent.person)).toEqual({ bsuid: 'BR.old' });
  });

  it('that is told without the old one takes the place of the phone', () => {
    const { person } = decideIdentity(known, { ...changed, old: { userId: 'BR.old' } }).change;
    expect(person.phone?.reveal()).toBe(`+${next}`);
    expect([person.waIds, person.userIds]).toEqual([[next], ['BR.new']]);
    expect(decideIdentity(known, { ...changed, next: { waId: '1' } }).change.facts[0].kind).toBe(
      'identity-changed',
    );
  });

  it('is theirs again when they write from it, unless they have another phone by then', () => {
    const { person } = decideIdentity(known, { ...changed, next: { userId: 'BR.new' } }).change;
    const back = withNames(person, { waId: old });
    expect(back.phone?.reveal()).toBe('+5511987654321');
    expect(back).not.toHaveProperty('leftPhone');
    const moved = withNames(decideIdentity(known, changed).change.person, { waId: old });
    expect(moved.phone?.reveal()).toBe(`+${next}`);
    expect(moved).not.toHaveProperty('leftPhone');
    expect(withNames(person, { waId: next }).leftPhone).toBe(person.leftPhone);
  });

  it('of somebody else is not taken', () => {
    const { person, facts } = refuseIdentity(known, changed, { name: 'wa-id', holder: 'rui' }).change;
    expect(person).toBe(known);
    expect(facts).toEqual([
      { kind: 'alias-refused', person: 'ana', ...about, names: ['wa-id'], holders: ['rui'] },
    ]);
  });
});

describe('another user id', () => {
  const changed = {
    change: 'user-id',
    old: { userId: 'BR.old' },
    next: { userId: 'BR.new' },
    ...about,
  } as const;

  it('without a number leaves the phone, which is the old one for all that anybody knows', () => {
    const phone = Phone.parse('+5511987654321');
    const known = ana({ ...(phone && { phone }), waIds: ['551187654321'], userIds: ['BR.old'] });
    const { person, facts } = decideIdentity(known, changed).change;
    expect(recipientOf(person)).toEqual({ bsuid: 'BR.new' });
    expect(person).not.toHaveProperty('waIds');
    expect(facts[0]).toMatchObject({ change: 'user-id', phone: 'left' });
  });

  it('takes the place of the old one', () => {
    const { person } = decideIdentity(ana({ userIds: ['BR.old'] }), changed).change;
    expect(person).toEqual(ana({ userIds: ['BR.new'] }));
  });

  it('that is not told leaves the old one', () => {
    const known = ana({ userIds: ['BR.old'] });
    expect(decideIdentity(known, { ...changed, next: {} }).change.person).toEqual(known);
    expect(decideIdentity(known, { ...changed, old: { userId: 'BR.new' } }).change.person.userIds).toEqual([
      'BR.new',
      'BR.old',
    ]);
  });
});
