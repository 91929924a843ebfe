import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { notSent } from '#domain/facts/message-fact';
import { freshPace, type Pace, reserve, resumed, stopped } from '#domain/pace/pace';
import { localTime } from '#infra/cli/moment';
import { numberFactLine, standingOf } from '#infra/cli/number-words';
import { aMessage, aStory } from '../adapters/tables/samples.ts';
import { cliWorld } from './cli-world.ts';

const clock = { now: Date.parse('2026-11-22T12:00:00Z') };
const world = await cliWorld({ now: () => clock.now });
afterAll(() => world.stop());
const { paces, messages, numberFacts } = world.ports;

/** What happened before a test is more than a day ago. */
beforeEach(async () => {
  clock.now += 3 * 86_400_000;
  for (const number of ['main', 'austin']) await paces.change(number, () => ({ pace: freshPace }));
});

async function stop(number: string, code: number): Promise<void> {
  const fact = { kind: 'number-stopped' as const, number, at: clock.now, thing: 'm'.repeat(16), code };
  await paces.change(number, (pace) => ({ pace: stopped(pace, code, clock.now), fact }));
}

async function setAside(count: number, number?: string): Promise<void> {
  const waiting = { status: 'waiting', dueAt: clock.now, code: 190, stopped: true } as const;
  for (let made = 0; made < count; made += 1) {
    const { status: _, ...core } = aMessage(aStory());
    await messages.plan({ ...core, ...(number !== undefined && { number }), ...waiting });
  }
}

describe('numbers', () => {
  it('says of each that it may send', async () => {
    expect(await world.run('numbers')).toEqual({
      code: 0,
      err: '',
      out: 'main, up to 80 a second: sends\naustin, up to 20 a second: sends',
    });
  });

  it('says since when and why one is stopped, what waits for it, and what happened to it today', async () => {
    await stop('austin', 190);
    await setAside(2, 'austin');
    const at = localTime(clock.now);
    clock.now += 30_000;
    expect(await world.run('numbers')).toEqual({
      code: 1,
      err: '',
      out: [
        'main, up to 80 a second: sends',
        `austin, up to 20 a second: stopped since ${at} (code 190), not tried since, next at ${localTime(clock.now + 30_000)}`,
        '  2 messages set aside',
        `  ${at}  stopped (code 190)`,
      ].join('\n'),
    });
    expect(await world.run('numbers', '--number', 'main')).toMatchObject({ code: 0 });
  });

  it('counts what names no number for the first', async () => {
    await setAside(1);
    const { out } = await world.run('numbers');
    expect(out).toMatch(/^main, .*: sends\n {2}1 message set aside\naustin/);
  });

  it('knows only those of the stack', async () => {
    expect(await world.run('numbers', '--number', 'austen')).toEqual({
      code: 2,
      out: '',
      err: "chasqui: the stack has no number 'austen'; did you mean 'austin'?",
    });
  });

  it('asks for a newer outputs file where that names none', async () => {
    const file = join(world.folder, 'older.json');
    const { Chasqui: outputs } = JSON.parse(await readFile(join(world.folder, 'outputs.json'), 'utf8'));
    const { Numbers: _, ...older } = outputs;
    await writeFile(file, JSON.stringify({ Chasqui: older }));
    for (const command of ['numbers', 'resume']) {
      expect(await world.run(command, '--outputs', file)).toMatchObject({
        code: 2,
        err: expect.stringContaining('deploy again with --outputs-file'),
      });
    }
  });
});

describe('resume', () => {
  it('lets those send again that are stopped, and says so in the ledger', async () => {
    await stop('austin', 131_042);
    const since = clock.now;
    clock.now += 5000;
    expect(await world.run('resume')).toEqual({
      code: 0,
      err: '',
      out: `main was not stopped\naustin may send again; it was stopped since ${localTime(since)} (code 131042)`,
    });
    expect(await paces.of('austin')).toEqual(resumed(freshPace, clock.now));
    const about = { number: 'austin', code: 131_042 };
    expect(await numberFacts.of('austin', { from: since, to: clock.now })).toEqual([
      { kind: 'number-stopped', ...about, at: since, thing: 'm'.repeat(16) },
      {
        kind: 'number-resumed',
        ...about,
        at: clock.now,
        thing: expect.stringMatching(/^[\w-]{16}$/),
        since,
        by: 'operator',
      },
    ]);
    expect(await world.run('resume')).toMatchObject({ out: 'main was not stopped\naustin was not stopped' });
    expect(await numberFacts.of('austin', { from: since, to: clock.now })).toHaveLength(2);
  });

  it('leaves the others alone where one is named', async () => {
    await stop('main', 190);
    await stop('austin', 190);
    expect((await world.run('resume', '--number', 'austin')).out).toMatch(/^austin may send again; [^\n]*$/);
    expect((await paces.of('main')).breaker).toMatchObject({ code: 190 });
    expect((await paces.of('austin')).breaker).toBeUndefined();
  });
});

describe('what is said of a number', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');

  it('is for how long it has enough to do', () => {
    const pace: Pace = { nextAt: now + 1240, urgentAt: now };
    expect(standingOf(pace, now)).toBe('sends, with enough to do for 1.2 s');
  });

  it('is how often it was tried', () => {
    const tried = reserve(stopped(freshPace, notSent, now), {
      count: 1,
      lane: 'normal',
      perSecond: 80,
      now: now + 60_000,
    });
    if (tried.kind !== 'reserved') throw new Error('no probe');
    expect(standingOf(tried.pace, now + 61_000)).toBe(
      `stopped since ${localTime(now)} (WhatsApp could not be reached), tried once since, next at ${localTime(now + 180_000)}`,
    );
  });

  it('is who let it send again', () => {
    const fact = {
      kind: 'number-resumed' as const,
      number: 'main',
      at: now,
      thing: 'm',
      since: now,
      code: 190,
    };
    expect(numberFactLine({ ...fact, by: 'probe' })).toBe(
      `${localTime(now)}  resumed: a message got through`,
    );
    expect(numberFactLine({ ...fact, by: 'operator' })).toBe(`${localTime(now)}  resumed by an operator`);
  });
});
