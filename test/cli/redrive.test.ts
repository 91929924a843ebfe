import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { SendAnswer } from '#domain/outbound/send-answer';
import { noteSetAside } from '#functions/send-message/note-set-aside';
import { lost } from '#test/support/one-message';
import { ticketEvent } from '#test/support/world';
import { redriveWorld } from './redrive-world.ts';

const world = await redriveWorld();
afterEach(() => world.empty());
afterAll(() => world.stop());

let events = 0;

/** Two messages that are planned and not sent. */
async function planned() {
  events += 1;
  const id = String(events);
  const { event, refs } = await world.plan(
    ticketEvent(id, { detail: { id, subject: 'Fire', priority: 'high' } }),
  );
  const [ref = '', other = ''] = refs;
  return { event, ref, other, id };
}
const job = (ref: string) => JSON.stringify({ ref });
/** It lasts for minutes. */
const tooManyCalls: SendAnswer = { kind: 'error', code: 80_007, httpStatus: 400, transient: false };
const answering = (answer: SendAnswer) => ({ whatsapp: { send: async () => answer } });

describe('redrive of jobs', () => {
  it('lists them with the reason from the ledger and does nothing, with --dry-run', async () => {
    const { ref } = await planned();
    const delivery = await world.put('send-dead', job(ref));
    await noteSetAside(world.ports, world.tools)(ref, {
      delivery,
      receives: 5,
      reason: 'ThrottlingException',
    });
    const { code, told } = await world.redrive('send', '--dry-run');
    expect(code).toBe(0);
    expect(told).toMatchObject([
      {
        message: delivery,
        id: ref,
        about: 'of TicketOpened from helpdesk',
        source: 'helpdesk',
        reason: 'ThrottlingException',
        receives: 5,
        fate: 'would-go-back',
      },
    ]);
    expect(await world.depth('send')).toBe(0);
    await expect.poll(() => world.bodies('send-dead'), { timeout: 20_000 }).toEqual([job(ref)]);
  });

  it('puts each on the queue of its message and takes it from the dead letters', async () => {
    const { ref, other } = await planned();
    const found = await world.ports.messages.find(other);
    if (found === undefined) throw new Error('not planned');
    await world.ports.messages.move({ ...found.value, priority: 'urgent' }, found.version);
    for (const one of [ref, other]) await world.put('send-dead', job(one));
    const { code, lines } = await world.redriveText('send');
    expect(code).toBe(0);
    expect(lines.at(-1)).toBe('2 of send: 2 went back');
    expect(await world.bodies('send')).toEqual([job(ref)]);
    expect(await world.bodies('send-urgent')).toEqual([job(other)]);
    expect(await world.depth('send-dead')).toBe(0);
  });

  it('refuses what would be sent twice, and what is over', async () => {
    const [accepted, doubted, waiting] = [await planned(), await planned(), await planned()];
    await world.send(accepted.ref);
    await world.send(doubted.ref, answering(lost));
    await world.send(waiting.ref, answering(tooManyCalls));
    const refs = [accepted.ref, doubted.ref, waiting.ref, `${'r'.repeat(22)}.00.00000000a.${'m'.repeat(16)}`];
    for (const ref of refs) await world.put('send-dead', job(ref));
    const { code, told } = await world.redrive('send');
    expect(code).toBe(1);
    expect(new Map(told.map(({ id, why }) => [id, why]))).toEqual(
      new Map([
        [refs[0], 'WhatsApp has accepted it'],
        [refs[1], 'it is in doubt, which keep-time settles'],
        [refs[2], expect.stringMatching(/^it waits until /)],
        [refs[3], 'there is no such message'],
      ]),
    );
    expect(told.map(({ fate }) => fate)).toEqual(Array(4).fill('stays'));
    expect(await world.depth('send')).toBe(0);
    expect(await world.depth('send-dead')).toBe(4);
  });

  it('refuses a message that somebody is sending, until their lease ends', async () => {
    const { ref } = await planned();
    const dying = { whatsapp: { send: () => Promise.reject(new Error('killed')) } };
    await expect(world.send(ref, dying)).rejects.toThrow('killed');
    await world.put('send-dead', job(ref));
    expect((await world.redrive('send', '--dry-run')).told).toMatchObject([{ why: 'it is being sent' }]);
    world.clock.now += world.tools.lease + 1;
    await expect
      .poll(async () => (await world.redrive('send')).told, { timeout: 20_000 })
      .toMatchObject([{ fate: 'gone-back' }]);
  });

  it('drops what is over with --drop-finished, and nothing else', async () => {
    const { ref, other } = await planned();
    await world.send(ref);
    for (const body of [job(ref), job(other), 'nonsense']) await world.put('send-dead', body);
    const { code, told } = await world.redrive('send', '--drop-finished');
    expect(code).toBe(1);
    expect(told.map(({ id, fate }) => [id, fate])).toEqual(
      expect.arrayContaining([
        [ref, 'dropped'],
        [other, 'gone-back'],
        [expect.any(String), 'stays'],
      ]),
    );
    await expect.poll(() => world.bodies('send-dead'), { timeout: 20_000 }).toEqual(['nonsense']);
  });

  it('takes those alone that pass all filters', async () => {
    const { ref, other, event } = await planned();
    for (const one of [ref, other]) await world.put('send-dead', job(one));
    const chosen = ['--filter', `ref=${ref.slice(0, 40)}`, '--filter', `id=${event}`];
    expect((await world.redrive('send', ...chosen, '--filter', 'source=erp')).told).toEqual([]);
    await expect.poll(() => world.bodies('send-dead'), { timeout: 20_000 }).toHaveLength(2);
    await expect
      .poll(async () => (await world.redrive('send', ...chosen)).told.length, { timeout: 20_000 })
      .toBe(1);
    expect(await world.bodies('send')).toEqual([job(ref)]);
  });

  it('says that there is nothing where there is nothing', async () => {
    expect(await world.redriveText('send')).toMatchObject({
      code: 0,
      lines: ['no dead letters of send to speak of'],
    });
  });

  it('takes more than one page of them', async () => {
    const { ref } = await planned();
    for (let copy = 0; copy < 12; copy += 1) await world.put('send-dead', job(ref));
    const { code, lines } = await world.redriveText('send');
    expect([code, lines.length, lines.at(-1)]).toEqual([0, 13, '12 of send: 12 went back']);
    expect(await world.depth('send')).toBe(12);
  });

  it('stops at a fact that is not as it was written, and gives the letters back', async () => {
    const { ref } = await planned();
    const delivery = await world.put('send-dead', job(ref));
    const forged = { delivery, receives: 5, reason: 'Forged' };
    await noteSetAside({ ...world.ports, ledger: world.forging }, world.tools)(ref, forged);
    expect((await world.redriveText('send')).code).toBe(3);
    await expect.poll(() => world.bodies('send-dead'), { timeout: 20_000 }).toEqual([job(ref)]);
  });
});

describe('what redrive does not understand', () => {
  it.each([
    [['sent'], "no dead letters of 'sent'; did you mean 'send'?"],
    [['failures'], 'say what becomes of them'],
    [['failures', '--to', 'failures'], 'nobody works on failures'],
    [['failures', '--to', 'events', '--drop'], 'exclude each other'],
    [['failures', '--drop-finished'], 'for what could be read'],
    [['events', '--drop'], 'the queue failures'],
    [['send', '--to', 'events'], 'the queue failures'],
    [['send', '--filter', 'reasons=x'], "did you mean 'reason'?"],
    [['send', '--filter', 'reason'], 'is not KEY=VALUE'],
    [['send', '--rate', '0'], '--rate is a number'],
  ])('%j', async (words, said) => {
    const { code, err } = await world.cli.run('redrive', ...words);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});
