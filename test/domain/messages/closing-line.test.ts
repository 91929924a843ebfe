import { describe, expect, it } from 'vitest';
import { answerTemplate } from '#domain/inbound/answers';
import { type Claimable, decideClaim } from '#domain/messages/claim-decision';
import type { Message } from '#domain/messages/message';
import type { OpsRecord } from '#domain/records/ops-record';
import type { Person } from '#domain/people/person';
import { Phone } from '#domain/people/phone';
import { formatRef } from '#domain/ref';
import type { Template, Workspace } from '#domain/workspace';

const at = Date.UTC(2026, 10, 22, 12);
const phone = Phone.parse('+551155500101');
if (phone === undefined) throw new Error('the test needs a phone');

const over: Template = {
  id: 'ask_over',
  category: 'utility',
  text: {
    pt_BR: { body: 'O pedido {{title}} não precisa mais de você: {{outcome}}.' },
    es: { body: 'El pedido {{title}} ya no te necesita: {{outcome}}.' },
  },
};
const workspace: Workspace = {
  branches: [{ id: 'sp', name: 'São Paulo', timeZone: 'America/Sao_Paulo', language: 'pt_BR' }],
  channels: [{ id: 'buying', name: 'Buying', branch: 'sp', members: [{ person: 'ana' }] }],
  templates: [over],
  routes: [],
  answers: { 'ask-over': 'ask_over' },
};
const message: Message = {
  ref: formatRef({ record: 'r'.repeat(22), slice: 0, at, message: 'm'.repeat(16) }),
  event: 'the-ask',
  route: 'r',
  person: 'p',
  member: 'ana',
  channel: 'buying',
  template: answerTemplate('ask-over'),
  language: 'en',
  parameters: [
    ['title', 'Order P-1'],
    ['outcome', 'approved by Rui Tavares, 14:05'],
  ],
  salt: 's',
  attempt: 0,
  status: 'queued',
  dueAt: at,
};
const person: Person = {
  id: 'p',
  company: 'ana',
  name: 'Ana',
  language: 'en',
  branch: 'sp',
  phone,
  consent: { kind: 'given', at: 1, source: 'contract' },
};
const closed: OpsRecord = {
  id: 'r',
  type: 'order',
  key: 'P-1',
  title: 'Order P-1',
  fields: {},
  stamps: {},
  branch: 'sp',
  channel: 'buying',
  openedAt: 1,
  closedAt: at + 1,
};
const claimable: Claimable = { message, record: closed, person, workspace, now: at + 10, number: 'main' };
const inWindow = { ...person, lastInbound: { main: at } };

function outcome(change: Partial<Claimable>) {
  const decision = decideClaim({ ...claimable, ...change });
  return decision.kind === 'end' ? `${decision.as}: ${decision.reason}` : decision.content;
}

describe('the line that says that an answer is not needed any more', () => {
  it('goes in the reader’s language where the window is open, though the record is closed', () => {
    expect(outcome({ person: inWindow })).toEqual({
      kind: 'text',
      body: '“Order P-1” needs no answer from you any more: approved by Rui Tavares, 14:05.',
    });
  });

  it('goes as the workspace’s template where it is not, in the language that comes nearest', () => {
    const template = (language: string, change = {}) =>
      outcome({ message: { ...message, language }, workspace: { ...workspace, ...change } });
    expect(template('es')).toEqual({
      kind: 'template',
      name: 'ask_over',
      language: 'es',
      body: message.parameters,
      buttons: [],
    });
    expect(template('es_MX')).toMatchObject({ language: 'es' });
    expect(template('en'), 'that of the branch').toMatchObject({ language: 'pt_BR' });
    expect(template('en', { branches: [] })).toBe('failed: window-closed');
    const named = { ...message, language: 'es', named: true as const };
    expect(outcome({ message: named, workspace: { ...workspace, channels: [] } })).toMatchObject({
      language: 'es',
    });
  });

  it('goes as the template where Meta said that the window is closed', () => {
    const known = { ...message, asTemplate: true as const };
    expect(outcome({ person: inWindow, message: known })).toMatchObject({ name: 'ask_over' });
  });

  it('does not go where there is no template for it', () => {
    const { answers: _, ...without } = workspace;
    expect(outcome({ workspace: without })).toBe('failed: window-closed');
    expect(outcome({ workspace: { ...workspace, templates: [] } })).toBe('failed: window-closed');
  });

  it('does not go where the template would be too long with it', () => {
    const parameters = [
      ['title', 'x'.repeat(1_000)],
      ['outcome', 'x'.repeat(100)],
    ] as const;
    expect(outcome({ message: { ...message, parameters } })).toBe('failed: over-the-limits');
  });

  it('asks for consent and membership as its route does', () => {
    const withdrawn = { kind: 'withdrawn', at: 2, source: 'STOP' } as const;
    expect(outcome({ person: { ...inWindow, consent: withdrawn } })).toBe('cancelled: opted-out');
    expect(outcome({ person: inWindow, workspace: { ...workspace, channels: [] } })).toBe(
      'cancelled: left-channel',
    );
  });
});
