import { findById, type Member, type Route, type Tell, type Workspace } from './workspace.ts';

/** One person whom a route reaches, and by which of its `tell` entries. */
export interface Addressee {
  readonly member: Member;
  readonly tell: Tell;
  /** Its place among the route's entries, from 0. */
  readonly index: number;
}

/** Whom a route reaches. A member whom two of its entries reach is told by the first. */
export function audienceOf(route: Route, workspace: Workspace): readonly Addressee[] {
  const reached = new Map<string, Addressee>();
  for (const [index, tell] of route.tell.entries()) {
    for (const member of findById(workspace.channels, tell.channel).members) {
      const meant = tell.role === undefined || tell.role === member.role;
      if (meant && !reached.has(member.person)) {
        reached.set(member.person, { member, tell, index });
      }
    }
  }
  return [...reached.values()];
}
