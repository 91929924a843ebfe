import { describe, expect, it } from 'vitest';
import { audienceOf } from '#domain/audience';
import type { PinnedEvent } from '#domain/event';
import type { Person } from '#domain/person';
import { Phone } from '#domain/phone';
import { type Planning, planSlot } from '#domain/plan-slot';
import { plannedMessage } from '#domain/planned-message';
import { textRenderer } from '#domain/text';
import { countedEntropy } from '#test/support/entropy';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

const entropy = countedEntropy();
const tools = { entropy, text: textRenderer() };
const decidedAt = Date.UTC(2026, 10, 22, 1);
const pinned: PinnedEvent = {
  id: 'e'.repeat(22),
  body: {
    source: 'helpdesk',
    detailType: 'TicketOpened',
    detail: { id: 'T-1', subject: 'Printer\nis on fire' },
    time: '2026-11-22T01:00:00Z',
    id: '1',
  },
  decidedAt,
  version: 'v1',
  salt: 's'.repeat(16),
};
const planning: Planning = {
  pinned,
  workspace: smallWorkspace(),
  route: ticketOpened,
  record: 'r'.repeat(22),
};
const phone = Phone.parse('+551155500101');
if (phone === undefined) throw new Error('the test needs a phone');
const ana: Person = {
  id: 'a'.repeat(16),
  company: 'ana',
  name: 'Ana',
  language: 'en',
  branch: 'sp',
  phone,
  consent: { kind: 'given', at: 1, source: 'contract' },
};

function planFor(person: Person | undefined, change: Partial<Planning> & { duplicate?: boolean } = {}) {
  const { duplicate = false, ...planned } = change;
  const routed = { ...planning, ...planned };
  const [reached] = audienceOf(routed.route, routed.workspace);
  if (reached === undefined) throw new Error('the route reaches nobody');
  return planSlot(routed, { addressee: reached, person, duplicate }, tools);
}

function reasonFor(person: Person | undefined, change: Parameters<typeof planFor>[1] = {}) {
  const { plan } = planFor(person, change);
  return plan.kind === 'suppressed' ? plan.reason : plan.kind;
}

function routeWith(subject: string) {
  return {
    route: {
      ...ticketOpened,
      tell: [{ channel: 'helpdesk', template: 'ticket_opened', with: { number: 'x', subject } }],
    },
  };
}

describe('the plan slot of a person', () => {
  it('plans a message in their language, on the day of the channel’s branch', () => {
    expect(planFor(ana)).toMatchObject({
      person: ana.id,
      day: '2026-11-21',
      plan: { kind: 'planned', template: 'ticket_opened', language: 'en', timeZone: 'America/Sao_Paulo' },
    });
    expect(planFor({ ...ana, timeZone: 'Europe/Lisbon' }).plan).toMatchObject({ timeZone: 'Europe/Lisbon' });
  });

  it('says why there is none', () => {
    const { phone: _, ...withoutPhone } = ana;
    expect(reasonFor(undefined)).toBe('unknown-person');
    expect(reasonFor(ana, { duplicate: true })).toBe('duplicate');
    expect(reasonFor({ ...ana, consent: { kind: 'withdrawn', at: 2, source: 'STOP' } })).toBe('opted-out');
    expect(reasonFor({ ...ana, consent: { kind: 'unknown' } })).toBe('no-consent');
    expect(reasonFor(withoutPhone)).toBe('no-phone');
    expect(reasonFor(ana, routeWith('{{ detail | nonsense }}'))).toBe('text-not-renderable');
    expect(reasonFor(ana, routeWith('x'.repeat(1024)))).toBe('text-too-long');
    const [template] = smallWorkspace().templates;
    const german = {
      ...template,
      id: 'ticket_opened',
      category: 'utility' as const,
      text: { de: { body: 'x' } },
    };
    expect(reasonFor(ana, { workspace: smallWorkspace({ templates: [german] }) })).toBe(
      'template-language-missing',
    );
  });

  it('is the same slot for the same event, route and person, whatever is decided', () => {
    expect(planFor(ana).thing).toBe(planFor({ ...ana, consent: { kind: 'unknown' } }).thing);
    expect(planFor({ ...ana, id: 'b'.repeat(16) }).thing).toBe(planFor(ana).thing);
    expect(planFor(undefined).thing).toBe(planFor(ana).thing);
  });

  it('holds a digest of the content, and none of it', () => {
    const slot = JSON.stringify(planFor(ana));
    expect(slot).not.toMatch(/Printer|Ana|5550/);
    const { plan } = planFor(ana);
    const other = planFor(ana, { pinned: { ...pinned, salt: 't'.repeat(16) } }).plan;
    if (plan.kind !== 'planned' || other.kind !== 'planned') throw new Error('both are planned');
    expect(plan.digest).toMatch(/^[\w-]{16}$/);
    expect(other.digest).not.toBe(plan.digest);
  });
});

describe('the message of a slot', () => {
  const making = { hmac: entropy.hmac, text: tools.text };
  const slot = planFor(ana);
  const { plan } = slot;
  if (plan.kind !== 'planned') throw new Error('ana is told');

  it('is queued with sanitised parameters and a time by which it must be looked at', () => {
    const message = plannedMessage(planning, { slot, plan, member: 'ana' }, making);
    expect(message).toMatchObject({
      status: 'queued',
      attempt: 0,
      member: 'ana',
      parameters: [
        ['number', 'T-1'],
        ['subject', 'Printer is on fire'],
      ],
      dueAt: decidedAt + 120_000,
    });
    expect(message).not.toHaveProperty('notAfter');
  });

  it('expires where its route says so, counted from the decision', () => {
    const hasty = { ...planning, route: { ...ticketOpened, notAfter: 60_000 } };
    const message = plannedMessage(hasty, { slot, plan, member: 'ana' }, making);
    expect(message.notAfter).toBe(decidedAt + 60_000);
  });

  it('cannot be made where the slot promises what its version does not have', () => {
    const made = (route: Planning['route'], tell: number) =>
      plannedMessage({ ...planning, route }, { slot: { ...slot, tell }, plan, member: 'ana' }, making);
    expect(() => made(routeWith('{{ detail | nonsense }}').route, 0)).toThrow('no text for it');
    expect(() => made(ticketOpened, 7)).toThrow('no text for it');
  });
});
