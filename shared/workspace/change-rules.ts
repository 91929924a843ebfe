import type { Entry } from './entries.ts';
import { namesIn } from './names-in.ts';
import { hint } from './nearest.ts';
import type { Problem } from './problem.ts';
import { fieldsOf } from './record-fields.ts';
import type { RouteEntry } from './schema.ts';

type Refuse = Entry<unknown>['problem'];

/** What keeps a `changed` from ever holding: it asks for nothing, or for what this route's record does not have. */
export function changeProblems({ changed, record }: RouteEntry, refuse: Refuse): readonly Problem[] {
  if (changed === undefined) return [];
  const problem: Refuse = (path, message) => refuse(['changed', ...path], message);
  const { entering, leaving, field, by } = changed;
  if (by !== undefined && field === undefined)
    return [problem(['by'], "'by' is by how much a field changes: name that field under 'field'")];
  if (entering === undefined && leaving === undefined && field === undefined)
    return [problem([], "write entering, leaving or field here, or leave 'changed' out")];
  return [
    ...stageProblems({ entering, leaving }, record, problem),
    ...namesIn(field).flatMap(({ name, path }) =>
      fieldProblems({ name, sized: by !== undefined }, record, (message) =>
        problem(['field', ...path], message),
      ),
    ),
  ];
}

function stageProblems(
  stages: { readonly entering: unknown; readonly leaving: unknown },
  record: RouteEntry['record'],
  problem: Refuse,
): readonly Problem[] {
  if (record.stage !== undefined) return [];
  return Object.entries(stages).flatMap(([name, wanted]) =>
    wanted === undefined
      ? []
      : [problem([name], "this route gives its record no stage; write 'stage' under 'record'")],
  );
}

function fieldProblems(
  { name, sized }: { readonly name: string; readonly sized: boolean },
  record: RouteEntry['record'],
  problem: (message: string) => Problem,
): readonly Problem[] {
  const fields = fieldsOf(record);
  const field = fields.find((one) => one.name === name);
  if (field === undefined) {
    const known = fields.map((one) => one.name);
    return [problem(`this route gives its record no field '${name}'${hint(name, known)}`)];
  }
  if (!sized || field.kind === 'number') return [];
  return [problem(`'${name}' is a text; to have a size it is { number: '…' } under record.fields`)];
}
