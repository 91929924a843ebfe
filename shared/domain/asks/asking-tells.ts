import { findById, type Tell, type Telling, type Workspace } from '../workspace.ts';

/** Whether an entry of a route asks those whom it tells: the route asks, and the entry's template has quick replies. */
export function isAsking({ ask }: Telling, tell: Tell, workspace: Pick<Workspace, 'templates'>): boolean {
  if (ask === undefined) return false;
  const texts = Object.values(findById(workspace.templates, tell.template).text);
  return texts.some(({ buttons = [] }) => buttons.some((button) => typeof button === 'string'));
}
