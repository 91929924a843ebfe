import { describe, expect, it } from 'vitest';
import type { Ask, AskedState, AskState } from '#domain/asks/ask';
import { type Claimable, decideClaim } from '#domain/messages/claim-decision';
import type { Message } from '#domain/messages/message';
import type { Person } from '#domain/people/person';
import { Phone } from '#domain/people/phone';
import { formatRef } from '#domain/ref';
import type { Route, TemplateText, Workspace } from '#domain/workspace';

const at = Date.UTC(2026, 10, 22, 12);
const hour = 3_600_000;
const phone = Phone.parse('+551155500101');
if (phone === undefined) throw new Error('the test needs a phone');

const text: TemplateText = { body: 'May {{who}} buy this today?', buttons: ['Approve', 'Reject'] };
const route: Route = {
  id: 'r',
  when: {},
  record: { type: 'order', key: 'k', title: 't', channel: 'buying' },
  tell: [],
  ask: {
    kind: 'approval',
    mode: { kind: 'anyone' },
    options: [{ id: 'approve' }, { id: 'reject', rejects: true }],
    deadline: hour,
  },
};
const workspace: Workspace = {
  branches: [{ id: 'sp', name: 'São Paulo', timeZone: 'America/Sao_Paulo', language: 'pt_BR' }],
  channels: [{ id: 'buying', name: 'Buying', branch: 'sp', members: [{ person: 'ana' }] }],
  templates: [{ id: 'may', category: 'utility', text: { en: text } }],
  routes: [route],
};
const message: Message = {
  ref: formatRef({ record: 'r'.repeat(22), slice: 0, at, message: 'm'.repeat(16) }),
  event: 'e',
  route: 'r',
  person: 'p',
  member: 'ana',
  channel: 'buying',
  ask: 'a',
  template: 'may',
  language: 'en',
  parameters: [['who', 'Ana']],
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
const ask: Ask = {
  id: 'a',
  record: 'r',
  event: 'e',
  route: 'r',
  version: 'v1',
  channel: 'buying',
  kind: 'approval',
  mode: { kind: 'anyone' },
  at,
  of: 1,
  deadline: at + hour,
  state: { kind: 'open', dueAt: at + hour + 90_000 },
};
const asked = { ref: message.ref, ask: 'a', person: 'p', state: { kind: 'open' as const } };
const toPut = { ask, asked, workspace, tap: (option?: number) => `tap.${option}` };
const claimable: Claimable = {
  message,
  record: undefined,
  person,
  toPut,
  workspace,
  now: at + 10,
  number: 'main',
};
const inWindow = { ...person, lastInbound: { main: at } };

const decided = (change: Partial<Claimable> = {}) => decideClaim({ ...claimable, ...change });

function endedBy(change: Partial<Claimable>) {
  const decision = decided(change);
  return decision.kind === 'end' ? `${decision.as}: ${decision.reason}` : 'goes';
}

describe('a message that asks', () => {
  it('goes with a token in each of its buttons', () => {
    expect(decided()).toMatchObject({
      kind: 'go',
      content: { kind: 'template', buttons: [{ payload: 'tap.0' }, { payload: 'tap.1' }] },
    });
  });

  it('goes in free form where the window is open, as a template where Meta said that it is not', () => {
    expect(decided({ person: inWindow })).toMatchObject({
      content: { kind: 'buttons', buttons: [{ id: 'tap.0' }, { id: 'tap.1' }] },
    });
    const known = { ...message, asTemplate: true as const };
    expect(decided({ person: inWindow, message: known })).toMatchObject({ content: { kind: 'template' } });
  });

  it('is cancelled where its ask is decided, over, ended or not there', () => {
    const states: readonly AskState[] = [
      { kind: 'decided', at, person: 'q', outcome: 'approved' },
      { kind: 'expired', at },
      { kind: 'cancelled', at, reason: 'ended' },
    ];
    for (const state of states)
      expect(endedBy({ toPut: { ...toPut, ask: { ...ask, state } } })).toBe('cancelled: ask-closed');
    const { toPut: _, ...without } = claimable;
    expect(decideClaim(without)).toMatchObject({ as: 'cancelled', reason: 'ask-closed' });
  });

  it('goes until the deadline, and not at it', () => {
    expect(endedBy({ now: at + hour - 1 })).toBe('goes');
    expect(endedBy({ now: at + hour })).toBe('cancelled: ask-closed');
  });

  it('is cancelled where its person has chosen, answered or handed it on', () => {
    const choice = { option: 'approve', at, thing: 't' };
    const states: readonly AskedState[] = [
      { kind: 'answering', ...choice, said: [] },
      { kind: 'answered', ...choice, count: 1 },
      { kind: 'handed-on', to: 'ref', at },
    ];
    for (const state of states)
      expect(endedBy({ toPut: { ...toPut, asked: { ...asked, state } } })).toBe('cancelled: answered');
  });

  it('fails where the buttons that Meta has are others than those it was to ask with', () => {
    const others = [
      { id: 'may', category: 'utility' as const, text: { en: { ...text, buttons: ['Yes', 'No'] } } },
    ];
    const changed = { ...workspace, templates: others };
    expect(endedBy({ workspace: changed })).toBe('failed: buttons-changed');
    expect(endedBy({ workspace: changed, person: inWindow })).toBe('goes');
    expect(endedBy({ toPut: { ...toPut, workspace: { ...workspace, templates: [] } } })).toBe(
      'failed: buttons-changed',
    );
  });

  it('goes as a template where free form would be over the limits', () => {
    const long = [{ ...text, buttons: ['x'.repeat(25), 'y'] }].map((en) => ({
      id: 'may',
      category: 'utility' as const,
      text: { en },
    }));
    const longer = { ...workspace, templates: long };
    const decision = decided({ workspace: longer, person: inWindow, toPut: { ...toPut, workspace: longer } });
    expect(decision).toMatchObject({ kind: 'go', content: { kind: 'template' } });
  });
});
