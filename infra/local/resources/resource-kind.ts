import * as z from 'zod';
import type { Place } from '../place.ts';
import { Refusal } from '../refusal.ts';

/** One resource of the template. Its properties have their references worked out. */
export interface Found {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Its name on this machine. */
  readonly name: string;
  readonly place: Place;
}

/** What the local stack does with one type of resource: `Kind` names what it makes of it, `Plan` says what to run. */
export interface ResourceKind<Kind extends string, Plan> {
  readonly type: string;
  /** The property that names the resource, where its owner may choose. */
  readonly nameProperty?: string;
  /** What `Ref` answers. */
  ref(name: string, place: Place): string;
  /** What `Fn::GetAtt` answers, by attribute. */
  attributes(name: string, place: Place): Readonly<Record<string, string>>;
  read(found: Found): { readonly kind: Kind } & Plan;
}

/** Each property of a type is run, checked or ignored by name; any other is refused. */
export interface Treatment<Run extends z.core.$ZodShape> {
  readonly run: z.ZodObject<Run, z.core.$strict>;
  /** Property and the only value that means the same here. */
  readonly checked?: Readonly<Record<string, unknown>>;
  /** Property and why it changes nothing on this machine. */
  readonly ignored?: Readonly<Record<string, string>>;
}

/** The properties that are run. Throws a `Refusal` that names logical id, type and property. */
export function readProperties<Run extends z.core.$ZodShape>(
  found: Found,
  { run, checked = {}, ignored = {} }: Treatment<Run>,
): z.output<z.ZodObject<Run, z.core.$strict>> {
  const problems: string[] = [];
  const kept: [string, unknown][] = [];
  for (const [property, value] of Object.entries(found.properties)) {
    if (property in ignored) continue;
    if (!(property in checked)) kept.push([property, value]);
    else if (JSON.stringify(value) !== JSON.stringify(checked[property])) {
      problems.push(
        `${property} is ${JSON.stringify(value)}, and only ${JSON.stringify(checked[property])} runs here`,
      );
    }
  }
  const parsed = run.safeParse(Object.fromEntries(kept));
  if (parsed.success && problems.length === 0) return parsed.data;
  throw refusal(found, [...problems, ...(parsed.error?.issues ?? []).map(issueText)]);
}

function issueText(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return `${path.join('.')}: ${issue.message}`;
  const unknown = issue.keys.map((key) => [...path, key].join('.'));
  return `${unknown.join(', ')} is not known to the local stack`;
}

export function refusal(found: Found, problems: readonly string[]): Refusal {
  return new Refusal(problems.map((problem) => `${found.logicalId} (${found.type}): ${problem}`).join('\n'));
}

/** CloudFormation takes numbers as texts too. */
export const Count = z.coerce.number().int().nonnegative();
