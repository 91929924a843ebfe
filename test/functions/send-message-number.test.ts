import { describe, expect, it } from 'vitest';
import { notSent } from '#domain/facts/message-fact';
import type { Message } from '#domain/messages/message';
import { sendingWork } from '#functions/send-message/sending-work';
import type { World } from '#test/support/world';
import { answering, deadToken, fine, lost, queued, story, unsent } from '#test/support/one-message';
import { addPerson, personOf, ticketEvent } from '#test/support/world';

const tooMany = { kind: 'error' as const, code: 131056, httpStatus: 400, transient: false };
const tooFast = { kind: 'error' as const, code: 130429, httpStatus: 400, transient: false };

/** Two messages to one person. Meta gives each that it accepts an id of its own. */
async function twoMessages(...answers: Parameters<typeof answering>) {
  const answerTo = answering(...answers);
  const meta = (message: unknown, call: number) => {
    const answer = answerTo(message, call);
    return answer.kind === 'accepted' ? { ...answer, providerId: `wamid.${call}` } : answer;
  };
  const { chasqui, ref } = await queued({ meta });
  await chasqui.route(ticketEvent('2'));
  const other = chasqui.ports.sendQueue.refs.find((queuedRef) => queuedRef !== ref) ?? '';
  return { chasqui, ref, other };
}

async function changed(chasqui: World, ref: string, change: Partial<Message>): Promise<void> {
  const found = await chasqui.ports.messages.find(ref);
  if (found === undefined || found.value.status !== 'queued') throw new Error('no queued message');
  await chasqui.ports.messages.move({ ...found.value, ...change, status: 'queued', dueAt: 0 }, found.version);
}

describe('a message whose number is stopped', () => {
  it('is set aside without a call, until its number may be tried again', async () => {
    const { chasqui, ref, other } = await twoMessages(deadToken);
    await chasqui.send(ref);
    const dueAt = chasqui.clock.now + 60_000;
    expect(await chasqui.send(other)).toEqual({ kind: 'waiting', dueAt, code: 190 });
    expect(chasqui.ports.whatsapp.calls).toHaveLength(1);
    expect((await story(chasqui, other)).message).toMatchObject({
      status: 'waiting',
      stopped: true,
      attempt: 0,
    });
    expect((await chasqui.ports.paces.of('main')).backlog).toBeDefined();
  });

  it('goes as the probe when the time has come, and lets the others go', async () => {
    const { chasqui, ref, other } = await twoMessages(deadToken, fine);
    await chasqui.send(ref);
    chasqui.clock.now += 60_000;
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    expect((await chasqui.ports.paces.of('main')).breaker).toBeUndefined();
    expect((await chasqui.send(other)).kind).toBe('accepted');
  });

  it('is looked after even where the number was let go while it was set aside', async () => {
    const { chasqui, ref, other } = await twoMessages(deadToken);
    await chasqui.send(ref);
    const paces: World['ports']['paces'] = {
      ...chasqui.ports.paces,
      change: async (number, decide) => {
        const decision = await chasqui.ports.paces.change(number, decide);
        await chasqui.ports.paces.change(number, ({ nextAt, urgentAt }) => ({ pace: { nextAt, urgentAt } }));
        return decision;
      },
    };
    await chasqui.send(other, { ...chasqui.ports, paces });
    await chasqui.send(other, chasqui.ports);
    expect((await story(chasqui, other)).message.status).toBe('waiting');
  });

  it('waits with the whole number where nothing comes from Meta five times in a row', async () => {
    const { chasqui, ref } = await queued({ meta: answering(unsent) });
    for (let place = 0; place < 4; place += 1) await chasqui.route(ticketEvent(`more-${place}`));
    const refs = [ref, ...chasqui.ports.sendQueue.refs.filter((queuedRef) => queuedRef !== ref)];
    const sender = chasqui.sender();
    for (const one of refs.slice(0, 5)) await sender(one);
    expect((await chasqui.ports.paces.of('main')).breaker?.code).toBe(notSent);
  });
});

describe('a message of a number that is not deployed', () => {
  it('ends with that reason', async () => {
    const { chasqui, ref } = await queued();
    await changed(chasqui, ref, { number: 'austin' });
    expect(await chasqui.send(ref)).toEqual({ kind: 'ended', as: 'failed', reason: 'number-unknown' });
    expect((await story(chasqui, ref)).facts).toMatchObject([{ kind: 'ended', reason: 'number-unknown' }]);
    expect(chasqui.ports.meter.of('messages-failed')).toBe(1);
  });
});

describe('a message that is one too many for its person', () => {
  it('waits in the line of that person, and those behind it without a call', async () => {
    const { chasqui, ref, other } = await twoMessages(tooMany, fine);
    const before = chasqui.clock.now;
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    expect(chasqui.ports.whatsapp.calls).toHaveLength(2);
    expect(chasqui.clock.now - before).toBeGreaterThanOrEqual(1_000);
    expect(await chasqui.send(other)).toEqual({ kind: 'accepted' });
    expect(chasqui.clock.now - before).toBeGreaterThanOrEqual(7_000);
    expect(chasqui.ports.whatsapp.calls).toHaveLength(3);
  });

  it('does not keep another person waiting', async () => {
    const { chasqui, ref } = await queued({ meta: answering(tooMany) });
    await addPerson(chasqui, personOf('rui'));
    await chasqui.send(ref);
    await chasqui.route(ticketEvent('2'));
    const line = { number: 'main', person: personOf('rui').id };
    expect(
      await chasqui.ports.paces.changePerson(line, (pace) => (pace === undefined ? {} : { pace })),
    ).toEqual({});
  });
});

describe('a message while its number is too fast', () => {
  it('slows the number down for all', async () => {
    const { chasqui, ref } = await queued({ meta: answering(tooFast, fine) });
    const before = chasqui.clock.now;
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    expect(chasqui.clock.now - before).toBeGreaterThanOrEqual(1_000);
  });

  it('is left to the sweep where the wait is longer than a worker waits', async () => {
    const { chasqui, ref } = await queued();
    const nextAt = chasqui.clock.now + 20_000;
    await chasqui.ports.paces.change('main', (pace) => ({ pace: { ...pace, nextAt } }));
    expect(await chasqui.send(ref)).toMatchObject({ kind: 'waiting', code: 130429 });
    expect((await story(chasqui, ref)).message).toMatchObject({ status: 'waiting', dueAt: nextAt - 1_250 });
    expect(chasqui.ports.whatsapp.calls).toHaveLength(0);
  });

  it('waits for its turn within the worker where that is soon', async () => {
    const { chasqui, ref } = await queued();
    const nextAt = chasqui.clock.now + 3_000;
    await chasqui.ports.paces.change('main', (pace) => ({ pace: { ...pace, nextAt } }));
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    expect(chasqui.clock.now).toBeGreaterThanOrEqual(nextAt);
  });
});

describe('an attempt that ends in doubt', () => {
  it('counts as nothing heard from Meta', async () => {
    const { chasqui, ref } = await queued({ meta: answering(lost) });
    const sender = chasqui.sender();
    for (let place = 0; place < 4; place += 1) await chasqui.route(ticketEvent(`more-${place}`));
    const refs = [ref, ...chasqui.ports.sendQueue.refs.filter((queuedRef) => queuedRef !== ref)].slice(0, 5);
    for (const one of refs) expect(await sender(one)).toEqual({ kind: 'in-doubt' });
    expect((await chasqui.ports.paces.of('main')).breaker).toBeDefined();
  });
});

describe('the step as its queue knows it', () => {
  it('sends a job, and says of one that was given up why', async () => {
    const { chasqui, ref } = await queued();
    const work = sendingWork(chasqui.ports, chasqui.tools);
    expect(await work.handle({ ref })).toEqual({ ref, kind: 'accepted' });
    await work.say({ ref }, { delivery: 'a delivery', receives: 5, reason: 'TimeoutError' });
    expect((await story(chasqui, ref)).facts.map(({ kind }) => kind)).toContain('set-aside');
  });

  it('applies no late answer to a message of a number that is gone', async () => {
    const { chasqui, ref } = await queued({ meta: answering(deadToken) });
    const numbers = [{ name: 'austin', id: '2', perSecond: 80 }];
    await changed(chasqui, ref, { number: 'austin' });
    const dying: typeof chasqui.ports.messages = {
      ...chasqui.ports.messages,
      move: async (next, from, fact) => {
        if (next.status === 'waiting') throw new Error('died');
        return chasqui.ports.messages.move(next, from, fact);
      },
    };
    const send = sendingWork({ ...chasqui.ports, messages: dying }, { ...chasqui.tools, numbers });
    await expect(send.handle({ ref })).rejects.toThrow('died');
    chasqui.clock.now += 35_001;
    await expect(chasqui.send(ref)).rejects.toThrow('no number austin is deployed');
  });
});
