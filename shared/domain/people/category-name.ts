import { byId } from '../by-id.ts';
import type { Workspace } from '../workspace.ts';

/** What a category is called in a language, else in another spelling of it, else in any; its id where the workspace has it no more. */
export function categoryName(
  { categories = [] }: Pick<Workspace, 'categories'>,
  id: string,
  language: string,
): string {
  const names = Object.entries(byId(categories, id)?.name ?? {});
  const base = (code: string) => code.split('_')[0];
  const found =
    names.find(([code]) => code === language) ??
    names.find(([code]) => base(code) === base(language)) ??
    names[0];
  return found === undefined ? id : found[1];
}
