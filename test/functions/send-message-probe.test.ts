import { describe, expect, it } from 'vitest';
import { stopped } from '#domain/pace/pace';
import { deadToken, fine } from '#test/support/one-message';
import { messageAt, minute, takeJobs, tick } from '#test/support/ticks';
import { smallWorkspace } from '#test/support/workspace';
import { addPerson, applyWorkspace, personOf, ticketEvent, type World, world } from '#test/support/world';

const hour = 60 * minute;

/** Messages that are set aside, for the token is dead until it is mended. */
async function deadCompany(count: number) {
  const token = { dead: true };
  const chasqui = world({
    meta: ({ callback }) => (token.dead ? deadToken : { ...fine, providerId: `wamid.${callback}` }),
  });
  const base = smallWorkspace();
  await applyWorkspace(chasqui, {
    ...base,
    routes: base.routes.map((route) => ({ ...route, notAfter: hour })),
  });
  await addPerson(chasqui, personOf('ana'));
  const plan = async (id: string) => {
    await chasqui.route(ticketEvent(id, { detail: { id, subject: 'x', priority: 'high' } }));
    return takeJobs(chasqui);
  };
  const refs: string[] = [];
  for (let event = 0; event < count; event += 1) refs.push(...(await plan(`T-${event}`)));
  const sender = chasqui.sender();
  await Promise.all(refs.map(sender));
  const pass = async (ms: number) => {
    for (const until = chasqui.clock.now + ms; chasqui.clock.now < until;) {
      chasqui.clock.now += minute;
      await tick(chasqui);
      await Promise.all(takeJobs(chasqui).map(sender));
    }
  };
  return { chasqui, token, refs, plan, sender, pass };
}

const statuses = (chasqui: World, refs: readonly string[]) =>
  Promise.all(refs.map(async (ref) => (await messageAt(chasqui, ref)).value.status));

describe('messages that were set aside while their number is stopped', () => {
  it('end there when they may not go any more, and leave the probes to those that may', async () => {
    const { chasqui, token, refs, plan, sender, pass } = await deadCompany(40);
    chasqui.clock.now += 2 * hour;
    await pass(minute);
    expect(new Set(await statuses(chasqui, refs))).toEqual(new Set(['expired']));
    token.dead = false;
    const [fresh = ''] = await plan('fresh');
    await sender(fresh);
    await pass(16 * minute);
    expect(await statuses(chasqui, [fresh])).toEqual(['accepted']);
    expect((await chasqui.ports.paces.of('main')).breaker).toBeUndefined();
  });

  it('leave their place to the next where they wait for something else', async () => {
    const { chasqui, token, refs, plan, sender } = await deadCompany(1);
    const [other = ''] = await plan('another');
    await sender(other);
    token.dead = false;
    chasqui.clock.now += 15 * minute;
    const { templateStates, paces } = chasqui.ports;
    const news = { template: 'ticket_opened', language: 'en' };
    await templateStates.keep({ ...news, state: 'paused', since: chasqui.clock.now });
    await tick(chasqui);
    for (const ref of takeJobs(chasqui)) expect(await sender(ref)).toMatchObject({ code: 132_015 });
    expect((await paces.of('main')).breaker).toMatchObject({ probes: 0, probeAt: chasqui.clock.now });
    expect(chasqui.ports.whatsapp.calls).toHaveLength(1);
    await templateStates.keep({ ...news, state: 'usable', since: chasqui.clock.now + 1 });
    chasqui.clock.now += 15 * minute;
    await tick(chasqui);
    for (const ref of takeJobs(chasqui)) await sender(ref);
    expect(await statuses(chasqui, [...refs, other])).toEqual(['accepted', 'accepted']);
  });

  it('stay aside as a probe that finds Meta unwell, however often they were tried', async () => {
    const meta = { unwell: true };
    const chasqui = world({
      meta: () => (meta.unwell ? { kind: 'error', code: 131_000, httpStatus: 500, transient: true } : fine),
    });
    await applyWorkspace(chasqui);
    await addPerson(chasqui, personOf('ana'));
    await chasqui.route(ticketEvent('1'));
    const refs = takeJobs(chasqui);
    await chasqui.ports.paces.change('main', (pace) => ({ pace: stopped(pace, 131_000, chasqui.clock.now) }));
    for (const ref of refs) await chasqui.send(ref);
    for (let minutes = 0; minutes < 180; minutes += 1) {
      chasqui.clock.now += minute;
      await tick(chasqui);
      for (const ref of takeJobs(chasqui)) await chasqui.send(ref);
    }
    const [message] = await Promise.all(refs.map((ref) => messageAt(chasqui, ref)));
    expect(message?.value).toMatchObject({ status: 'waiting', stopped: true });
    expect(message?.value.attempt).toBeGreaterThan(8);
    meta.unwell = false;
    chasqui.clock.now += 15 * minute;
    await tick(chasqui);
    for (const ref of takeJobs(chasqui)) await chasqui.send(ref);
    expect(await statuses(chasqui, refs)).toEqual(['accepted']);
  });
});
