import { describe, expect, it } from 'vitest';
import { judgeLetter } from '#infra/cli/dead-letters/judge-letter';
import { answered, askedWorld, askId, byTask } from '#test/support/asked-for';
import { calling } from '#test/support/calling';

const decision = { person: 'rui', option: 'approve', decides: 'approved' } as const;
const letterOf = (body: unknown) => ({
  id: 'd1',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  handle: 'h',
  sentAt: 1,
  receives: 288,
});

async function world() {
  const asked = await askedWorld({ callback: byTask });
  const { chasqui } = asked;
  const ports = { ...chasqui.ports, now: () => chasqui.clock.now };
  const judge = (body: unknown) => judgeLetter(letterOf(body), 'call-back', ports);
  return { asked, judge, step: calling(asked) };
}

describe('a call among the dead letters', () => {
  it('goes back while nobody was called, with the reason from the ledger', async () => {
    const { asked, judge, step } = await world();
    const job = await step.jobOf(await answered(asked, decision));
    await step.say(job, { delivery: 'd1', receives: 288, reason: 'AccessDeniedException' });
    expect(await judge(job)).toMatchObject({
      name: askId,
      about: 'outcome of an ask of purchase-approval',
      reason: 'AccessDeniedException',
      receives: 288,
      verdict: { kind: 'redrive' },
    });
  });

  it('stays where the call was made, or refused for good', async () => {
    const { asked, judge, step } = await world();
    const job = await step.jobOf(await answered(asked, decision));
    await step.handle(job, 1);
    expect((await judge(job)).verdict).toEqual({ kind: 'refuse', why: 'it was called', isFinished: true });
    const other = await world();
    const refusing = calling(other.asked, { waiting: [] });
    const refused = await refusing.jobOf(await answered(other.asked, decision));
    await refusing.handle(refused, 1);
    expect((await other.judge(refused)).verdict).toMatchObject({
      why: 'it was refused for good (not-a-token)',
      isFinished: true,
    });
  });

  it('that is a sign goes back while the ask is open, and no longer', async () => {
    const { asked, judge, step } = await world();
    expect(await judge(step.heartbeat())).toMatchObject({
      about: 'sign of an ask of purchase-approval',
      reason: 'unknown',
      verdict: { kind: 'redrive' },
    });
    await answered(asked, decision);
    expect((await judge(step.heartbeat())).verdict).toMatchObject({ kind: 'refuse', isFinished: true });
  });

  it('stays where its ask is not there, or nobody can read it', async () => {
    const { judge, step } = await world();
    expect((await judge({ ...step.heartbeat(), ask: 'x'.repeat(16) })).verdict).toMatchObject({
      why: 'there is no such ask',
    });
    expect((await judge('{')).verdict).toMatchObject({ why: 'call-back cannot read it: not-json' });
  });
});
