import { type Addressee, audienceOf } from '#domain/routing/audience';
import type { SliceTold } from '#domain/facts/routing-fact';
import { routingId } from '#domain/identity';
import { scopeOf } from '#domain/messages/message-parameters';
import type { Planning } from '#domain/routing/plan-slot';
import { rememberedTexts } from '#domain/routing/remembered-texts';
import { sliceOf, slicesFor } from '#domain/routing/slices';
import type { Slice } from '#ports/notice-queue';
import { noteNobody } from './note-nobody.ts';
import { planningOf } from './planning-of.ts';
import type { RouteEventPorts, RouteEventTools } from './routing.ts';
import { tellPeople } from './tell-people.ts';

export interface SliceOutcome {
  readonly kind: 'slice-told';
  readonly event: string;
  readonly route: string;
  readonly slice: number;
  readonly planned: number;
  readonly suppressed: number;
}

/** A slice with all that its plan rests on. */
interface Notice {
  readonly planning: Planning;
  readonly audience: readonly Addressee[];
  readonly slice: number;
}

interface Means {
  readonly ports: RouteEventPorts;
  readonly tools: RouteEventTools;
}

/**
 * Tells the people of one slice of a notice: everybody gets their slot, then the slice is told. Delivered again, it
 * goes on from what stands. The slice that finds all of them told, and nobody by any of them, says so.
 */
export function tellSlice(ports: RouteEventPorts, given: RouteEventTools) {
  return async (job: Slice): Promise<SliceOutcome> => {
    const tools = { ...given, text: rememberedTexts(given.text) };
    const notice = await noticeOf(job, { ports, tools });
    const [standing] = await ports.notices.told(placeOf(notice, tools), [job.slice]);
    const told = standing ?? (await tellOnce(notice, { ports, tools }));
    if (isUntold(told)) await noteIfNobody(notice, { ports, tools });
    const { event, route, slice, planned, suppressed } = told;
    return { kind: 'slice-told', event, route, slice, planned, suppressed };
  };
}

/** The audience as the event's own moment and version have it: cut again, it is cut the same. */
async function noticeOf(job: Slice, { ports, tools }: Means): Promise<Notice> {
  const pinned = await ports.events.find(job.event);
  if (pinned === undefined) throw new Error(`no event ${job.event} is pinned: a slice of it cannot be told`);
  const workspace = await ports.workspaces.load(pinned.version);
  const route = [...workspace.routes, ...(workspace.outcomeRoutes ?? [])].find(({ id }) => id === job.route);
  if (route === undefined) throw new Error(`version ${pinned.version} has no route '${job.route}'`);
  const planning = await planningOf({ pinned, workspace }, { route, record: job.record }, { ports, tools });
  const sight = { scope: scopeOf(planning), text: tools.text };
  return { planning, audience: audienceOf(route, workspace, sight), slice: job.slice };
}

async function tellOnce({ planning, audience, slice }: Notice, { ports, tools }: Means): Promise<SliceTold> {
  const addressees = sliceOf(audience, slice);
  if (addressees.length === 0) throw new Error(`route ${planning.route.id} has no slice ${slice}`);
  const reach = { ports, tools, told: new Set<string>(), shared: true };
  const told = await tellPeople(planning, { addressees, slice }, reach);
  return ports.ledger.put({
    kind: 'slice-told',
    ...placeOf({ planning }, tools),
    slice,
    event: planning.pinned.id,
    route: planning.route.id,
    ...told,
  });
}

async function noteIfNobody({ planning, audience }: Notice, { ports, tools }: Means): Promise<void> {
  const slices = Array.from({ length: slicesFor(audience.length) }, (_, place) => place + 1);
  const told = await ports.notices.told(placeOf({ planning }, tools), slices);
  if (told.length < slices.length || !told.every(isUntold)) return;
  const suppressed = told.reduce((sum, slice) => sum + slice.suppressed, 0);
  await noteNobody(planning, suppressed, { ports, tools });
}

function isUntold({ planned, elsewhere }: SliceTold): boolean {
  return planned + elsewhere === 0;
}

function placeOf({ planning: { pinned, route, record } }: Pick<Notice, 'planning'>, tools: RouteEventTools) {
  return { record, at: pinned.decidedAt, thing: routingId(tools.entropy.sha256, pinned.id, route.id) };
}
