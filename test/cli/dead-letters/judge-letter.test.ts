import { describe, expect, it } from 'vitest';
import { noteEventSetAside } from '#functions/route-event/note-set-aside';
import { judgeLetter } from '#infra/cli/dead-letters/judge-letter';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';
import { applyWorkspace, peopledWorld, ticketEvent, type World, world } from '#test/support/world';
import { envelope } from '../redrive-world.ts';
import { letter } from './letters.ts';

const judging = ({ ports, clock }: World) => ({ ...ports, now: () => clock.now });

describe('an event among the dead letters', () => {
  const body = envelope(ticketEvent('1'));

  it('is told to be too late for routes whose time is over, and goes back all the same', async () => {
    const chasqui = await peopledWorld();
    const routes = [{ ...ticketOpened, notAfter: 60_000 }];
    await applyWorkspace(chasqui, smallWorkspace({ routes }), 'v2');
    await chasqui.route(ticketEvent('1'));
    const verdict = async () =>
      (await judgeLetter(letter('a', body), 'route-event', judging(chasqui))).verdict;
    chasqui.clock.now += 59_999;
    expect(await verdict()).toEqual({ kind: 'redrive' });
    chasqui.clock.now += 1;
    expect(await verdict()).toEqual({
      kind: 'redrive',
      note: 'too late for ticket-opened: what it plans there expires',
    });
  });

  it('has the reason of its own delivery, or the newest where that is not known', async () => {
    const chasqui = await peopledWorld();
    const note = noteEventSetAside(chasqui.ports, chasqui.tools);
    for (const [delivery, reason] of [
      ['a', 'TimeoutError'],
      ['b', 'ThrottlingException'],
    ] as const) {
      chasqui.clock.now += 1;
      await note(ticketEvent('1'), { delivery, receives: 5, reason });
    }
    const reasonOf = async (id: string) =>
      (await judgeLetter(letter(id, body), 'route-event', judging(chasqui))).reason;
    expect([await reasonOf('a'), await reasonOf('other')]).toEqual(['TimeoutError', 'ThrottlingException']);
  });

  it('stays where no workspace is applied', async () => {
    const { verdict } = await judgeLetter(letter('a', body), 'route-event', judging(world()));
    expect(verdict).toMatchObject({ kind: 'refuse', why: expect.stringMatching('no workspace is applied') });
  });

  it('stays where it cannot be looked up, and says in one word why', async () => {
    const chasqui = await peopledWorld();
    const ports = judging(chasqui);
    const find = () => Promise.reject(new RangeError('Maria +5511955501234'));
    const judged = await judgeLetter(letter('a', body), 'route-event', { ...ports, events: { find } });
    expect(judged.verdict).toEqual({ kind: 'refuse', why: 'it could not be looked up: RangeError' });
  });
});

describe('what WhatsApp told, among the dead letters', () => {
  const judged = (body: string) => judgeLetter(letter('a', body), 'apply-update', judging(world()));

  it('always goes back: to apply it again does nothing twice', async () => {
    const { about, verdict } = await judged('{"kind":"webhook","receivedAt":1,"body":"{}"}');
    expect([about, verdict]).toEqual(['webhook from WhatsApp', { kind: 'redrive' }]);
  });

  it('stays where nobody could read it', async () => {
    const { verdict } = await judged('{"kind":"letter"}');
    expect(verdict).toEqual({ kind: 'refuse', why: 'apply-update cannot read it: not-the-contract' });
  });
});

describe('a slice among the dead letters', () => {
  const record = 'r'.repeat(22);
  const slice = (event: string) =>
    letter('a', JSON.stringify({ notice: { event, record, route: 'to-all', slice: 3 } }));

  it('goes back while its event is kept and it is not told', async () => {
    const chasqui = await peopledWorld();
    const { event } = await chasqui.route(ticketEvent('1'));
    const judged = await judgeLetter(slice(event), 'route-event', judging(chasqui));
    expect(judged).toMatchObject({
      name: `${event}/3`,
      about: 'slice 3 of TicketOpened from helpdesk',
      verdict: { kind: 'redrive' },
    });
    const told = { slice: 3, planned: 1, suppressed: 0, elsewhere: 0, at: 1, thing: 't'.repeat(16) };
    await chasqui.ports.ledger.put({ kind: 'slice-told', record, event, route: 'to-all', ...told });
    expect((await judgeLetter(slice(event), 'route-event', judging(chasqui))).verdict).toEqual({
      kind: 'refuse',
      why: 'it is told',
      isFinished: true,
    });
  });

  it('stays where its event is not kept any more', async () => {
    const judged = await judgeLetter(slice('e'.repeat(22)), 'route-event', judging(await peopledWorld()));
    expect(judged.verdict).toMatchObject({ why: 'its event is not kept any more', isFinished: true });
  });
});
