import { describe, expect, it } from 'vitest';
import { readInbound as readOne } from './webhooks.ts';

const contentOf = (message: object) => readOne(message).content;

describe('a change of who somebody is', () => {
  const system = (node: object) => contentOf({ type: 'system', system: { body: 'changed', ...node } });
  const number = { kind: 'identity', change: 'number', waId: '5511999990000' };

  it.each([
    ['in the spelling of today', { type: 'user_changed_number', wa_id: '5511999990000' }],
    ['in an older one', { type: 'user_changed_number', new_wa_id: '5511999990000' }],
    ['in the oldest', { type: 'customer_changed_number', new_wa_id: '5511999990000' }],
  ])('names the new number %s', (_, node) => {
    expect(system(node)).toEqual(number);
  });

  it('names the new and the old user id', () => {
    const ids = { user_id: 'BR.2', previous_user_id: 'BR.1' };
    expect(system({ type: 'user_changed_number', wa_id: '5511999990000', ...ids })).toEqual({
      ...number,
      userId: 'BR.2',
      previousUserId: 'BR.1',
    });
    expect(system({ type: 'user_changed_user_id', ...ids })).toEqual({
      kind: 'identity',
      change: 'user-id',
      userId: 'BR.2',
      previousUserId: 'BR.1',
    });
  });

  it('that says nothing of ids is kept as unknown', () => {
    expect(system({ type: 'customer_identity_changed' })).toEqual({
      kind: 'unknown',
      type: 'system.customer_identity_changed',
    });
  });
});

describe('who wrote', () => {
  const from = (message: object, contacts?: unknown) =>
    readOne({ text: { body: 'x' }, ...message }, contacts).from;
  const other = { profile: { name: 'Other' }, wa_id: '5511900000000', user_id: 'BR.9' };

  it('is completed by the contact that has one of their ids, wherever it stands', () => {
    const ana = { profile: { name: 'Ana' }, wa_id: '5511987654321', user_id: 'BR.1' };
    const whole = { waId: '5511987654321', userId: 'BR.1', profileName: 'Ana' };
    expect(from({}, [other, ana])).toEqual(whole);
    expect(from({ from: undefined, from_user_id: 'BR.1' }, ['?', other, ana])).toEqual(whole);
  });

  it('is nobody that a contact without their ids could name', () => {
    expect(from({}, [other])).toEqual({ waId: '5511987654321' });
  });

  it('may go by a user id alone', () => {
    expect(from({ from: undefined, from_user_id: 'BR.1A2b' })).toEqual({ userId: 'BR.1A2b' });
    expect(from({ from: 'BR.1A2b' }, [{ wa_id: 'BR.1A2b', profile: {} }])).toEqual({ userId: 'BR.1A2b' });
    expect(from({ from: 'BR.ENT.1A2b' })).toEqual({ userId: 'BR.ENT.1A2b' });
  });

  it('may be spelled with a plus, or not be said at all', () => {
    expect(from({ from: '+5511987654321' })).toEqual({ waId: '5511987654321' });
    expect(from({ from: undefined })).toEqual({});
    expect(from({ from: 'somebody' }, [{}])).toEqual({});
  });
});
