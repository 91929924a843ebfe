import { compile } from '#event-pattern/compile';
import type { Branch } from '#event-pattern/event-pattern';
import { isList, isObject, type Json, type JsonObject, onlyMember } from '#event-pattern/json';

export type AwsEventsAnswer =
  | { readonly kind: 'patterns'; readonly patterns: readonly JsonObject[] }
  /** Each names its place: `awsEvents[0].source`. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
const longestPattern = 4096;
const ofAws = 'aws.';
const howTo =
  'Give a list of event patterns, as -c awsEvents=\'[{"source":["aws.health"]}]\' or in cdk.json.';

/**
 * Which of AWS's own events come in: patterns in EventBridge's language, as a list or as the JSON of one. Each must name
 * its sources, and only AWS's: what else is on the account's default bus is not for this stack, and its own outcomes
 * would come round for ever. None where nothing is given.
 */
export function readAwsEvents(given: unknown): AwsEventsAnswer {
  const patterns = given === undefined || given === '' ? [] : listOf(given);
  if (patterns === undefined) return { kind: 'refused', problems: [`awsEvents is no JSON list. ${howTo}`] };
  const problems = patterns.flatMap((pattern, index) =>
    problemsOf(pattern).map(({ path, message }) => {
      const below = path === '' || path.startsWith('[') ? path : `.${path}`;
      return `awsEvents[${index}]${below} ${message}. ${howTo}`;
    }),
  );
  if (problems.length > 0) return { kind: 'refused', problems };
  return { kind: 'patterns', patterns: patterns.filter((pattern) => isObject(pattern)) };
}

/** What JSON makes of it: the setting comes from a command line or from a JSON file. */
function listOf(given: unknown): readonly Json[] | undefined {
  try {
    const value: Json = JSON.parse(typeof given === 'string' ? given : JSON.stringify(given));
    return isList(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

interface Fault {
  readonly path: string;
  readonly message: string;
}

function problemsOf(pattern: Json): readonly Fault[] {
  const outcome = compile(pattern);
  if (outcome.kind === 'refused') return outcome.problems;
  if (JSON.stringify(pattern).length > longestPattern) {
    return [{ path: '', message: `is longer than the ${longestPattern} characters that EventBridge takes` }];
  }
  if (outcome.pattern.branches.every(namesSourcesOfAws)) return [];
  const message = `must hold nothing but sources that begin with '${ofAws}', such as "aws.cloudwatch", in every alternative`;
  return [{ path: 'source', message }];
}

function namesSourcesOfAws(branch: Branch): boolean {
  const source = branch.find(({ path }) => path === 'source');
  return source !== undefined && source.wanted.every((wanted) => beginning(wanted).startsWith(ofAws));
}

/** How every source begins that a value of the pattern accepts; empty where that cannot be told. */
function beginning(wanted: Json): string {
  if (typeof wanted === 'string') return wanted;
  const [operator, value] = (isObject(wanted) ? onlyMember(wanted) : undefined) ?? [];
  return operator === 'prefix' && typeof value === 'string' ? value : '';
}
