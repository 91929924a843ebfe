import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localTime } from '#infra/cli/moment';
import { cliWorld } from '../cli-world.ts';
import { hour, openedAt, type Purchase, submitPurchase, writeCompany } from './purchase.ts';
import { updatesQueue } from './updates-queue.ts';

const clock = { now: openedAt + hour };
const queue = await updatesQueue();
const { home } = queue;
const world = await cliWorld(
  { now: () => clock.now },
  {
    outputs: { DeadLetters: JSON.stringify({ updates: { dead: `${home}-dead`, home } }) },
    endpoints: { AWS_ENDPOINT_URL_SQS: queue.endpoint },
  },
);
beforeAll(() => writeCompany(world));
afterAll(async () => {
  await Promise.all([world.stop(), queue.close()]);
});

async function answer(key: string, person: string, ...words: readonly string[]) {
  clock.now += 1;
  return world.run(
    'answer',
    '--record',
    `purchase/${key}`,
    '--person',
    person,
    '--by',
    'front desk',
    ...words,
  );
}
const approve = (key: string, person: string) =>
  answer(key, person, '--option', 'approve', '--with', 'amount=1200');

describe('an answer by command', () => {
  it('counts as a tap does, and decides', async () => {
    const { record, refOf } = await submitPurchase(world.ports, '1');
    expect(await approve('1', 'rui')).toEqual({
      code: 0,
      err: '',
      out: 'RUI answered approve; the approval is open still',
    });
    expect(await approve('1', 'ana')).toMatchObject({
      code: 0,
      out: 'ANA answered approve; with it: approved',
    });
    const { facts } = await world.ports.ledger.ofRecord(record);
    const answers = facts.filter((fact) => fact.kind === 'answered');
    expect(
      answers.map(({ option, by, operator, decides, said }) => ({ option, by, operator, decides, said })),
    ).toEqual([
      { option: 'approve', by: 'command', operator: 'front desk', decides: 'approved', said: ['amount'] },
      { option: 'approve', by: 'command', operator: 'front desk', decides: undefined, said: ['amount'] },
    ]);
    const asked = await world.ports.asks.asked(refOf('ana'));
    expect(asked?.value.state).toMatchObject({ said: [{ question: 'amount', text: '1200' }] });
  });

  it('is refused as a tap is, says why, and the ledger knows', async () => {
    const { record } = await submitPurchase(world.ports, '2');
    await approve('2', 'rui');
    await approve('2', 'ana');
    expect(await answer('2', 'eva', '--option', 'reject', '--reason', 'too much')).toEqual({
      code: 1,
      err: '',
      out: `it does not count: it was decided before (approved by ANA, ${localTime(clock.now)})`,
    });
    const { facts } = await world.ports.ledger.ofRecord(record);
    expect(facts.filter(({ kind }) => kind === 'answer-refused')).toMatchObject([
      { reason: 'decided', option: 'reject', person: 'eva0000000000000' },
    ]);
  });

  it('that stands is left as it is; another is no change where the rule takes none', async () => {
    await submitPurchase(world.ports, '3');
    await approve('3', 'rui');
    expect(await approve('3', 'rui')).toMatchObject({
      code: 0,
      out: `RUI had answered approve before, at ${localTime(clock.now)}`,
    });
    expect(await answer('3', 'rui', '--option', 'reject', '--reason', 'no')).toMatchObject({
      code: 1,
      out: 'it does not count: they had answered, and no change is taken',
    });
  });

  it('comes too late after the deadline', async () => {
    await submitPurchase(world.ports, '4', { at: openedAt - 8 * hour });
    expect(await approve('4', 'rui')).toMatchObject({
      code: 1,
      out: 'it does not count: it came after the deadline',
    });
  });

  it.each([
    [['--option', 'maybe'], 'the options are approve, reject'],
    [['--option', 'reject'], "'reject' needs a reason: --reason TEXT"],
    [['--option', 'approve'], "'approve' needs more to be said: --with amount=VALUE"],
    [['--option', 'approve', '--with', 'amount'], 'write --with FIELD=VALUE'],
    [['--option', 'approve', '--with', 'amount=much'], "'amount' is a number, such as 1200.50"],
    [['--option', 'approve', '--with', 'colour=red'], "the route asks for no 'colour'"],
    [['--option', 'approve', '--route', 'seen'], 'they were asked nothing about this record'],
  ])('%j is not understood, and nothing is written', async (words, said) => {
    const { refOf } = await submitPurchase(world.ports, '5');
    expect(await answer('5', 'rui', ...words)).toMatchObject({ code: 2, err: expect.stringContaining(said) });
    expect((await world.ports.asks.asked(refOf('rui')))?.value.state).toEqual({ kind: 'open' });
  });

  it('says which route is meant where several ask', async () => {
    await submitPurchase(world.ports, '6');
    await submitPurchase(world.ports, '6', { route: 'seen', at: openedAt + 1 });
    expect(await approve('6', 'rui')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--route: purchase-approval or seen'),
    });
    expect(
      await answer('6', 'rui', '--option', 'approve', '--with', 'amount=1', '--route', 'purchase-approval'),
    ).toMatchObject({ code: 0 });
  });

  it('is for those who were asked', async () => {
    await submitPurchase(world.ports, '7');
    expect(await approve('7', 'leo')).toMatchObject({
      code: 2,
      err: expect.stringContaining('they were asked nothing about this record'),
    });
    expect(await approve('7', 'nobody')).toMatchObject({ code: 2 });
  });
});

describe('what follows from an answer by command', () => {
  const jobs = ({ record, ask }: Purchase) => {
    const body = JSON.stringify({ kind: 'ask', record, ask: ask.id });
    return queue.taken.filter((one) => one === body).length;
  };

  it('is done by the stack at once; of what does not count nothing follows', async () => {
    const purchase = await submitPurchase(world.ports, '9');
    await approve('9', 'rui');
    expect(jobs(purchase)).toBe(1);
    await answer('9', 'rui', '--option', 'reject', '--reason', 'no');
    expect(jobs(purchase)).toBe(1);
  });

  it('is done by the next try where the queue did not take it', async () => {
    const purchase = await submitPurchase(world.ports, '10');
    queue.goAway(true);
    expect(await approve('10', 'rui')).toMatchObject({
      code: 1,
      out: expect.stringContaining('RUI answered approve'),
      err: expect.stringContaining('run this again'),
    });
    queue.goAway(false);
    expect(jobs(purchase)).toBe(0);
    expect(await approve('10', 'rui')).toMatchObject({ code: 0, err: '' });
    expect(jobs(purchase)).toBe(1);
  });
});

describe('the story of an ask', () => {
  it('has who answered what, why, by whom it was entered, and the end of it', async () => {
    await submitPurchase(world.ports, '8');
    await approve('8', 'rui');
    await answer('8', 'eva', '--option', 'reject', '--reason', 'we have two');
    await answer('8', 'ana', '--option', 'reject', '--reason', 'over budget');
    const { out } = await world.run('trace', '--record', 'purchase/8');
    const lines = out.split('\n').map((line) => line.split(/ {2,}/).slice(1).join(' | '));
    expect(lines).toEqual([
      'who | channel | route | what | attempt',
      'record opened by PurchaseSubmitted from erp',
      `purchase-approval | approval asked of 2 of 3 (quorum), until ${localTime(openedAt + 8 * hour)}`,
      ...['ANA', 'EVA', 'RUI'].map(
        (who) => `${who} | helpdesk | purchase-approval | to be told with ticket_opened in en`,
      ),
      'RUI | helpdesk | purchase-approval | answered approve (entered by front desk) [1 approve; asked of 3]; amount: 1200',
      'EVA | helpdesk | purchase-approval | answered reject (entered by front desk) [1 approve, 1 reject; asked of 3]; reason: we have two',
      'ANA | helpdesk | purchase-approval | answered reject (entered by front desk) [1 approve, 2 reject; asked of 3]: rejected; reason: over budget',
      '',
      '',
    ]);
    expect(out).toMatch(/\n3 to be told: 3 queued; approval rejected, 3 of 3 answered$/);
  });

  it('is a person’s as well', async () => {
    const { out } = await world.run('trace', '--person', 'eva', '--json');
    const facts: readonly { readonly kind: string }[] = JSON.parse(out);
    expect(facts.filter(({ kind }) => kind === 'answered')).toMatchObject([{ option: 'reject' }]);
    expect((await world.run('trace', '--person', 'eva')).out).toMatch(/; 1 answer$/);
  });
});
