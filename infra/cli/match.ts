import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { compile } from '#event-pattern/compile';
import { explain, missLine } from '#event-pattern/explain';
import type { Json } from '#event-pattern/json';
import { type MatchCase, caseOf, jsonIn, matchCaseIn } from './match-case.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { printable } from './printable.ts';

export function matchCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('match')
    .summary('ask whether an event matches a pattern')
    .description(
      "Answers as EventBridge does, in EventBridge's event-pattern language. Pattern and event are files or JSON; " +
        'without them, each line of standard input is one { "pattern": ..., "event": ... } and has an answer of its own.',
    )
    .argument('[pattern]', 'file with the pattern, or the pattern as JSON')
    .argument('[event]', 'file with the event, or the event as JSON')
    .option('--why', 'say for each "false" what was wanted and what was found, on standard error')
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui match pattern.json events/samples/01-ticket-opened.json
  $ chasqui match '{"detail":{"amount":[{"numeric":[">",100]}]}}' '{"detail":{"amount":50}}' --why
  $ chasqui match < cases.jsonl

Prints true or false, a line each. Exit code: 0 all were answered, 2 some could not be understood.`,
    )
    .action(async (pattern: string | undefined, event: string | undefined, { why }: { why?: true }) => {
      const answer = (one: MatchCase, at: string) => answered(one, { io, at: why ? at : undefined });
      if (pattern === undefined) return end(answerLines(await io.readStdin(), io, answer));
      if (event === undefined)
        throw new UsageError('name the event as well, or neither: then lines are read');
      const read = caseOf(await given(pattern), await given(event));
      if (read.kind === 'refused') throw new UsageError(read.problem);
      const problems = answer(read, '');
      if (problems.length > 0) throw new UsageError(`the pattern is refused:\n${problems.join('\n')}`);
      return end(0);
    });
}

/** Answers each line that is not blank; those that cannot be answered are named by their number. */
function answerLines(
  text: string,
  io: Io,
  answer: (one: MatchCase, at: string) => readonly string[],
): ExitCode {
  let code: ExitCode = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const at = `line ${index + 1}: `;
    const read = matchCaseIn(line);
    const problems = read.kind === 'case' ? answer(read, at) : [read.problem];
    for (const problem of problems) io.warn(`${at}${problem}`);
    if (problems.length > 0) code = 2;
  }
  return code;
}

/** Prints the answer, or gives the problems of the pattern. */
function answered(
  { pattern, event }: MatchCase,
  { io, at }: { readonly io: Io; readonly at: string | undefined },
): readonly string[] {
  const compiled = compile(pattern);
  if (compiled.kind === 'refused') {
    return compiled.problems.map(({ path, message }) => printable(`${path || 'the pattern'} ${message}`));
  }
  const told = explain(compiled.pattern, event);
  io.print(String(told.kind === 'matches'));
  if (at === undefined || told.kind === 'matches') return [];
  for (const miss of told.misses) io.warn(printable(`${at}${missLine(miss)}`));
  return [];
}

/** JSON as it stands on the command line, or that of a file. */
async function given(argument: string): Promise<Json> {
  const inline = argument.trimStart().startsWith('{');
  const text = inline ? argument : await readFile(argument, 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`${argument} cannot be read`);
  const json = jsonIn(text);
  if (json === undefined) throw new UsageError(`${inline ? 'the argument' : argument} is not JSON`);
  return json;
}
