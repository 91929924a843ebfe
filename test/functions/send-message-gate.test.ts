import { describe, expect, it } from 'vitest';
import { notSent } from '#domain/facts/message-fact';
import { intervalOf } from '#domain/pace/pace';
import { type Gate, gate, type Moment } from '#functions/send-message/gate';
import type { Verdict } from '#functions/send-message/listen';
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

const told = (verdict: Verdict, probe = false, begun = 0) => ({
  number: main,
  verdict,
  probe,
  begun,
  message: 'm'.repeat(16),
});
const nothing = (begun: number) => told({ kind: 'in-vain', code: notSent, perhapsOwn: false }, false, begun);
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

  it('keeps numbers apart, and has the lanes of one share its pace', async () => {
    const { gate: door, clock, writes } = doors();
    const moments = await Promise.all([
      door.take(main, 'normal'),
      door.take(main, 'urgent'),
      door.take(austin, 'normal'),
    ]);
    const second = Math.ceil(clock.now + intervalOf(80));
    expect(moments.map(at)).toEqual([clock.now, second, clock.now]);
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
    expect(at(await open().take(main, 'urgent'))).toBeGreaterThan(clock.now + 1000);
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
    for (let times = 0; times < 4; times += 1) await door.heard(nothing(clock.now));
    await door.heard(told({ kind: 'through' }));
    clock.now += 1;
    for (let times = 0; times < 4; times += 1) await door.heard(nothing(clock.now));
    expect((await door.take(main, 'normal')).kind).toBe('go');
    await door.heard(nothing(clock.now));
    const until = clock.now + 60_000;
    expect(await door.take(main, 'normal')).toEqual({ kind: 'stopped', until, code: notSent });
  });

  it('counts what was in vain for all workers together, and what they hear as well', async () => {
    const { open, clock, ports } = doors();
    for (let times = 0; times < 4; times += 1) await open().heard(nothing(clock.now));
    const other = open();
    await other.take(main, 'normal');
    clock.now += 1;
    await other.heard(told({ kind: 'through' }));
    expect((await ports.paces.of('main')).silence).toMatchObject({ calls: 0, heardAt: clock.now });
    clock.now += 1;
    for (let times = 0; times < 4; times += 1) await open().heard(nothing(clock.now));
    expect((await other.take(main, 'normal')).kind).toBe('go');
    await open().heard(nothing(clock.now));
    expect((await other.take(main, 'normal')).kind).toBe('stopped');
  });

  it('writes no answer that tells nothing new, and takes it along with the next moments', async () => {
    const { gate: door, open, clock, ports, writes } = doors();
    await door.take(main, 'normal');
    await open().heard(nothing(clock.now - 5));
    writes.length = 0;
    await door.heard(told({ kind: 'through' }));
    expect(writes).toEqual([]);
    await door.take(main, 'normal');
    expect((await ports.paces.of('main')).silence).toMatchObject({ heardAt: clock.now });
    await door.heard(told({ kind: 'through' }));
    expect(writes).toEqual(['main']);
  });

  it('hears once that a number speaks again, whoever says so', async () => {
    const { gate: door, open, clock, ports } = doors();
    await door.heard(nothing(clock.now));
    const other = open();
    await other.take(main, 'normal');
    await door.heard(told({ kind: 'through' }));
    const heard = await ports.paces.of('main');
    clock.now += 1;
    await other.heard(told({ kind: 'through' }));
    expect(await ports.paces.of('main')).toEqual(heard);
  });

  it('takes a call that alone was lost among others that were answered for no silence', async () => {
    const { gate: door, clock, ports } = doors();
    const begun = clock.now;
    clock.now += 200;
    await door.heard(told({ kind: 'through' }));
    clock.now += 9_800;
    for (let times = 0; times < 5; times += 1) await door.heard(nothing(begun));
    expect((await ports.paces.of('main')).silence).toBeUndefined();
  });

  it('counts those that fail together with one write, each as a call of its own', async () => {
    const { gate: door, clock, ports, writes } = doors();
    await Promise.all(Array.from({ length: 10 }, () => door.heard(nothing(clock.now))));
    expect(writes).toEqual(['main']);
    expect((await ports.paces.of('main')).breaker).toMatchObject({ code: notSent });
    expect(ports.meter.of('numbers-stopped')).toBe(1);
  });

  it('lets another try at once where a probe came to nothing before it called', async () => {
    const { gate: door, clock } = doors();
    await door.heard(told({ kind: 'stop', code: 190 }));
    clock.now += 60_000;
    expect(await door.take(main, 'normal')).toMatchObject({ probe: true });
    expect((await door.take(main, 'normal')).kind).toBe('stopped');
    await door.giveBack(main);
    expect(await door.take(main, 'normal')).toMatchObject({ probe: true });
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
