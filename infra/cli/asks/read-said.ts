import { openQuestion } from '#domain/asks/answer-decision';
import type { Ask, Said } from '#domain/asks/ask';
import { ruleOf } from '#domain/asks/rule-of';
import type { Workspace } from '#domain/workspace';
import { UsageError } from '../io.ts';
import { fieldFault } from './field-fault.ts';

interface Words {
  readonly option: string;
  readonly reason?: string;
  /** `field=value`. */
  readonly with: readonly string[];
}

interface About {
  readonly ask: Ask;
  /** The version that the ask follows. */
  readonly workspace: Workspace;
  /** Of the command. */
  readonly thing: string;
}

/**
 * The option by its place in the rule, and what is said besides. Throws UsageError where the option is not one of the
 * rule's, where it needs more to be said, or where that is not what was asked for: nothing is written then.
 */
export function readSaid(
  words: Words,
  { ask, workspace, thing }: About,
): { readonly option: number; readonly said: readonly Said[] } {
  const rule = ruleOf(workspace, ask.route);
  const place = rule.options.findIndex(({ id }) => id === words.option);
  const option = rule.options[place];
  if (option === undefined)
    throw new UsageError(`the options are ${rule.options.map(({ id }) => id).join(', ')}`);
  const said = saidIn(words, thing);
  const known = new Set(['reason', ...(rule.questions ?? []).map(({ id }) => id)]);
  const unknown = said.find(({ question }) => !known.has(question));
  if (unknown !== undefined) throw new UsageError(`the route asks for no '${unknown.question}'`);
  for (const question of rule.questions ?? []) {
    const text = said.find((one) => one.question === question.id)?.text;
    const fault = text === undefined ? undefined : fieldFault(question, text);
    if (fault !== undefined) throw new UsageError(fault);
  }
  const missing = openQuestion(rule, option, said);
  if (missing === 'reason') throw new UsageError(`'${option.id}' needs a reason: --reason TEXT`);
  if (missing !== undefined)
    throw new UsageError(`'${option.id}' needs more to be said: --with ${missing.id}=VALUE`);
  return { option: place, said };
}

function saidIn({ reason, with: pairs }: Words, thing: string): readonly Said[] {
  const fields = pairs.map((pair) => {
    const [, question, text] = /^([^=]+)=(.+)$/s.exec(pair) ?? [];
    if (question === undefined || text === undefined)
      throw new UsageError('write --with FIELD=VALUE, as in --with amount=1200');
    return { question, text, thing };
  });
  return [...(reason === undefined ? [] : [{ question: 'reason', text: reason, thing }]), ...fields];
}
