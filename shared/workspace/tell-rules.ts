import type { Entries, Entry } from './entries.ts';
import { hint, nearest } from './nearest.ts';
import type { Path, Problem } from './problem.ts';
import { idsOf } from './references.ts';
import type { TellEntry } from './schema.ts';
import { parametersOfTemplate } from './template-rules.ts';
import { channelsOf } from './told-channels.ts';

type Refuse = Entry<unknown>['problem'];

/** A text of an entry, where it stands in it, and whether somebody reads it. */
export interface TellText {
  readonly path: Path;
  readonly text: string;
  readonly read: boolean;
}

/** What keeps an entry of `tell` from being used: whom it means and what it says. */
export function tellProblems(tell: TellEntry, entries: Entries, problem: Refuse): readonly Problem[] {
  return [
    ...channelProblems(tell, entries, problem),
    ...personProblems(tell, problem),
    ...wordingProblems(tell, entries, problem),
  ];
}

/** All texts of an entry. Those that name people are read by nobody. */
export function tellTexts(tell: TellEntry): readonly TellText[] {
  const naming = (['person', 'managerOf'] as const).flatMap((field) => {
    const text = tell[field];
    return text === undefined ? [] : [{ path: [field], text, read: false }];
  });
  const said = Object.entries(tell.with).map(([name, text]) => ({ path: ['with', name], text, read: true }));
  return [...naming, ...said];
}

function channelProblems(tell: TellEntry, { channels }: Entries, problem: Refuse): readonly Problem[] {
  const told = channelsOf(tell);
  const known = idsOf(channels);
  const wrong = told.flatMap(({ id, path }, index) => {
    if (!known.includes(id)) return [problem(path, `unknown channel '${id}'${hint(id, known)}`)];
    const twice = told.findIndex((other) => other.id === id) < index;
    return twice ? [problem(path, `'${id}' is already in this list`)] : [];
  });
  return wrong.length > 0 ? wrong : roleProblems(tell, channels, problem);
}

/** Of several channels, one that has the role is enough. */
function roleProblems(tell: TellEntry, channels: Entries['channels'], problem: Refuse): readonly Problem[] {
  const told = channelsOf(tell).map(({ id }) => id);
  const members = channels
    .filter(({ value }) => told.includes(value.id))
    .flatMap(({ value }) => value.members);
  const roles = [...new Set(members.flatMap(({ role }) => role ?? []))];
  if (tell.role === undefined || roles.includes(tell.role)) return [];
  const where = `${told.length === 1 ? 'channel' : 'channels'} ${told.map((id) => `'${id}'`).join(', ')}`;
  return [problem(['role'], `nobody in ${where} has the role '${tell.role}'${hint(tell.role, roles)}`)];
}

function personProblems(tell: TellEntry, problem: Refuse): readonly Problem[] {
  const [first, ...others] = (['role', 'person', 'managerOf'] as const).filter(
    (field) => tell[field] !== undefined,
  );
  const several = others.map((field) =>
    problem([field], `'${first}' says already who is meant; keep one of them, or write two entries`),
  );
  const named = tell.person !== undefined || tell.managerOf !== undefined;
  if (!named || channelsOf(tell).length === 1) return several;
  return [
    ...several,
    problem(['channel'], 'whom the event names is told under one channel, member of it or not; name one'),
  ];
}

function wordingProblems(tell: TellEntry, { templates }: Entries, problem: Refuse): readonly Problem[] {
  const template = templates.find(({ value }) => value.id === tell.template)?.value;
  if (template === undefined) {
    return [
      problem(['template'], `unknown template '${tell.template}'${hint(tell.template, idsOf(templates))}`),
    ];
  }
  const wanted = parametersOfTemplate(template);
  const given = Object.keys(tell.with);
  const extra = given.filter((name) => !wanted.includes(name));
  const missing = wanted.filter((name) => !given.includes(name) && nearest(name, extra) === undefined);
  return [
    ...extra.map((name) =>
      problem(['with', name], `template '${template.id}' has no parameter '${name}'${hint(name, wanted)}`),
    ),
    ...missing.map((name) =>
      problem(['with', name], `missing; template '${template.id}' needs a text for {{${name}}}`),
    ),
  ];
}
