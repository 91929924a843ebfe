import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Callback } from '#domain/asks/ask';
import { whatHappened } from '#infra/cli/story-words';
import { exampleSecrets } from '#infra/local/example-secrets';
import { answered, askIn, askingWorkspace, closed } from '#test/support/asked-for';
import { type Company, startCompany } from '#test/support/company';
import { type WaitingSystem, waitingSystem } from '#test/support/waiting-system';
import { applyWorkspace } from '#test/support/world';

const helpdesk = { id: 'helpdesk', signature: 'standard-webhooks', callbackHosts: ['localhost'] } as const;
let company: Company;
let waiting: WaitingSystem;

beforeAll(async () => {
  waiting = await waitingSystem();
  company = await startCompany();
  const clock = { now: Date.now() };
  await applyWorkspace({ ports: company.ports, clock }, askingWorkspace({ sources: [helpdesk] }), 'v2');
}, 400_000);

afterAll(async () => {
  await company.stop();
  waiting.stop();
});

/** Asks about a purchase of its own, for whoever waits. */
const asked = (letter: string, callback: Callback) =>
  askIn(
    { ports: company.ports, clock: { now: Date.now() } },
    { record: letter.repeat(22), id: letter.repeat(16), callback },
  );

const calls = async (letter: string) =>
  (await company.ports.ledger.ofRecord(letter.repeat(22))).facts.filter(({ kind }) => kind === 'called-back');

describe('a decision on the running stack', () => {
  it('goes to the system that waits, with the reason, signed', async () => {
    const open = await asked('h', { kind: 'https', url: waiting.url, source: 'helpdesk' });
    const said = [{ question: 'reason', text: 'too dear', thing: 't' }];
    await answered(open, { person: 'rui', option: 'reject', said, decides: 'rejected' });
    await company.stack().idle();
    expect(waiting.got).toHaveLength(1);
    const [letter] = waiting.got;
    const [secret = ''] = exampleSecrets['callback:helpdesk'] ?? [];
    expect(new Webhook(secret).verify(letter?.body ?? '', letter?.headers ?? {})).toMatchObject({
      type: 'ApprovalDecided',
      data: { outcome: 'rejected', reason: { given: 'text', text: 'too dear' } },
    });
    expect(await calls('h')).toMatchObject([{ as: 'done', way: 'https', status: 204, attempt: 1 }]);
  });

  it('goes to the task that waits, and what nobody decided fails it', async () => {
    const approved = await asked('t', { kind: 'task', token: 'purchase 882' });
    await answered(approved, { person: 'rui', option: 'approve', decides: 'approved' });
    await closed(await asked('x', { kind: 'task', token: 'purchase 883' }), 'expired');
    await company.stack().idle();
    const { tasks } = company.stack();
    expect(tasks.find('purchase 882')).toMatchObject({ kind: 'succeeded', output: { outcome: 'approved' } });
    expect(tasks.find('purchase 883')).toMatchObject({ kind: 'failed', error: 'Chasqui.AskExpired' });
    expect(await calls('t')).toMatchObject([{ as: 'done', way: 'task' }]);
  });

  it('is kept from a task that is over, and the auditor sees why', async () => {
    company.stack().tasks.timeOut('purchase 884');
    const open = await asked('o', { kind: 'task', token: 'purchase 884' });
    await answered(open, { person: 'rui', option: 'approve', decides: 'approved' });
    await company.stack().idle();
    const told = await calls('o');
    expect(told).toMatchObject([{ as: 'refused', reason: 'task-over' }]);
    expect(told.map(whatHappened)).toEqual([
      'the waiting task was not told the outcome: the task is over (task-over)',
    ]);
  });
});

it('nothing but what was refused for good was given up', async () => {
  expect(await company.givenUp()).toEqual([]);
});
