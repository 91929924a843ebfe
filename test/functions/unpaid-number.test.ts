import { describe, expect, it } from 'vitest';
import { parseCallback } from '#domain/ref';
import type { StatusUpdate } from '#domain/inbound/update';
import { messageAt, minute, takeJobs, tick } from '#test/support/ticks';
import { applied, failedBy, statusOf } from '#test/support/updates';
import { addPerson, applyWorkspace, personOf, ticketEvent, type World, world } from '#test/support/world';

const unpaid = failedBy(131_042);

/** Meta takes each message, and tells two seconds later what became of it. */
async function lateCompany(count: number) {
  const chasqui = world({ meta: ({ callback }) => ({ kind: 'accepted', providerId: `wamid.${callback}` }) });
  await applyWorkspace(chasqui);
  await addPerson(chasqui, personOf('ana'));
  const plan = async (event: number) => {
    const detail = { id: `T-${event}`, subject: 'x', priority: 'high' };
    await chasqui.route(ticketEvent(String(event), { detail }));
    return takeJobs(chasqui);
  };
  const refs: string[] = [];
  for (let event = 0; event < count; event += 1) refs.push(...(await plan(event)));
  let told = 0;
  const tellAll = async (fate: Partial<StatusUpdate>) => {
    chasqui.clock.now += 2_000;
    for (const { callback } of chasqui.ports.whatsapp.calls.slice(told)) {
      const attempt = parseCallback(callback) ?? { ref: '', attempt: 0 };
      await applied(chasqui, statusOf(chasqui, attempt, { ...fate, callback }));
    }
    told = chasqui.ports.whatsapp.calls.length;
  };
  const sendAll = async (jobs: readonly string[], fate: Partial<StatusUpdate>) => {
    for (const ref of jobs) await chasqui.send(ref);
    await tellAll(fate);
  };
  const minutes = async (many: number, fate: Partial<StatusUpdate>) => {
    for (let passed = 0; passed < many; passed += 1) {
      chasqui.clock.now += minute;
      await tick(chasqui);
      await sendAll(takeJobs(chasqui), fate);
    }
  };
  return { chasqui, refs, sendAll, minutes };
}

const arrived = async ({ ports }: World, refs: readonly string[]) => {
  const stories = await Promise.all(refs.map((ref) => ports.ledger.ofMessage(ref)));
  return stories.filter((facts) => facts.some((fact) => fact.kind === 'status' && fact.status === 'sent'))
    .length;
};

describe('a number whose messages Meta takes and fails afterwards, for nobody pays', () => {
  it('loses none of them in an hour, makes few calls in vain, and goes on when the first has got through', async () => {
    const { chasqui, refs, sendAll, minutes } = await lateCompany(20);
    await sendAll(refs, unpaid);
    await minutes(60, unpaid);
    const { whatsapp, paces, meter } = chasqui.ports;
    expect(whatsapp.calls.length).toBeLessThan(30);
    expect((await paces.of('main')).breaker).toMatchObject({ code: 131_042, late: true });
    expect(meter.of('numbers-stopped')).toBe(1);
    await minutes(20, { status: 'sent' });
    expect((await paces.of('main')).breaker).toBeUndefined();
    expect(await arrived(chasqui, refs)).toBe(20);
    for (const ref of refs) expect((await messageAt(chasqui, ref)).value.status).toBe('accepted');
  });

  it('stays stopped while Meta only takes its probes, and while they are only read', async () => {
    const { chasqui, refs, sendAll, minutes } = await lateCompany(3);
    await sendAll(refs, unpaid);
    await minutes(3, { status: 'read' });
    expect(chasqui.ports.whatsapp.calls.length).toBeGreaterThan(3);
    expect((await chasqui.ports.paces.of('main')).breaker).toBeDefined();
  });

  it('is not looked at for the status of any other message', async () => {
    const { chasqui, refs } = await lateCompany(1);
    const [ref = ''] = refs;
    await chasqui.send(ref);
    const changes: string[] = [];
    const paces: World['ports']['paces'] = {
      ...chasqui.ports.paces,
      change: (number, decide) => {
        changes.push(number);
        return chasqui.ports.paces.change(number, decide);
      },
    };
    await applied({ ...chasqui, ports: { ...chasqui.ports, paces } }, statusOf(chasqui, { ref }));
    expect(changes).toEqual([]);
  });
});
