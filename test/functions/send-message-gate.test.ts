import { describe, expect, it } from 'vitest';
import { notSent } from '#domain/facts/message-fact';
import { intervalOf } from '#domain/pace/pace';
import { type Gate, gate, type Moment, type Verdict } from '#functions/send-message/gate';
import { world } from '#test/support/world';

const main = { name: 'main', id: '1', perSecond: 80 };
const austin = { name: 'austin', id: '2', perSecond: 80 };

function doors() {
  const { ports, clock } = world();
  const writes: string[] = [];
  const paces: typeof ports.paces = {
    ...ports.paces,
    change: (number, decide) => {
      writes.push(number);
      return ports.paces.change(number, decide);
    },
  };
  const open = (): Gate =>
    gate({ paces, meter: ports.meter }, { now: () => clock.now, gather: () => Promise.resolve() });
  return { gate: open(), open, clock, ports, writes };
}

const told = (verdict: Verdict, probe = false) => ({ number: main, verdict, probe, message: 'm'.repeat(16) });
const at = (moment: Moment) => (moment.kind === 'go' ? moment.at : moment.kind);

describe('the gate of a number', () => {
  it('serves those who ask together with one write, each with a moment of its own', async () => {
    const { gate: door, clock, writes } = doors();
    const moments = await Promise.all(Array.from({ length: 10 }, () => door.take(main, 'normal')));
    expect(writes).toEqual(['main']);
    expect(moments.map(at)).toEqual(
      Array.from({ length: 10 }, (_, place) => Math.ceil(clock.now + place * intervalOf(80))),
    );
  });

  it('keeps numbers and lanes apart', async () => {
    const { gate: door, clock, writes } = doors();
    const moments = await Promise.all([
      door.take(main, 'normal'),
      door.take(main, 'urgent'),
      door.take(austin, 'normal'),
    ]);
    expect(moments.map(at)).toEqual([clock.now, clock.now, clock.now]);
    expect(writes.toSorted()).toEqual(['austin', 'main', 'main']);
  });

  it('makes the normal lane wait where workers have taken all moments within the horizon', async () => {
    const { open, clock } = doors();
    const taken = await Promise.all(Array.from({ length: 101 }, () => open().take(main, 'normal')));
    const waits = taken.flatMap((moment) => (moment.kind === 'wait' ? [moment.until - clock.now] : []));
    expect(waits.length).toBeGreaterThan(0);
    expect(Math.min(...waits)).toBeGreaterThan(0);
  });

  it('slows everybody down when Meta says that it was too fast', async () => {
    const { gate: door, open, clock } = doors();
    await door.heard(told({ kind: 'too-fast' }));
    expect(at(await open().take(main, 'normal'))).toBe(clock.now + 1000);
  });

  it('stops for all workers when Meta refuses the number, with one fact and one count', async () => {
    const { gate: door, open, clock, ports } = doors();
    await door.heard(told({ kind: 'stop', code: 190 }));
    await open().heard(told({ kind: 'stop', code: 190 }));
    await open().heard(told({ kind: 'stop', code: 368 }));
    const until = clock.now + 60_000;
    expect(await open().take(main, 'normal')).toEqual({ kind: 'stopped', until, code: 368 });
    expect(await open().take(main, 'urgent')).toEqual({ kind: 'stopped', until, code: 368 });
    expect(ports.meter.of('numbers-stopped')).toBe(1);
    expect(at(await open().take(austin, 'normal'))).toBe(clock.now);
  });

  it('lets one probe through, keeps the others back, and opens when the probe gets through', async () => {
    const { gate: door, clock } = doors();
    await door.heard(told({ kind: 'stop', code: 190 }));
    clock.now += 60_000;
    const [probe, ...others] = await Promise.all([1, 2, 3].map(() => door.take(main, 'normal')));
    expect(probe).toEqual({ kind: 'go', at: clock.now, probe: true });
    for (const other of others) {
      expect(other).toEqual({ kind: 'stopped', until: clock.now + 120_000, code: 190 });
    }
    await door.heard(told({ kind: 'through' }));
    expect((await door.take(main, 'normal')).kind).toBe('stopped');
    await door.heard(told({ kind: 'through' }, true));
    expect((await door.take(main, 'normal')).kind).toBe('go');
    await door.heard(told({ kind: 'through' }, true));
    expect((await door.take(main, 'normal')).kind).toBe('go');
  });

  it('stops when nothing at all comes from Meta five times in a row, and not when something does', async () => {
    const { gate: door, clock } = doors();
    const nothing = told({ kind: 'nothing' });
    for (let times = 0; times < 4; times += 1) await door.heard(nothing);
    await door.heard(told({ kind: 'through' }));
    for (let times = 0; times < 4; times += 1) await door.heard(nothing);
    expect((await door.take(main, 'normal')).kind).toBe('go');
    await door.heard(nothing);
    const until = clock.now + 60_000;
    expect(await door.take(main, 'normal')).toEqual({ kind: 'stopped', until, code: notSent });
  });

  it('fails all that ask together where the tables fail', async () => {
    const { ports, clock } = doors();
    const paces = { ...ports.paces, change: () => Promise.reject(new Error('no table')) };
    const door = gate(
      { paces, meter: ports.meter },
      { now: () => clock.now, gather: () => Promise.resolve() },
    );
    const asked = await Promise.allSettled([door.take(main, 'normal'), door.take(main, 'normal')]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
