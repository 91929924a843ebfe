import { describe, expect, it } from 'vitest';
import type { AskRule } from '#domain/asks/ask-rule';
import { ruleOf } from '#domain/asks/rule-of';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

const ask: AskRule = { kind: 'reading', mode: { kind: 'everyone' }, options: [{ id: 'read' }], deadline: 1 };

describe('what a route asks', () => {
  it('is said by the route, of events or of outcomes', () => {
    const routes = [{ ...ticketOpened, ask }];
    const outcomeRoutes = [{ id: 'nobody', tell: [], on: { outcome: ['NobodyNotified' as const] }, ask }];
    expect(ruleOf(smallWorkspace({ routes }), 'ticket-opened')).toBe(ask);
    expect(ruleOf(smallWorkspace({ outcomeRoutes }), 'nobody')).toBe(ask);
  });

  it('is never looked for where it only tells, or is not there', () => {
    expect(() => ruleOf(smallWorkspace(), 'ticket-opened')).toThrow('asks nothing');
    expect(() => ruleOf(smallWorkspace(), 'other')).toThrow('asks nothing');
  });
});
