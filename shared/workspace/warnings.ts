import { textFor } from '#domain/language-choice';

import type { Entries } from './entries.ts';
import type { Problem } from './problem.ts';

/** What can be used but will hardly do what was meant. */
export function warningsOf(entries: Entries): readonly Problem[] {
  return entries.routes.flatMap(({ value, problem }) =>
    value.tell.flatMap((tell, index) => {
      const channel = entries.channels.find((entry) => entry.value.id === tell.channel)?.value;
      const branch = entries.branches.find((entry) => entry.value.id === channel?.branch)?.value;
      const template = entries.templates.find((entry) => entry.value.id === tell.template)?.value;
      if (!channel || !branch || !template) return [];
      return [
        ...(channel.members.length === 0
          ? [problem(['tell', index, 'channel'], `nobody is in channel '${channel.id}'`)]
          : []),
        ...(textFor(template, branch.language, branch.language)
          ? []
          : [
              problem(
                ['tell', index, 'template'],
                `template '${template.id}' has no text in ${branch.language}, the language of branch '${branch.id}'`,
              ),
            ]),
      ];
    }),
  );
}
