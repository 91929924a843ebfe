import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPerson, applyWorkspace, personOf } from '#test/support/world';
import { cliWorld } from '../cli-world.ts';
import { askers, hour, openedAt, submitPurchase, writeCompany } from './purchase.ts';
import { updatesQueue } from './updates-queue.ts';

const clock = { now: openedAt + hour };
const queue = await updatesQueue();
const { home } = queue;
const lanes = { main: { normal: `${home}-normal`, urgent: `${home}-urgent` } };
const world = await cliWorld(
  { now: () => clock.now },
  {
    outputs: { DeadLetters: JSON.stringify({ send: { dead: `${home}-dead`, home: lanes } }) },
    endpoints: { AWS_ENDPOINT_URL_SQS: queue.endpoint },
  },
);
beforeAll(async () => {
  await writeCompany(world);
  const [asking, ...others] = askers.routes;
  if (asking?.ask === undefined) throw new Error('no route asks');
  const [helpdesk, ...channels] = askers.channels;
  if (helpdesk === undefined) throw new Error('there is no channel');
  const members = [
    ...helpdesk.members,
    { person: 'leo', role: 'stand-in' },
    { person: 'ivo', role: 'agent' },
  ];
  const handed = { ...asking, ask: { ...asking.ask, handTo: 'stand-in' } };
  const now = { ports: world.ports, clock: { now: openedAt - hour } };
  await addPerson(now, personOf('ivo'));
  await applyWorkspace(
    now,
    { ...askers, channels: [{ ...helpdesk, members }, ...channels], routes: [handed, ...others] },
    'v2',
  );
});
afterAll(async () => {
  await Promise.all([world.stop(), queue.close()]);
});

const hand = (key: string, person: string, to: string) =>
  world.run('hand', '--record', `purchase/${key}`, '--person', person, '--to', to, '--by', 'front desk');

describe('handing an ask on by command', () => {
  it('gives it to somebody else, with a message and a fact', async () => {
    const { record, refOf } = await submitPurchase(world.ports, '1', { version: 'v2' });
    expect(await hand('1', 'rui', 'leo')).toEqual({
      code: 0,
      err: '',
      out: 'handed to LEO, who gets a message of their own',
    });
    const { facts } = await world.ports.ledger.ofRecord(record);
    expect(facts.find(({ kind }) => kind === 'handed-on')).toMatchObject({
      person: personOf('rui').id,
      to: personOf('leo').id,
      by: 'command',
      operator: 'front desk',
    });
    expect((await world.ports.asks.asked(refOf('rui')))?.value.state.kind).toBe('handed-on');
    expect(queue.taken).toHaveLength(1);
  });

  it('is refused, in words, where the rules do not let it', async () => {
    await submitPurchase(world.ports, '2', { version: 'v2' });
    expect(await hand('2', 'rui', 'ivo')).toMatchObject({
      code: 1,
      out: expect.stringContaining('not in the role that the route names'),
    });
    await submitPurchase(world.ports, '3', { version: 'v1' });
    expect(await hand('3', 'rui', 'leo')).toMatchObject({ code: 1, out: expect.stringContaining('handTo') });
  });

  it('says what it does not understand', async () => {
    await submitPurchase(world.ports, '4', { version: 'v2' });
    expect(await hand('4', 'rui', 'nobody')).toMatchObject({ code: 2 });
    expect(await hand('nothing', 'rui', 'leo')).toMatchObject({ code: 2 });
  });
});
