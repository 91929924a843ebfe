import { describe, expect, it } from 'vitest';
import { handOn } from '#functions/apply-update/asks/hand-on';
import { handTo, heirIn, passable, passing, waitingRui } from '#test/support/handing';
import { refOf } from '#test/support/put-asked';
import { personOf } from '#test/support/world';

const person = { kind: 'person' } as const;

describe('an ask that is handed on', () => {
  it('is that of the other from then on, who has a message for it that says the same', async () => {
    const made = await passing();
    const { chasqui, ask, stateOf } = made;
    const outcome = await handTo(made);
    expect(outcome.kind).toBe('handed-on');
    const ref = heirIn(outcome);
    expect(await stateOf('ana')).toEqual({ kind: 'handed-on', to: ref, at: chasqui.clock.now });
    expect((await chasqui.ports.asks.asked(ref))?.value).toEqual({
      ref,
      ask: ask.id,
      person: personOf('eva').id,
      standsFor: personOf('ana').id,
      state: { kind: 'open' },
    });
    expect((await chasqui.ports.messages.find(ref))?.value).toMatchObject({
      person: personOf('eva').id,
      member: 'eva',
      ask: ask.id,
      template: 'may',
      parameters: [['who', 'Ana']],
      status: 'queued',
    });
    expect(chasqui.ports.sendQueue.refs).toEqual([ref]);
  });

  it('leaves its fact, and the slot of the message says in whose place', async () => {
    const made = await passing();
    const outcome = await handTo(made);
    const { facts } = await made.chasqui.ports.ledger.ofRecord(made.ask.record);
    const [eva, ana] = [personOf('eva').id, personOf('ana').id];
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: 'handed-on', person: ana, to: eva, by: 'person', ask: made.ask.id }),
    );
    const slots = await made.chasqui.ports.ledger.ofMessage(heirIn(outcome));
    expect(slots).toEqual([expect.objectContaining({ kind: 'slot', person: eva, standsFor: ana })]);
  });

  it('says who did so where it was an operator', async () => {
    const made = await passing();
    await handTo(made, { by: { kind: 'command', operator: 'front desk' } });
    const { facts } = await made.chasqui.ports.ledger.ofRecord(made.ask.record);
    expect(facts).toContainEqual(expect.objectContaining({ by: 'command', operator: 'front desk' }));
  });

  it('goes out with buttons that are answered by the new one alone', async () => {
    const made = await passing();
    const outcome = await handTo(made);
    await made.chasqui.send(heirIn(outcome));
    const [call] = made.chasqui.ports.whatsapp.calls;
    const payload = /"payload":"([^"]+)"/.exec(JSON.stringify(call?.content))?.[1] ?? '';
    const { from } = made.tap('eva', 0);
    const done = {
      ...made.tap('eva', 0),
      content: { kind: 'tap' as const, payload, title: 'Approve' },
      from,
    };
    await made.apply(done);
    expect((await made.now()).state).toMatchObject({ kind: 'decided', person: personOf('eva').id });
  });

  it('is one of those who are asked, found through whoever had it', async () => {
    const made = await passing();
    const outcome = await handTo(made);
    const asked = await made.chasqui.ports.asks.askedIn(made.ask, 0);
    expect(asked.map(({ value }) => value.ref).toSorted()).toEqual(
      [refOf(made.ask, 'ana'), refOf(made.ask, 'rui'), heirIn(outcome)].toSorted(),
    );
  });

  it('can be handed on once more by whoever has it', async () => {
    const made = await passing(passable, { managers: ['eva', 'leo'] });
    const first = await handTo(made);
    const given = { ref: heirIn(first), to: personOf('leo').id, at: made.chasqui.clock.now, by: person };
    expect((await handOn(given, made.chasqui)).kind).toBe('handed-on');
  });

  it('done again is the same: one message, one fact', async () => {
    const made = await passing();
    const first = await handTo(made);
    const again = await handTo(made);
    expect(heirIn(again)).toBe(heirIn(first));
    expect((await made.kinds()).filter((kind) => kind === 'handed-on')).toHaveLength(1);
  });

  it('keeps its long text, wherever that lies', async () => {
    const made = await passing();
    const ref = refOf(made.ask, 'ana');
    const found = await made.chasqui.ports.messages.find(ref);
    const long = { ...found?.value, parameters: [['who', 'x'.repeat(900)] as const] };
    const { messages } = made.chasqui.ports;
    const ports = {
      ...made.chasqui.ports,
      messages: {
        ...messages,
        find: async (of: string) =>
          of === ref && found ? { ...found, value: { ...found.value, ...long } } : messages.find(of),
      },
    };
    const given = { ref, to: personOf('eva').id, at: made.chasqui.clock.now, by: person };
    const outcome = await handOn(given, { ...made.chasqui, ports });
    expect((await messages.find(heirIn(outcome)))?.value.parameters).toEqual(long.parameters);
  });
});

describe('of a sequential ask', () => {
  const rule = { ...passable, mode: { kind: 'sequential' } } as const;

  it('the other has the place in the line, and the turn', async () => {
    const made = await passing(rule);
    const outcome = await handTo(made);
    expect((await made.now()).line).toEqual([heirIn(outcome), refOf(made.ask, 'rui')]);
    expect((await made.chasqui.ports.messages.find(heirIn(outcome)))?.value.status).toBe('queued');
  });

  it('whoever is handed a later place waits for it, and the message before it is not sent any more', async () => {
    const made = await passing(rule, { status: waitingRui });
    const outcome = await handTo(made, { from: 'rui' });
    const { messages } = made.chasqui.ports;
    expect((await messages.find(heirIn(outcome)))?.value.status).toBe('held');
    expect(made.chasqui.ports.sendQueue.refs).toEqual([]);
    expect((await messages.find(refOf(made.ask, 'rui')))?.value).toMatchObject({
      status: 'cancelled',
      reason: 'answered',
    });
    await made.apply(made.tap('ana', 0));
    expect(made.chasqui.ports.sendQueue.refs).toContain(heirIn(outcome));
  });
});
