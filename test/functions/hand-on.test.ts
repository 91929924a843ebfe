import { describe, expect, it } from 'vitest';
import { handOn } from '#functions/apply-update/asks/hand-on';
import type { AskedPeople } from '#test/support/asked-people';
import { passable, passing } from '#test/support/handing';
import { closeRecord, refOf } from '#test/support/put-asked';
import { personOf } from '#test/support/world';

const person = { kind: 'person' } as const;

function hand(
  made: AskedPeople,
  { from = 'ana', to = 'eva', by = person as Parameters<typeof handOn>[0]['by'] } = {},
) {
  const { chasqui, ask } = made;
  const given = { ref: refOf(ask, from), to: personOf(to).id, at: chasqui.clock.now, by };
  return handOn(given, chasqui);
}

function refIn(outcome: Awaited<ReturnType<typeof handOn>>): string {
  return outcome.kind === 'handed-on' ? outcome.ref : '';
}

describe('an ask that is handed on', () => {
  it('is that of the other from then on, who has a message for it that says the same', async () => {
    const made = await passing();
    const { chasqui, ask, stateOf } = made;
    const outcome = await hand(made);
    expect(outcome.kind).toBe('handed-on');
    const ref = refIn(outcome);
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
    const outcome = await hand(made);
    const { facts } = await made.chasqui.ports.ledger.ofRecord(made.ask.record);
    const [eva, ana] = [personOf('eva').id, personOf('ana').id];
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: 'handed-on', person: ana, to: eva, by: 'person', ask: made.ask.id }),
    );
    const slots = await made.chasqui.ports.ledger.ofMessage(refIn(outcome));
    expect(slots).toEqual([expect.objectContaining({ kind: 'slot', person: eva, standsFor: ana })]);
  });

  it('says who did so where it was an operator', async () => {
    const made = await passing();
    await hand(made, { by: { kind: 'command', operator: 'front desk' } });
    const { facts } = await made.chasqui.ports.ledger.ofRecord(made.ask.record);
    expect(facts).toContainEqual(expect.objectContaining({ by: 'command', operator: 'front desk' }));
  });

  it('goes out with buttons that are answered by the new one alone', async () => {
    const made = await passing();
    const outcome = await hand(made);
    await made.chasqui.send(refIn(outcome));
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
    const outcome = await hand(made);
    const asked = await made.chasqui.ports.asks.askedIn(made.ask, 0);
    expect(asked.map(({ value }) => value.ref).toSorted()).toEqual(
      [refOf(made.ask, 'ana'), refOf(made.ask, 'rui'), refIn(outcome)].toSorted(),
    );
  });

  it('can be handed on once more by whoever has it', async () => {
    const made = await passing(passable, { managers: ['eva', 'leo'] });
    const first = await hand(made);
    const given = { ref: refIn(first), to: personOf('leo').id, at: made.chasqui.clock.now, by: person };
    expect((await handOn(given, made.chasqui)).kind).toBe('handed-on');
  });

  it('done again is the same: one message, one fact', async () => {
    const made = await passing();
    const first = await hand(made);
    const again = await hand(made);
    expect(refIn(again)).toBe(refIn(first));
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
    expect((await messages.find(refIn(outcome)))?.value.parameters).toEqual(long.parameters);
  });
});

describe('of a sequential ask', () => {
  const rule = { ...passable, mode: { kind: 'sequential' } } as const;

  it('the other has the place in the line, and the turn', async () => {
    const made = await passing(rule);
    const outcome = await hand(made);
    expect((await made.now()).line).toEqual([refIn(outcome), refOf(made.ask, 'rui')]);
    expect((await made.chasqui.ports.messages.find(refIn(outcome)))?.value.status).toBe('queued');
  });

  it('whoever is handed a later place waits for it, and the message before it is not sent any more', async () => {
    const status = (company: string) =>
      company === 'rui'
        ? ({ status: 'held', dueAt: 1 } as const)
        : ({ status: 'accepted', providerDigest: 'digest' } as const);
    const made = await passing(rule, { status });
    const outcome = await hand(made, { from: 'rui' });
    const { messages } = made.chasqui.ports;
    expect((await messages.find(refIn(outcome)))?.value.status).toBe('held');
    expect(made.chasqui.ports.sendQueue.refs).toEqual([]);
    expect((await messages.find(refOf(made.ask, 'rui')))?.value).toMatchObject({
      status: 'cancelled',
      reason: 'answered',
    });
    await made.apply(made.tap('ana', 0));
    expect(made.chasqui.ports.sendQueue.refs).toContain(refIn(outcome));
  });
});

describe('an ask is not handed on', () => {
  it.each([
    ['to somebody without the role', { to: 'rui' }, {}, 'not-eligible'],
    ['to somebody whom nobody knows', { to: 'nobody' }, {}, 'not-eligible'],
    ['to somebody who may not answer it', {}, { change: { excepted: ['eva'] } }, 'not-eligible'],
  ])('%s', async (_, who, options, reason) => {
    const made = await passing(passable, options);
    expect(await hand(made, who)).toMatchObject({ kind: 'refused', reason });
    expect(await made.stateOf('ana')).toEqual({ kind: 'open' });
  });

  it('to somebody who has it from another', async () => {
    const made = await passing();
    await hand(made, { from: 'rui' });
    expect(await hand(made)).toMatchObject({ kind: 'refused', reason: 'not-eligible' });
  });

  it('where the route names nobody who may have it', async () => {
    const { handTo: _, ...rule } = passable;
    const made = await passing(rule);
    expect(await hand(made)).toMatchObject({ kind: 'refused', reason: 'not-allowed' });
  });

  it('once its record is closed', async () => {
    const made = await passing();
    await closeRecord(made.ask.record, made.chasqui);
    expect(await hand(made)).toMatchObject({ kind: 'refused', reason: 'closed' });
  });

  it('where there is none', async () => {
    const made = await passing();
    const given = { ref: refOf(made.ask, 'zoe'), to: personOf('eva').id, at: 1, by: person };
    expect(await handOn(given, made.chasqui)).toEqual({ kind: 'refused', reason: 'no-such-ask' });
  });

  it('before a workspace was applied', async () => {
    const made = await passing();
    const workspaces = { ...made.chasqui.ports.workspaces, current: () => Promise.resolve(undefined) };
    const given = {
      ref: refOf(made.ask, 'ana'),
      to: personOf('eva').id,
      at: made.chasqui.clock.now,
      by: person,
    };
    const ports = { ...made.chasqui.ports, workspaces };
    expect(await handOn(given, { ...made.chasqui, ports })).toMatchObject({ reason: 'not-eligible' });
  });
});

describe('two who hand an ask to the same person at the same time', () => {
  it('do not give them two voices', async () => {
    const made = await passing();
    const outcomes = await Promise.all([hand(made), hand(made, { from: 'rui' })]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['handed-on', 'refused']);
    const asked = await made.chasqui.ports.asks.askedIn(made.ask, 0);
    expect(asked.filter(({ value }) => value.person === personOf('eva').id)).toHaveLength(1);
  });

  it('are told so even where only the claim of the voice shows it', async () => {
    const made = await passing();
    const { asks } = made.chasqui.ports;
    const blind = { ...asks, askedIn: async () => [] };
    await hand(made, { from: 'rui' });
    const given = {
      ref: refOf(made.ask, 'ana'),
      to: personOf('eva').id,
      at: made.chasqui.clock.now,
      by: person,
    };
    const outcome = await handOn(given, { ...made.chasqui, ports: { ...made.chasqui.ports, asks: blind } });
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'not-eligible' });
    expect(await made.stateOf('ana')).toEqual({ kind: 'open' });
  });

  it('throws where the ask never stands still', async () => {
    const made = await passing();
    const { asks } = made.chasqui.ports;
    let seen = 1;
    const both: typeof asks.both = async (place, ref) => {
      const found = await asks.both(place, ref);
      seen += 1;
      return { ...found, ...(found.ask && { ask: { ...found.ask, version: found.ask.version + seen } }) };
    };
    const given = {
      ref: refOf(made.ask, 'ana'),
      to: personOf('eva').id,
      at: made.chasqui.clock.now,
      by: person,
    };
    const ports = { ...made.chasqui.ports, asks: { ...asks, both } };
    await expect(handOn(given, { ...made.chasqui, ports })).rejects.toThrow('was changed 20 times');
  });
});
