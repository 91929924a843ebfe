import { userInfo } from 'node:os';
import { Command } from 'commander';
import { entropy } from '#adapters/node/entropy';
import type { ExitCode, Io } from '../io.ts';
import { printable } from '../printable.ts';
import { targetPorts } from '../target-ports.ts';
import { readTarget } from '../target.ts';
import { answerWords } from './answer-words.ts';
import { askedOf } from './asked-of.ts';
import { followSoon } from './follow-soon.ts';
import { giveAnswer } from './give-answer.ts';
import { readSaid } from './read-said.ts';

interface Options {
  readonly record: string;
  readonly route?: string;
  readonly person: string;
  readonly option: string;
  readonly reason?: string;
  readonly with: readonly string[];
  readonly by: string;
}

export function answerCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('answer')
    .summary('answer an ask in the name of somebody who was asked')
    .description(
      'For an answer that came by another way: by telephone, on paper. It is held to the same rules as a tap, and the ledger ' +
        'says who entered it. What follows is the same as well; only they themselves get no message of it.',
    )
    .requiredOption('--record <type/key>', 'the record that it is about')
    .requiredOption('--person <id>', "who answers, by the company's id or by phone")
    .requiredOption('--option <id>', 'what they answer, by the id of the option in the workspace')
    .option('--route <id>', 'the route that asked, where several ask about the record')
    .option('--reason <text>', 'why')
    .option('--with <field=value>', 'what the route asks for besides; once for each field', all, [])
    .option('--by <name>', 'who enters it, as the ledger will tell', userInfo().username)
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui answer --record purchase/881 --person rui.tavares --option approve
  $ chasqui answer --record purchase/881 --person rui.tavares --option reject --reason "over budget" --by "front desk"

Exit code: 0 it counts, 1 it does not, or the stack does not go on from it yet, 2 not understood.`,
    )
    .action(async (options: Options, command: Command) => {
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const target = await readTarget(outputs, io);
      const follow = followSoon(target);
      const ports = await targetPorts(target, io);
      const { ask, asked } = await askedOf(options, io.now(), ports);
      const thing = entropy.random();
      const workspace = await ports.workspaces.load(ask.version);
      const answer = {
        ...readSaid(options, { ask, workspace, thing }),
        ref: asked.ref,
        thing,
        by: options.by,
      };
      const outcome = await giveAnswer(answer, { ports, tools: { now: io.now, entropy } });
      for (const line of await answerWords(outcome, ports.people)) io.print(printable(line));
      if (outcome.kind === 'refused') return end(1);
      const isFollowed = await follow(ask);
      if (!isFollowed) io.warn('it counts, but the stack could not be told to go on from it: run this again');
      end(isFollowed ? 0 : 1);
    });
}

function all(one: string, before: readonly string[]): readonly string[] {
  return [...before, one];
}
