import { type RoutineStatus, routineStatuses } from '#domain/outcomes/outcome-fact';
import type { CategoryEntry, ConsentEntry } from './consent-schema.ts';
import type { Path, Problem } from './problem.ts';
import type {
  AnswersEntry,
  BranchEntry,
  ChannelEntry,
  OutcomeRouteEntry,
  RouteEntry,
  SourceEntry,
  TemplateEntry,
  WorkspaceFile,
} from './schema.ts';
import type { YamlFile } from './yaml-file.ts';

/** An entry of one of the lists, and how to point at something in it. */
export interface Entry<T> {
  readonly value: T;
  readonly problem: (path: Path, message: string) => Problem;
}

/** The lists of all files, one after the other; of the routes, those that tell of outcomes apart. */
export interface Entries {
  readonly branches: readonly Entry<BranchEntry>[];
  readonly channels: readonly Entry<ChannelEntry>[];
  readonly templates: readonly Entry<TemplateEntry>[];
  readonly routes: readonly Entry<RouteEntry>[];
  readonly outcomeRoutes: readonly Entry<OutcomeRouteEntry>[];
  readonly sources: readonly Entry<SourceEntry>[];
  readonly categories: readonly Entry<CategoryEntry>[];
  /** One at most, once the loader has looked. */
  readonly consent: readonly Entry<ConsentEntry>[];
  /** One at most, once the loader has looked. */
  readonly answers: readonly Entry<AnswersEntry>[];
  /** Routine statuses that any of the files wants published. */
  readonly statuses: readonly RoutineStatus[];
  /** Whether any of the files wants the words of reasons published. */
  readonly reasons: boolean;
}

export interface FileEntries {
  readonly yaml: YamlFile;
  readonly entries: WorkspaceFile;
}

export function entriesOf(files: readonly FileEntries[]): Entries {
  const routes = files.flatMap(({ yaml, entries }) => listOf(yaml, 'routes', entries.routes));
  return {
    branches: files.flatMap(({ yaml, entries }) => listOf(yaml, 'branches', entries.branches)),
    channels: files.flatMap(({ yaml, entries }) => listOf(yaml, 'channels', entries.channels)),
    templates: files.flatMap(({ yaml, entries }) => listOf(yaml, 'templates', entries.templates)),
    routes: routes.flatMap(({ value, problem }) => ('on' in value ? [] : [{ value, problem }])),
    outcomeRoutes: routes.flatMap(({ value, problem }) => ('on' in value ? [{ value, problem }] : [])),
    sources: files.flatMap(({ yaml, entries }) => listOf(yaml, 'sources', entries.sources)),
    categories: files.flatMap(({ yaml, entries }) => listOf(yaml, 'categories', entries.categories)),
    consent: files.flatMap(({ yaml, entries }) => oneOf(yaml, 'consent', entries.consent)),
    answers: files.flatMap(({ yaml, entries }) => oneOf(yaml, 'answers', entries.answers)),
    statuses: routineStatuses.filter((status) =>
      files.some(({ entries }) => entries.publish?.statuses?.includes(status)),
    ),
    reasons: files.some(({ entries }) => entries.publish?.reasons === true),
  };
}

function listOf<T>(yaml: YamlFile, list: string, values: readonly T[] | null | undefined): Entry<T>[] {
  return (values ?? []).map((value, index) => ({
    value,
    problem: (path, message) => yaml.problem([list, index, ...path], message),
  }));
}

function oneOf<T>(yaml: YamlFile, name: string, value: T | null | undefined): Entry<T>[] {
  if (value === null || value === undefined) return [];
  return [{ value, problem: (path, message) => yaml.problem([name, ...path], message) }];
}
