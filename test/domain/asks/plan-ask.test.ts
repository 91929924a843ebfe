import { describe, expect, it } from 'vitest';
import type { AskRule } from '#domain/asks/ask-rule';
import { plannedAsk } from '#domain/asks/plan-ask';
import { approval } from '#test/support/one-ask';
import { planning, tools } from '#test/support/planning';

const means = { sha256: tools.entropy.sha256, text: tools.text };

describe('the ask of a route', () => {
  it('is open from when the event was decided, and listed under the first channel told', () => {
    const route = { ...planning.route, ask: approval };
    const { ask, fact } = plannedAsk({ ...planning, route }, { of: 2 }, means);
    const deadline = planning.pinned.decidedAt + approval.deadline;
    expect(ask).toMatchObject({ channel: 'helpdesk', of: 2, deadline, at: planning.pinned.decidedAt });
    expect(fact).toMatchObject({ thing: ask.id, plan: { kind: 'opened', of: 2, deadline } });
  });

  it('keeps who may not answer where it may be handed on, and only there', () => {
    const rule = { ...approval, except: 'rui, eva', handTo: 'manager' };
    const askOf = (ask: AskRule) =>
      plannedAsk({ ...planning, route: { ...planning.route, ask } }, { of: 2 }, means).ask;
    expect(askOf(rule).excepted).toEqual(['rui', 'eva']);
    expect(askOf({ ...rule, except: 'nobody' })).not.toHaveProperty('excepted');
    expect(askOf({ ...approval, except: 'rui' })).not.toHaveProperty('excepted');
  });

  it.each([
    ['asks nothing', planning.route],
    ['tells nobody', { ...planning.route, tell: [], ask: approval }],
  ])('is not there where the route %s', (_, route) => {
    expect(() => plannedAsk({ ...planning, route }, { of: 2 }, means)).toThrow(/asks nothing of anybody/);
  });
});
