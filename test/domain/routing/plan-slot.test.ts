import { describe, expect, it } from 'vitest';
import type { Person } from '#domain/people/person';
import { planSlot } from '#domain/routing/plan-slot';
import { ana, firstReached, pinned, planFor, planning, telling, tools } from '#test/support/planning';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

function reasonFor(person: Person | undefined, change: Parameters<typeof planFor>[1] = {}) {
  const { plan } = planFor(person, change);
  return plan.kind === 'suppressed' ? plan.reason : plan.kind;
}

const saying = (subject: string) => telling({ with: { number: 'x', subject } });

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
    expect(reasonFor(ana, saying('{{ detail | nonsense }}'))).toBe('text-not-renderable');
    expect(reasonFor(ana, saying('x'.repeat(1024)))).toBe('text-too-long');
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

  it('says why there is none of a category that they refused, and plans what is mandatory', () => {
    const optedOut = {
      ...ana,
      optOuts: { tickets: { at: ana.consent.kind === 'given' ? ana.consent.at : 0, source: 'whatsapp' } },
    };
    const of = (mandatory?: { readonly ground: string }) => ({
      ...telling({}),
      workspace: smallWorkspace({
        routes: [{ ...planning.route, ...ticketOpened, id: planning.route.id, category: 'tickets' }],
        categories: [{ id: 'tickets', name: { en: 'tickets' }, ...(mandatory && { mandatory }) }],
      }),
    });
    expect(reasonFor(optedOut, of())).toBe('opted-out');
    expect(reasonFor(optedOut)).toBe('planned');
    expect(reasonFor(optedOut, of({ ground: 'labour law, article 157' }))).toBe('planned');
  });

  it('plans for somebody without a phone whom Meta knows by a name', () => {
    const { phone: _, ...withoutPhone } = ana;
    expect(reasonFor({ ...withoutPhone, userIds: ['BR.1A2b'] })).toBe('planned');
  });

  it('says which person the event should have named, and why nobody stands there', () => {
    expect(planFor(undefined, telling({ person: '{{ detail.nobody }}' }))).toMatchObject({
      person: 'company#nobody-named:0',
    });
    const addressee = firstReached({ ...planning, ...telling({ managerOf: '{{ detail.id }}' }) });
    const missing = { addressee, person: undefined, duplicate: false, missing: 'no-manager' as const };
    expect(planSlot(planning, missing, tools)).toMatchObject({
      person: 'company#manager-of:T-1',
      plan: { kind: 'suppressed', reason: 'no-manager' },
    });
  });

  it('is one slot for a manager, whoever that is by now', () => {
    const route = telling({ managerOf: '{{ detail.id }}' });
    const [first, second] = [planFor(ana, route), planFor({ ...ana, id: 'b'.repeat(16) }, route)];
    expect(first.thing).toBe(second.thing);
    expect(first.thing).not.toBe(planFor(ana).thing);
  });

  it('may rest on other texts than the event’s own', () => {
    const { plan } = planFor(ana, { scope: { detail: { id: 'T-2', subject: 'x' } } });
    const event = planFor(ana).plan;
    if (plan.kind !== 'planned' || event.kind !== 'planned') throw new Error('both are planned');
    expect(plan.digest).not.toBe(event.digest);
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
