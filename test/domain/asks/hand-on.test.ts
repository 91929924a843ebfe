import { describe, expect, it } from 'vitest';
import type { Ask, AskedState } from '#domain/asks/ask';
import { mayTake, type Taking, whyNotToHandOn } from '#domain/asks/hand-on';
import { isHandOnWord } from '#domain/asks/hand-on-word';
import type { Person } from '#domain/people/person';
import { personOf } from '#test/support/world';

const at = Date.UTC(2026, 10, 22, 12);
const open = { kind: 'open', dueAt: at } as const;
const asked = { ref: 'r', ask: 'a', person: 'p', state: { kind: 'open' } } as const;
const could = {
  rule: { handTo: 'manager' },
  ask: { state: open, deadline: at + 1, at: at - 1 },
  asked,
  record: {},
};

describe('handing an ask on', () => {
  it('can be done while it is open', () => {
    expect(whyNotToHandOn(could, at)).toBeUndefined();
  });

  it('can be done by whoever has chosen and has not said why', () => {
    const state = { kind: 'answering', option: 'no', at, thing: 't', said: [] } as const;
    expect(whyNotToHandOn({ ...could, asked: { ...asked, state } }, at)).toBeUndefined();
  });

  it.each<[string, Ask['state']]>([
    ['decided', { kind: 'decided', at, person: 'q', outcome: 'approved' }],
    ['expired', { kind: 'expired', at }],
    ['closed', { kind: 'cancelled', at, reason: 'ended' }],
  ])('cannot be done once it is over: %s', (reason, state) => {
    expect(whyNotToHandOn({ ...could, ask: { ...could.ask, state } }, at)).toBe(reason);
  });

  it.each<[string, AskedState]>([
    ['answered', { kind: 'answered', option: 'yes', at, thing: 't', count: 1 }],
    ['handed-on', { kind: 'handed-on', to: 'ref', at }],
  ])('cannot be done by whoever has %s', (reason, state) => {
    expect(whyNotToHandOn({ ...could, asked: { ...asked, state } }, at)).toBe(reason);
  });

  it('cannot be done from the deadline on, of a closed record, or where the route does not say to whom', () => {
    expect(whyNotToHandOn(could, at + 1)).toBe('expired');
    expect(whyNotToHandOn({ ...could, record: { closedAt: at } }, at)).toBe('closed');
    expect(whyNotToHandOn({ ...could, record: { closedAt: at - 2 } }, at)).toBeUndefined();
    expect(whyNotToHandOn({ ...could, rule: {} }, at)).toBe('not-allowed');
  });
});

describe('whoever may be handed an ask', () => {
  const toTell = { category: undefined, template: 'utility' } as const;
  const taking: Taking = { excepted: [], asked: new Set(), toTell, at };
  const eva = personOf('eva');
  const { phone: _, ...unreachable } = eva;

  it('can be told, is here, and has no voice in it yet', () => {
    expect(mayTake(eva, taking)).toBe(true);
  });

  it.each<[string, Person, Partial<Taking>]>([
    ['may not answer it', eva, { excepted: ['eva'] }],
    ['was asked', eva, { asked: new Set([eva.id]) }],
    ['is away', { ...eva, absence: { from: at, until: at + 1 } }, {}],
    ['has no phone', unreachable, {}],
    ['wants no messages', { ...eva, consent: { kind: 'withdrawn', at, source: 'whatsapp' } }, {}],
  ])('is nobody who %s', (__, person, change) => {
    expect(mayTake(person, { ...taking, ...change })).toBe(false);
  });
});

describe('the word by which an ask is handed on', () => {
  it('is the word and nothing besides', () => {
    expect(['hand over', ' Hand  on! ', 'passar', '“Pasar”'].every(isHandOnWord)).toBe(true);
    expect(['passar amanhã', 'hand', ''].some(isHandOnWord)).toBe(false);
  });
});
