import type { Message } from '../messages/message.ts';
import { textInForce } from '../outbound/text-in-force.ts';
import type { Workspace } from '../workspace.ts';
import type { AskRule } from './ask-rule.ts';
import { choicesOf } from './choices.ts';

/** What an option was called for the person whose message asks: by the template's button, or by its own label. */
export function optionLabel(
  option: string,
  rule: Pick<AskRule, 'options'>,
  { message, workspace }: { readonly message: Message; readonly workspace: Pick<Workspace, 'templates'> },
): string {
  const place = rule.options.findIndex(({ id }) => id === option);
  const buttons = textInForce(message, workspace)?.buttons ?? [];
  const replies = buttons.filter((button) => typeof button === 'string');
  const own = choicesOf(rule.options, message.language)[place]?.label;
  const reply = replies.length === rule.options.length ? replies[place] : undefined;
  return reply ?? own ?? option;
}
