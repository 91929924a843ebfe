import { describe, expect, it } from 'vitest';
import { handTo, passable, passing } from '#test/support/handing';
import { closeRecord } from '#test/support/put-asked';
import { personOf } from '#test/support/world';

describe('an ask is not handed on', () => {
  it.each([
    ['to somebody without the role', { to: 'rui' }, {}],
    ['to somebody whom nobody knows', { to: 'nobody' }, {}],
    ['to somebody who may not answer it', {}, { change: { excepted: ['eva'] } }],
  ])('%s', async (_, who, options) => {
    const made = await passing(passable, options);
    expect(await handTo(made, who)).toMatchObject({ kind: 'refused', reason: 'not-eligible' });
    expect(await made.stateOf('ana')).toEqual({ kind: 'open' });
  });

  it('to somebody who has it from another', async () => {
    const made = await passing();
    await handTo(made, { from: 'rui' });
    expect(await handTo(made)).toMatchObject({ kind: 'refused', reason: 'not-eligible' });
  });

  it('where the route names nobody who may have it', async () => {
    const { handTo: _, ...rule } = passable;
    const made = await passing(rule);
    expect(await handTo(made)).toMatchObject({ kind: 'refused', reason: 'not-allowed' });
  });

  it('once its record is closed', async () => {
    const made = await passing();
    await closeRecord(made.ask.record, made.chasqui);
    expect(await handTo(made)).toMatchObject({ kind: 'refused', reason: 'closed' });
  });

  it('where there is none', async () => {
    const made = await passing();
    expect(await handTo(made, { from: 'zoe' })).toEqual({ kind: 'refused', reason: 'no-such-ask' });
  });

  it('before a workspace was applied', async () => {
    const made = await passing();
    const workspaces = { ...made.chasqui.ports.workspaces, current: () => Promise.resolve(undefined) };
    const through = { ...made.chasqui.ports, workspaces };
    expect(await handTo(made, { through })).toMatchObject({ reason: 'not-eligible' });
  });
});

describe('two who hand an ask to the same person at the same time', () => {
  it('do not give them two voices', async () => {
    const made = await passing();
    const outcomes = await Promise.all([handTo(made), handTo(made, { from: 'rui' })]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['handed-on', 'refused']);
    const asked = await made.chasqui.ports.asks.askedIn(made.ask, 0);
    expect(asked.filter(({ value }) => value.person === personOf('eva').id)).toHaveLength(1);
  });

  it('are told so even where only the claim of the voice shows it', async () => {
    const made = await passing();
    const { asks } = made.chasqui.ports;
    const blind = { ...asks, askedIn: async () => [] };
    await handTo(made, { from: 'rui' });
    const outcome = await handTo(made, { through: { ...made.chasqui.ports, asks: blind } });
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
    const through = { ...made.chasqui.ports, asks: { ...asks, both } };
    await expect(handTo(made, { through })).rejects.toThrow('was changed 20 times');
  });
});
