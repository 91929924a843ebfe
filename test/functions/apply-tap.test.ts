import { describe, expect, it } from 'vitest';
import { askedPeople } from '#test/support/asked-people';
import { approval } from '#test/support/one-ask';
import { inbound } from '#test/support/phones';
import { personOf } from '#test/support/world';

const title = 'Printer is on fire';

describe('a tap of somebody who was asked', () => {
  it('is their answer: stored with its fact, and they are told so', async () => {
    const { chasqui, apply, ask, now, stateOf, tap, told } = await askedPeople();
    const done = tap('ana', 0);
    await apply(done);
    expect(await now()).toMatchObject({
      state: { kind: 'decided', outcome: 'approved', option: 'approve', at: done.happenedAt },
    });
    expect(await stateOf('ana')).toMatchObject({ kind: 'answered', option: 'approve', count: 1 });
    expect(await told('ana')).toEqual([`Recorded on “${title}”: Approve.`]);
    const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
    expect(facts.filter(({ kind }) => kind === 'answered')).toEqual([
      expect.objectContaining({
        ask: ask.id,
        of: 'approval',
        mode: 'anyone',
        channel: 'helpdesk',
        day: '2026-11-22',
        by: 'tap',
        option: 'approve',
        answeredAt: done.happenedAt,
        decides: 'approved',
        decidedOption: 'approve',
        people: 3,
      }),
    ]);
  });

  it('is a reply about the record as well, bound by the tap', async () => {
    const { chasqui, apply, ask, tap } = await askedPeople();
    await apply(tap('ana', 0));
    const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'replied', type: 'tap', boundBy: 'tap' }));
  });

  it('means nothing else, though its button says a word of consent', async () => {
    const { chasqui, apply, now, tap } = await askedPeople();
    await apply(tap('ana', 1, { title: 'STOP' }));
    expect(await now()).toMatchObject({ state: { kind: 'decided', outcome: 'rejected' } });
    const found = await chasqui.ports.people.find(personOf('ana').id);
    expect(found?.value.consent.kind).toBe('given');
  });

  it('comes back as a choice where the button was one of free text', async () => {
    const { chasqui, apply, ask, now, tap } = await askedPeople();
    const done = tap('ana', 0);
    const id = done.content.kind === 'tap' ? done.content.payload : '';
    await apply({ ...done, content: { kind: 'choice', id, title: 'Approve' } });
    expect((await now()).state.kind).toBe('decided');
    const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'replied', boundBy: 'choice' }));
  });

  it('counts by the time at which it was tapped, heard of a minute late', async () => {
    const { chasqui, apply, ask, now, tap } = await askedPeople();
    chasqui.clock.now = ask.deadline - 1_000;
    const done = tap('ana', 0);
    chasqui.clock.now = ask.deadline + 60_000;
    await apply(done);
    expect((await now()).state.kind).toBe('decided');
  });
});

describe('a reply to what we said about a tap', () => {
  it('is about the record of the ask', async () => {
    const { chasqui, apply, ask, tap } = await askedPeople();
    await apply(tap('ana', 0));
    const [ref = ''] = chasqui.ports.sendQueue.refs;
    await chasqui.send(ref);
    const quoting = chasqui.ports.whatsapp.idOf(ref) ?? '';
    const { from } = tap('ana', 0);
    await apply(inbound(chasqui, 'because we need it', { from, quoting }));
    const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: 'replied', type: 'text', boundBy: 'quote' }),
    );
  });
});

describe('whoever taps again', () => {
  it('on the same button is told that the answer stands', async () => {
    const { apply, tap, told } = await askedPeople({ ...approval, mode: { kind: 'everyone' } });
    await apply(tap('ana', 0));
    await apply(tap('ana', 0));
    expect(await told('ana')).toEqual([
      `Recorded on “${title}”: Approve.`,
      `You have answered “${title}” already: Approve. That stands.`,
    ]);
  });

  it('on another button changes the answer where the ask takes changes, and both stay facts', async () => {
    const rule = { ...approval, mode: { kind: 'everyone' }, rejection: 'counts', changeable: true } as const;
    const { apply, kinds, now, tap, told } = await askedPeople(rule);
    await apply(tap('ana', 0));
    await apply(tap('ana', 1));
    expect(await told('ana')).toContain(`Changed on “${title}”: your answer is now Reject.`);
    expect((await now()).tally).toEqual({ reject: 1 });
    expect((await kinds()).filter((kind) => kind === 'answered')).toHaveLength(2);
  });

  it('on another button hears what stands where it takes none', async () => {
    const { apply, kinds, tap, told } = await askedPeople({ ...approval, mode: { kind: 'everyone' } });
    await apply(tap('ana', 0));
    await apply(tap('ana', 1));
    expect(await told('ana')).toContain(`You have answered “${title}” already: Approve. That stands.`);
    expect(await kinds()).toContain('answer-refused answered');
  });
});
