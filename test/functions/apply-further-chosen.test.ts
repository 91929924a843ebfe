import { describe, expect, it } from 'vitest';
import type { AskRule } from '#domain/asks/ask-rule';
import { type AskedTwice, askedTwice } from '#test/support/two-asks';

const withReason: Partial<AskRule> = { mode: { kind: 'everyone' }, reason: 'required' };
const withAmount: Partial<AskRule> = {
  mode: { kind: 'everyone' },
  questions: [
    { id: 'amount', kind: 'number', text: { en: 'How much?' } },
    { id: 'payOn', kind: 'date', text: { en: 'When?' } },
  ],
};

const approve = 0;
const reject = 1;

/** Ana has tapped under both, and each needs something said; what she says quotes neither. */
async function waiting(rule: Partial<AskRule>, option: number, said: string): Promise<AskedTwice> {
  const people = await askedTwice(rule);
  await people.tap('T-1', option);
  await people.tap('T-2', option);
  await people.says(said);
  return people;
}

describe('a reason that may be for several rejections', () => {
  it('is asked about by a list of them, in the words of each', async () => {
    const people = await waiting(withReason, reject, 'Too dear');
    expect(people.rows()).toMatchObject([
      { title: 'Buy T-2', description: 'ticket T-2, Reject' },
      { title: 'Buy T-1', description: 'ticket T-1, Reject' },
      { title: 'None of these' },
    ]);
  });

  it('counts for the one chosen, and for no other', async () => {
    const people = await waiting(withReason, reject, 'Too dear');
    await people.chooses(0);
    expect(people.lastTold()).toContain('Recorded on “Buy T-2”: Reject.');
    expect(await people.stateOf('T-2')).toMatchObject({ kind: 'answered', said: [{ text: 'Too dear' }] });
    expect(await people.stateOf('T-1')).toMatchObject({ kind: 'answering', said: [] });
    const replies = (await people.facts('T-2')).filter(({ kind }) => kind === 'replied');
    expect(replies.at(-1)).toMatchObject({ boundBy: 'chosen', to: expect.any(String) });
    await people.says('Not needed');
    expect(await people.stateOf('T-1')).toMatchObject({ kind: 'answered', said: [{ text: 'Not needed' }] });
  });

  it('counts once, also where a worker was killed and they tap again', async () => {
    const people = await waiting(withReason, reject, 'Too dear');
    const { ports } = people.chasqui;
    const killed = { ...ports, sendQueue: { put: () => Promise.reject(new Error('killed')) } };
    await expect(people.chooses(0, killed)).rejects.toThrow('killed');
    await people.chooses(0);
    expect((await people.facts('T-2')).filter(({ kind }) => kind === 'answered')).toHaveLength(1);
    expect(people.lastTold()).toContain('Recorded on “Buy T-2”: Reject.');
  });

  it('counts for none where they say so', async () => {
    const people = await waiting(withReason, reject, 'Too dear');
    await people.chooses(2);
    expect(people.lastTold()).toBe('All right, this was noted on none of them.');
    expect(await people.stateOf('T-2')).toMatchObject({ kind: 'answering', said: [] });
  });

  it('is a reply where another button was tapped before the choice', async () => {
    const people = await waiting(withReason, reject, 'Too dear');
    await people.tap('T-2', approve);
    await people.chooses(0);
    expect(await people.stateOf('T-2')).toMatchObject({ kind: 'answered', option: 'approve' });
    expect(people.lastTold()).toBe('Noted on “Buy T-2”.');
  });

  it('is a reply where the ask is not there any more', async () => {
    const people = await waiting(withReason, reject, 'Too dear');
    const { ports } = people.chasqui;
    const records = { find: async () => undefined };
    await people.chooses(0, { ...ports, records });
    expect(people.lastTold()).toBe('Noted on “Buy T-2”.');
  });

  it('has to be written again where nothing waits any more', async () => {
    const people = await waiting(withReason, reject, 'Too dear');
    const { ports } = people.chasqui;
    const inbounds = { ...ports.inbounds, waitingFor: async () => [] };
    await people.chooses(0, { ...ports, inbounds });
    expect(people.lastTold()).toContain('Please write it again');
    expect(await people.stateOf('T-2')).toMatchObject({ kind: 'answering', said: [] });
  });
});

describe('an amount that may be for several approvals', () => {
  it('is the first that was said and is one', async () => {
    const people = await waiting(withAmount, approve, 'one moment');
    expect(people.rows()).toMatchObject([
      { description: 'ticket T-2, Approve: How much?' },
      { description: 'ticket T-1, Approve: How much?' },
      {},
    ]);
    await people.says('1500');
    await people.chooses(1);
    expect(await people.stateOf('T-1')).toMatchObject({ said: [{ question: 'amount', text: '1500' }] });
    expect(people.lastTold()).toContain('When?');
  });

  it('is asked for again where nothing that was said is one', async () => {
    const people = await waiting(withAmount, approve, 'plenty');
    await people.chooses(1);
    expect(people.lastTold()).toContain('a number');
    expect(await people.stateOf('T-1')).toMatchObject({ kind: 'answering', said: [] });
  });

  it('is nothing where the rule does not ask for it any more', async () => {
    const people = await waiting(withAmount, approve, '1500');
    const { ports } = people.chasqui;
    const load: typeof ports.workspaces.load = async (version) => {
      const workspace = await ports.workspaces.load(version);
      const routes = workspace.routes.map(({ ask, ...route }) =>
        ask === undefined ? route : { ...route, ask: { ...ask, reason: 'required' as const, questions: [] } },
      );
      return { ...workspace, routes };
    };
    await people.chooses(0, { ...ports, workspaces: { ...ports.workspaces, load } });
    expect(await people.stateOf('T-2')).toMatchObject({ kind: 'answered', option: 'approve' });
  });
});
