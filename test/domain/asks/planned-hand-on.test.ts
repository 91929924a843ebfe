import { describe, expect, it } from 'vitest';
import { plannedHandOn } from '#domain/asks/planned-hand-on';
import type { Message } from '#domain/messages/message';
import { formatRef } from '#domain/ref';
import { countedEntropy } from '#test/support/entropy';
import { personOf } from '#test/support/world';

const at = Date.UTC(2026, 10, 22, 12);
const record = 'r'.repeat(22);
const ref = formatRef({ record, slice: 2, at, message: 'm'.repeat(16) });
const message: Message = {
  ref,
  event: 'e'.repeat(22),
  route: 'purchase',
  person: 'ana',
  member: 'A1',
  channel: 'buying',
  ask: 'a'.repeat(16),
  named: true,
  priority: 'urgent',
  number: 'second',
  whenInDoubt: 'hold',
  asTemplate: true,
  template: 'may',
  language: 'pt_BR',
  parameters: [['who', 'Rui']],
  salt: 's'.repeat(16),
  notAfter: at + 1,
  attempt: 3,
  status: 'accepted',
  providerDigest: 'd',
};
const ask = {
  id: 'a'.repeat(16),
  record,
  event: message.event,
  route: 'purchase',
  version: 'v1',
  channel: 'buying',
  kind: 'approval',
  mode: { kind: 'anyone' },
  at,
  of: 3,
  deadline: at + 3_600_000,
  state: { kind: 'open', dueAt: at },
} as const;
const handing = {
  ask,
  asked: { ref, ask: ask.id, person: 'ana', state: { kind: 'open' } },
  message,
  slot: { tell: 1, version: 'v1' },
  to: personOf('eva', { timeZone: 'Europe/Lisbon' }),
  at: at + 60_000,
  now: at + 61_000,
  timeZone: 'America/Sao_Paulo',
  by: { kind: 'person' },
} as const;

describe('what is written where an ask is handed on', () => {
  it('is a message that says the same in the same language, for a member, with nothing of what became of the old one', () => {
    const { message: next } = plannedHandOn(handing, countedEntropy());
    const { named: _, asTemplate: __, providerDigest: ___, ...kept } = message;
    expect(next).toEqual({
      ...kept,
      ref: next.ref,
      salt: next.salt,
      person: handing.to.id,
      member: 'eva',
      attempt: 0,
      status: 'queued',
      dueAt: handing.now + 120_000,
    });
    expect(next.salt).not.toBe(message.salt);
  });

  it('names that message by the old one, the person and the moment: done again it is the same', () => {
    const first = plannedHandOn(handing, countedEntropy());
    const again = plannedHandOn({ ...handing, now: handing.now + 5 }, countedEntropy());
    expect(again.message.ref).toBe(first.message.ref);
    const other = plannedHandOn({ ...handing, to: personOf('leo') }, countedEntropy());
    expect(other.message.ref).not.toBe(first.message.ref);
  });

  it('is a slot of the entry that reached the other, in their zone', () => {
    const { slot, message: next } = plannedHandOn(handing, countedEntropy());
    expect(slot).toMatchObject({
      slice: 0,
      at: handing.at,
      tell: 1,
      day: '2026-11-22',
      standsFor: 'ana',
      plan: { kind: 'planned', timeZone: 'Europe/Lisbon', language: 'pt_BR' },
    });
    expect(next.ref).toContain(slot.thing);
  });

  it('is in the zone of the channel for whoever has none, and bare where the message was', () => {
    const { priority: _, number: __, whenInDoubt: ___, notAfter: ____, ask: _____, ...bare } = message;
    const of = { ...handing, to: personOf('eva'), message: bare };
    const { slot, message: next } = plannedHandOn(of, countedEntropy());
    expect(slot.plan).toMatchObject({ timeZone: 'America/Sao_Paulo' });
    expect(next).not.toHaveProperty('priority');
  });

  it('leaves an ask without a line as it is', () => {
    expect(plannedHandOn(handing, countedEntropy()).ask).toEqual(ask);
  });

  it('takes the place in a line, and waits for the turn where that has not come', () => {
    const line = ['first', ref, 'last'];
    const waiting = plannedHandOn({ ...handing, ask: { ...ask, line } }, countedEntropy());
    expect(waiting.ask.line).toEqual(['first', waiting.message.ref, 'last']);
    expect(waiting.message).toMatchObject({ status: 'held', dueAt: ask.deadline + 690_000 });
    const now = plannedHandOn({ ...handing, ask: { ...ask, line, turn: 1 } }, countedEntropy());
    expect(now.message.status).toBe('queued');
  });
});
