import { formatCallback } from '#domain/ref';
import type { StatusUpdate } from '#domain/inbound/update';
import { applyStatus } from '#functions/apply-update/apply-status';
import type { Applied } from '#functions/apply-update/applying';
import { queued } from './one-message.ts';
import { minute, takeJobs } from './ticks.ts';
import { smallWorkspace } from './workspace.ts';
import { addPerson, applyWorkspace, personOf, ticketEvent, type World, world } from './world.ts';

/** What Meta tells of an attempt of a message, a second ago by its clock. */
export function statusOf(
  chasqui: World,
  of: { readonly ref: string; readonly attempt?: number },
  change: Partial<StatusUpdate> = {},
): StatusUpdate {
  const { ref, attempt = 1 } = of;
  return {
    number: 'main',
    providerId: `wamid.${ref}.${attempt}`,
    status: 'sent',
    happenedAt: Math.floor(chasqui.clock.now / 1000) * 1000 - 1000,
    callback: formatCallback(ref, attempt),
    errors: [],
    ...change,
  };
}

export function failedBy(code: number, details = 'Meta says why'): Partial<StatusUpdate> {
  return { status: 'failed', errors: [{ code, title: 'Failed', details }] };
}

export async function applied(
  { ports, tools }: Pick<World, 'ports' | 'tools'>,
  status: StatusUpdate,
): Promise<Applied> {
  return applyStatus(status, { ports, tools });
}

/** A message that Meta has taken. */
export async function sent(): Promise<{ chasqui: World; ref: string }> {
  const { chasqui, ref } = await queued({
    meta: ({ callback }) => ({ kind: 'accepted', providerId: `wamid.${callback}` }),
  });
  takeJobs(chasqui);
  await chasqui.send(ref);
  return { chasqui, ref };
}

/** So many messages to one person, each of its own event, that Meta has taken. */
export async function sentToOne(count: number): Promise<{ chasqui: World; refs: readonly string[] }> {
  const chasqui = world({ meta: ({ callback }) => ({ kind: 'accepted', providerId: `wamid.${callback}` }) });
  await applyWorkspace(chasqui, smallWorkspace());
  await addPerson(chasqui, personOf('ana'));
  for (let event = 0; event < count; event += 1) {
    const detail = { id: `T-${event}`, subject: 'x', priority: 'high' };
    await chasqui.route(ticketEvent(String(event), { detail }));
  }
  const refs = takeJobs(chasqui);
  for (const ref of refs) await chasqui.send(ref);
  return { chasqui, refs };
}

/** A person who wrote a minute ago, told in free text. */
export async function sentAsText(): Promise<{ chasqui: World; ref: string }> {
  const chasqui = world({ meta: ({ callback }) => ({ kind: 'accepted', providerId: `wamid.${callback}` }) });
  await applyWorkspace(chasqui, smallWorkspace());
  await addPerson(chasqui, personOf('ana', { lastInbound: { main: chasqui.clock.now - minute } }));
  await chasqui.route(ticketEvent('1'));
  const [ref = ''] = takeJobs(chasqui);
  await chasqui.send(ref);
  return { chasqui, ref };
}
