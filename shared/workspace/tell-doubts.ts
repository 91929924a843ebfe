import { textFor } from '#domain/texts/language-choice';

import type { Entries, Entry } from './entries.ts';
import type { Problem } from './problem.ts';
import type { TellEntry } from './schema.ts';
import { channelsOf } from './told-channels.ts';

/** A `tell` entry that can be used, but will hardly reach those who were meant. */
export function tellDoubts(
  tell: TellEntry,
  entries: Entries,
  problem: Entry<unknown>['problem'],
): readonly Problem[] {
  const template = entries.templates.find(({ value }) => value.id === tell.template)?.value;
  const named = tell.person !== undefined || tell.managerOf !== undefined;
  return channelsOf(tell).flatMap(({ id, path }) => {
    const channel = entries.channels.find(({ value }) => value.id === id)?.value;
    const branch = entries.branches.find(({ value }) => value.id === channel?.branch)?.value;
    if (!channel || !branch || !template) return [];
    const empty = channel.members.length === 0 && !named;
    const unread = textFor(template, branch.language, branch.language) === undefined;
    const lacking = `template '${template.id}' has no text in ${branch.language}, the language of branch '${branch.id}'`;
    return [
      ...(empty ? [problem(path, `nobody is in channel '${channel.id}'`)] : []),
      ...(unread ? [problem(['template'], lacking)] : []),
    ];
  });
}
