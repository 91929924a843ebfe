import type { Person } from '#domain/people/person';
import { brokenNotice } from './notice-promises.ts';
import { addStaff, companyIds, noticeWorkspace, plantClosed, staffOf } from './notice.ts';
import { applyWorkspace, world, type World } from './world.ts';

/** Three slices: 200, 200 and 1. */
export const people = 401;

/** A company whose notices reach 401 people; all of them can be told unless others are given. */
export async function noticeCompany(staff: readonly Person[] = staffUpTo(people)): Promise<World> {
  const chasqui = world();
  await applyWorkspace(chasqui, noticeWorkspace(people));
  await addStaff(chasqui, staff);
  return chasqui;
}

export function staffUpTo(count: number): readonly Person[] {
  return companyIds(count).map((_, place) => staffOf(place));
}

/** Works on the slices that wait, one after the other. */
export async function tellEverySlice(chasqui: World) {
  const slices = chasqui.ports.noticeQueue.slices.splice(0);
  const outcomes = [];
  for (const slice of slices) outcomes.push(await chasqui.tell(slice));
  return outcomes;
}

/** What is wrong about the notice of the event '1'. */
export function wrongAbout({ ports, tools }: World): Promise<readonly string[]> {
  const claims = { ports, sha256: tools.entropy.sha256, jobs: ports.sendQueue.refs };
  return brokenNotice(plantClosed('1'), claims);
}
