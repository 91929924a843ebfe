import { describe, expect, it } from 'vitest';
import type { AskRule } from '#domain/asks/ask-rule';
import { answerAsk } from '#functions/apply-update/asks/answer-ask';
import type { Asking, GivenAnswer } from '#functions/apply-update/asks/asking';
import { type AskedOptions, askedPeople } from '#test/support/asked-people';
import { approval, askingWorkspace } from '#test/support/one-ask';
import { refOf } from '#test/support/put-asked';
import { applyWorkspace, type World } from '#test/support/world';

const explained: AskRule = { ...approval, reason: 'required' };
const reading: AskRule = {
  kind: 'reading',
  mode: { kind: 'everyone' },
  options: [{ id: 'read' }],
  deadline: 3_600_000,
};

async function answering(rule: AskRule, options: AskedOptions = {}) {
  const made = await askedPeople(rule, options);
  const { chasqui, ask } = made;
  const given = (option: number, change: Partial<GivenAnswer> = {}): GivenAnswer => {
    const about = { ref: refOf(ask, 'ana'), at: chasqui.clock.now, thing: 't'.repeat(16) };
    return { ...about, option, by: { kind: 'tap' }, ...change };
  };
  const answer = (one: GivenAnswer, through: Partial<Asking['ports']> = {}) =>
    answerAsk(one, { ports: { ...chasqui.ports, ...through }, tools: chasqui.tools });
  return { ...made, given, answer };
}

describe('an answer that needs a reason', () => {
  it('is kept until the reason is said, and counts then', async () => {
    const { answer, given, now, stateOf } = await answering(explained);
    expect(await answer(given(1))).toMatchObject({ kind: 'asks', question: 'reason' });
    expect(await stateOf('ana')).toMatchObject({ kind: 'answering', option: 'reject' });
    expect((await now()).state.kind).toBe('open');
    const said = [{ question: 'reason', text: 'far too dear', thing: 'u'.repeat(16) }];
    expect(await answer(given(1, { said }))).toMatchObject({ kind: 'counts' });
    expect((await now()).state).toMatchObject({ kind: 'decided', outcome: 'rejected' });
  });

  it('has that it was said in its fact, and never what', async () => {
    const { answer, ask, chasqui, given } = await answering(explained);
    const said = [{ question: 'reason', text: 'far too dear', thing: 'u'.repeat(16) }];
    await answer(given(1, { said }));
    const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
    expect(facts).toContainEqual(
      expect.objectContaining({
        kind: 'answered',
        said: ['reason'],
        digest: expect.stringMatching(/^.{16}$/),
      }),
    );
    expect(JSON.stringify(facts)).not.toContain('dear');
  });

  it('is looked at again where somebody was faster', async () => {
    const { answer, chasqui, given, stateOf } = await answering(explained);
    let tried = 0;
    const asks: Asking['ports']['asks'] = {
      ...chasqui.ports.asks,
      change: async (one) => (tried++ === 0 ? false : chasqui.ports.asks.change(one)),
    };
    expect(await answer(given(1), { asks })).toMatchObject({ kind: 'asks' });
    expect(await stateOf('ana')).toMatchObject({ kind: 'answering' });
  });
});

describe('an answer by command', () => {
  it('counts by the same rules, with the operator in its fact', async () => {
    const { answer, ask, chasqui, given, now } = await answering(approval);
    await answer(given(0, { by: { kind: 'command', operator: 'leo' } }));
    expect((await now()).state.kind).toBe('decided');
    const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: 'answered', by: 'command', operator: 'leo' }),
    );
  });
});

describe('an answer that decides', () => {
  it('says that a process waits for it, where one does', async () => {
    const change = { callback: { kind: 'task', token: 'a token' } } as const;
    const { answer, ask, chasqui, given } = await answering(approval, { change });
    await answer(given(0));
    const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'answered', callback: true }));
  });
});

describe('an answer of the last one of all', () => {
  it('decides without an option where several were chosen', async () => {
    const rule = {
      ...approval,
      mode: { kind: 'everyone' },
      options: ['sea', 'air'].map((id) => ({ id })),
    } as const;
    const { answer, ask, chasqui, given } = await answering(rule, { people: ['ana', 'rui'] });
    await answer(given(0));
    const rui = { ref: refOf(ask, 'rui'), thing: 'u'.repeat(16) };
    expect(await answer(given(1, rui))).toMatchObject({ decision: { outcome: 'approved' } });
    const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
    const deciding = facts.find((fact) => fact.kind === 'answered' && fact.decides !== undefined);
    expect(deciding).not.toHaveProperty('decidedOption');
  });
});

describe('a reading', () => {
  it('is confirmed without a write to the ask: ten thousand may do so at once', async () => {
    const { answer, chasqui, ask, given } = await answering(reading);
    const before = await chasqui.ports.asks.find(ask);
    expect(await answer(given(0))).toMatchObject({ kind: 'counts' });
    expect((await chasqui.ports.asks.find(ask))?.version).toBe(before?.version);
  });
});

describe('who may answer', () => {
  it('is whom the event named, member of the channel or not', async () => {
    const { answer, chasqui, given } = await answering(approval);
    const { channels, ...rest } = askingWorkspace();
    await applyWorkspace(
      chasqui,
      { ...rest, channels: channels.map((one) => ({ ...one, members: [] })) },
      'v2',
    );
    expect(await answer(given(0), asNamed(chasqui))).toMatchObject({ kind: 'counts' });
  });

  it('is nobody where no workspace is in force', async () => {
    const { answer, chasqui, given } = await answering(approval);
    const workspaces = { ...chasqui.ports.workspaces, current: async () => undefined };
    expect(await answer(given(0), { workspaces })).toMatchObject({ kind: 'refused', reason: 'not-entitled' });
  });

  it('is who stands for somebody, and the fact says for whom', async () => {
    const { answer, ask, chasqui, given } = await answering(approval);
    const found = await chasqui.ports.asks.asked(refOf(ask, 'ana'));
    if (found === undefined) throw new Error('nobody asked');
    const { value, version } = found;
    await chasqui.ports.asks.change({ asked: [{ value: { ...value, standsFor: 'leo' }, version }] });
    await answer(given(0));
    const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'answered', standsFor: 'leo' }));
  });
});

describe('an answer to nothing', () => {
  it('is refused where there is no such message', async () => {
    const { answer, ask, given } = await answering(approval);
    const ref = refOf(ask, 'nobody');
    expect(await answer(given(0, { ref }))).toEqual({ kind: 'refused', reason: 'no-such-ask' });
  });

  it('is a surprise where the version of the ask asks nothing', async () => {
    const { answer, chasqui, given } = await answering(approval);
    const load = async (version: string) => ({
      ...(await chasqui.ports.workspaces.load(version)),
      routes: [],
    });
    const workspaces = { ...chasqui.ports.workspaces, load };
    await expect(answer(given(0), { workspaces })).rejects.toThrow('asks nothing');
  });
});

function asNamed({ ports }: World): Partial<Asking['ports']> {
  const find = async (ref: string) => {
    const found = await ports.messages.find(ref);
    return found && { ...found, value: { ...found.value, named: true as const } };
  };
  return { messages: { find } };
}
