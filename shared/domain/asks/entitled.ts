import { byId } from '../by-id.ts';
import type { Telling, Workspace } from '../workspace.ts';
import { isAsking } from './asking-tells.ts';

interface Claim {
  /** As the version has it by which the ask was opened. */
  readonly route: Telling;
  readonly opened: Pick<Workspace, 'templates'>;
  readonly channel: string;
  /** The company's id. */
  readonly member: string;
  /** Whether they have the place of somebody else: then the role that it may be handed to will do. */
  readonly standsIn: boolean;
}

/**
 * Whether somebody who was asked as a member of a channel still is one, by the workspace in force, and in a role that was
 * asked: who was an approver yesterday and is none today approves nothing.
 */
export function isEntitled(
  { route, opened, channel, member, standsIn }: Claim,
  { channels }: Pick<Workspace, 'channels'>,
): boolean {
  const found = byId(channels, channel)?.members.find(({ person }) => person === member);
  if (found === undefined) return false;
  if (standsIn && route.ask?.handTo !== undefined && found.role === route.ask.handTo) return true;
  const entries = route.tell.filter((tell) => tell.channel === channel && isAsking(route, tell, opened));
  return entries.length === 0 || entries.some(({ role }) => role === undefined || role === found.role);
}
