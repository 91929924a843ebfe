import type { Tell } from '#domain/workspace';

import type { Entries } from './entries.ts';
import type { TellEntry } from './schema.ts';
import { parametersOfTemplate } from './template-rules.ts';
import { channelsOf } from './told-channels.ts';

/** An entry as it is stored: one for each of its channels, with the parameters in the order of the template. */
export function compileTell(tell: TellEntry, templates: Entries['templates']): readonly Tell[] {
  const template = templates.find(({ value }) => value.id === tell.template)?.value;
  const names = template === undefined ? [] : parametersOfTemplate(template);
  const said = Object.fromEntries(names.map((name) => [name, tell.with[name] ?? '']));
  return channelsOf(tell).map(({ id }) => ({ ...tell, channel: id, with: said }));
}
