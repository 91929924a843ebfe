import { userInfo } from 'node:os';
import { Command } from 'commander';
import { entropy } from '#adapters/node/entropy';
import { sendQueue } from '#adapters/sqs/send-queue';
import { sqsClient } from '#adapters/sqs/sqs-client';
import type { HandOnRefusal } from '#domain/asks/hand-on';
import { handOn } from '#functions/apply-update/asks/hand-on';
import { type ExitCode, type Io, UsageError } from '../io.ts';
import { printable } from '../printable.ts';
import { findPerson } from '../story.ts';
import { targetPorts } from '../target-ports.ts';
import { readTarget, type Target } from '../target.ts';
import { askedOf } from './asked-of.ts';

interface Options {
  readonly record: string;
  readonly route?: string;
  readonly person: string;
  readonly to: string;
  readonly by: string;
}

const refusals = {
  'no-such-ask': 'there is no such ask',
  'handed-on': 'they have handed it on before',
  decided: 'it is decided',
  expired: 'the time to answer is over',
  closed: 'no answer is needed any more',
  answered: 'they have answered',
  'not-allowed': 'the route does not say to whom it may be handed (handTo)',
  'not-eligible':
    'they may not have it: not in the role that the route names, asked already, away, or not to be told',
} as const satisfies Readonly<Record<HandOnRefusal, string>>;

export function handCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('hand')
    .summary('hand what somebody was asked to somebody else')
    .description(
      'For somebody who fell ill, or left. It is held to the same rules as when they hand it on by WhatsApp: whoever gets ' +
        'it gets a message of their own, and the ledger says who had it, who has it, and who entered it.',
    )
    .requiredOption('--record <type/key>', 'the record that it is about')
    .requiredOption('--person <id>', "who was asked, by the company's id or by phone")
    .requiredOption('--to <id>', "who is to answer instead, by the company's id or by phone")
    .option('--route <id>', 'the route that asked, where several ask about the record')
    .option('--by <name>', 'who enters it, as the ledger will tell', userInfo().username)
    .addHelpText(
      'after',
      `
Example:
  $ chasqui hand --record purchase/881 --person rui.tavares --to otavio.barros --by "front desk"

Exit code: 0 handed on, 1 not, 2 not understood.`,
    )
    .action(async (options: Options, command: Command) => {
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const target = await readTarget(outputs, io);
      const queues = sendQueueOf(target);
      const ports = { ...(await targetPorts(target, io)), sendQueue: queues };
      const { asked } = await askedOf(options, io.now(), ports);
      const to = await findPerson(options.to, ports);
      if (to === undefined) throw new UsageError('nobody is known by the id or phone of --to');
      const by = { kind: 'command' as const, operator: options.by };
      const given = { ref: asked.ref, to, at: io.now(), by };
      const outcome = await handOn(given, { ports, tools: { now: io.now, entropy } });
      if (outcome.kind === 'refused') io.print(`not handed on: ${refusals[outcome.reason]}`);
      else io.print(printable(`handed to ${outcome.to.name}, who gets a message of their own`));
      end(outcome.kind === 'refused' ? 1 : 0);
    });
}

/** Throws UsageError where the outputs do not say where messages wait to be sent. */
function sendQueueOf({ deadLetters }: Target) {
  const home = deadLetters?.['send']?.home;
  if (home === undefined || typeof home === 'string')
    throw new UsageError(
      'the outputs do not name the queues of the sender: deploy again with --outputs-file',
    );
  return sendQueue(sqsClient(), home);
}
