import { describe, expect, it } from 'vitest';
import type { AskedState } from '#domain/asks/ask';
import { isToldOfEnd, plannedClosing } from '#domain/asks/closing-line';
import type { Message, MessageState } from '#domain/messages/message';
import { formatRef } from '#domain/ref';
import { countedEntropy } from '#test/support/entropy';

const at = Date.UTC(2026, 10, 22, 12);
const record = 'r'.repeat(22);
const ask = {
  id: 'a'.repeat(16),
  record,
  event: 'e'.repeat(22),
  route: 'purchase',
  version: 'v1',
  channel: 'buying',
  kind: 'approval',
  mode: { kind: 'anyone' },
  at,
  of: 3,
  deadline: at + 3_600_000,
  state: { kind: 'decided', at: at + 60_000, person: 'p', outcome: 'approved', option: 'yes', dueAt: at },
} as const;
const message: Message = {
  ref: formatRef({ record, slice: 3, at, message: 'm'.repeat(16) }),
  event: ask.event,
  route: ask.route,
  person: 'ana',
  member: 'A1',
  channel: 'buying',
  template: 'may',
  language: 'pt_BR',
  parameters: [],
  salt: 's'.repeat(16),
  attempt: 1,
  ask: ask.id,
  notAfter: at,
  status: 'accepted',
  providerDigest: 'd',
};
const reader = { language: 'pt_PT', timeZone: 'Europe/Lisbon' };
const line = {
  ask,
  message,
  title: 'Purchase 881',
  who: 'Rui Tavares',
  reader,
  timeZone: 'America/Sao_Paulo',
};

describe('the line to somebody who need not answer any more', () => {
  it('lies beside the message that asked them, under the route of the ask', () => {
    const { slot, message: told } = plannedClosing(line, countedEntropy());
    expect(slot).toMatchObject({
      kind: 'slot',
      record,
      slice: 3,
      at: ask.state.at,
      event: ask.id,
      route: 'purchase',
      channel: 'buying',
      day: '2026-11-22',
    });
    expect(told).toMatchObject({
      event: ask.id,
      route: 'purchase',
      person: 'ana',
      member: 'A1',
      status: 'queued',
    });
  });

  it('asks nothing itself, and does not run out', () => {
    const { message: told } = plannedClosing(line, countedEntropy());
    expect(told).not.toHaveProperty('ask');
    expect(told).not.toHaveProperty('notAfter');
  });

  it('is in the language and the time of whoever reads it', () => {
    expect(plannedClosing(line, countedEntropy()).message).toMatchObject({
      template: '@ask-over',
      language: 'pt_BR',
      parameters: [
        ['title', 'Purchase 881'],
        ['outcome', 'aprovado por Rui Tavares, 12:01'],
      ],
    });
  });

  it('goes from the same number, to whom the event named as well', () => {
    const named = { ...message, named: true as const, number: 'second' };
    const { message: told } = plannedClosing({ ...line, message: named }, countedEntropy());
    expect(told).toMatchObject({ named: true, number: 'second' });
  });

  it('is the same one, whoever plans it, and another one for somebody else', () => {
    const once = plannedClosing(line, countedEntropy());
    expect(plannedClosing(line, countedEntropy())).toEqual(once);
    const other = plannedClosing({ ...line, message: { ...message, person: 'rui' } }, countedEntropy());
    expect(other.message.ref).not.toBe(once.message.ref);
  });
});

type Case = readonly [AskedState, MessageState];

describe('whoever is told of the end', () => {
  const choice = { option: 'yes', at, thing: 't' };
  const accepted = { status: 'accepted', providerDigest: 'd' } as const;
  const doubt = { status: 'doubt', dueAt: at, reason: 'timeout', since: at } as const;
  it.each<[string, boolean, Case]>([
    ['was told and has not answered', true, [{ kind: 'open' }, accepted]],
    ['was perhaps told', true, [{ kind: 'open' }, doubt]],
    ['has begun to answer', true, [{ kind: 'answering', said: [], ...choice }, accepted]],
    [
      'changes their answer',
      false,
      [{ kind: 'answering', said: [], ...choice, standing: { ...choice, count: 1 } }, accepted],
    ],
    ['has answered', false, [{ kind: 'answered', ...choice, count: 1 }, accepted]],
    ['was not told yet', false, [{ kind: 'open' }, { status: 'queued', dueAt: at }]],
    ['could not be told', false, [{ kind: 'open' }, { status: 'failed', reason: 'no-phone' }]],
  ])('%s: %s', (_, isTold, [state, status]) => {
    const asked = { ref: message.ref, ask: ask.id, person: 'ana', state };
    expect(isToldOfEnd({ asked, message: { ...message, ...status } })).toBe(isTold);
  });
});
