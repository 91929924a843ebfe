import { askingEntries, hasQuickReplies, languagesOf } from './asking.ts';
import type { Entries, Entry } from './entries.ts';
import { hint } from './nearest.ts';
import type { Problem } from './problem.ts';
import { idsOf } from './references.ts';
import type { AnswersEntry, TemplateEntry } from './schema.ts';
import { parametersOfTemplate } from './template-rules.ts';

/** What `ask-over` can fill in. */
const known: readonly string[] = ['title', 'outcome'];

/** What keeps `answers` from being used: said twice, or a template that could not say it to everybody. */
export function answerProblems(entries: Entries): readonly Problem[] {
  const [first, ...others] = entries.answers;
  if (first === undefined) return [];
  const before = first.problem([], '');
  const said = `'answers' is already in ${before.file}, line ${before.line}: say all of it in one place`;
  return [...others.map(({ problem }) => problem([], said)), ...templatesOf(first, entries)];
}

function templatesOf({ value, problem }: Entry<AnswersEntry>, entries: Entries): readonly Problem[] {
  const id = value['ask-over'];
  if (id === undefined) return [];
  const at = (message: string) => problem(['ask-over'], message);
  const found = entries.templates.find((template) => template.value.id === id)?.value;
  if (found === undefined) return [at(`unknown template '${id}'${hint(id, idsOf(entries.templates))}`)];
  return faultsOf(found, entries).map(at);
}

function faultsOf(template: TemplateEntry, entries: Entries): readonly string[] {
  const unknown = parametersOfTemplate(template).filter((name) => !known.includes(name));
  const told = entries.routes.flatMap(({ value }) =>
    value.ask === undefined ? [] : askingEntries(value, entries),
  );
  const lacking = languagesOf({ told }).filter((language) => !(language in template.text));
  return [
    ...unknown.map(
      (name) => `'${template.id}' has {{${name}}}; an answer can fill in ${known.join(' and ')}`,
    ),
    ...(lacking.length === 0
      ? []
      : [`'${template.id}' has no text in ${lacking.join(', ')}, in which people are asked`]),
    ...(hasQuickReplies(template) ? [`'${template.id}' has quick replies, and asks nothing here`] : []),
  ];
}
