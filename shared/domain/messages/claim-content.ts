import { askFreely, askTemplate } from '../asks/ask-buttons.ts';
import { ruleOf } from '../asks/rule-of.ts';
import { byId } from '../by-id.ts';
import type { EndReason } from '../facts/message-fact.ts';
import { answerContent } from '../inbound/answer-content.ts';
import { answerNamed, type AnswerName } from '../inbound/answers.ts';
import { contentFault } from '../outbound/check-outbound.ts';
import { freeContent } from '../outbound/free-content.ts';
import type { OutboundContent, TemplateContent } from '../outbound/outbound.ts';
import { fits, templateContent } from '../outbound/template-content.ts';
import { textFor } from '../texts/language-choice.ts';
import type { Workspace } from '../workspace.ts';
import type { AskToPut } from './ask-to-put.ts';
import type { Claimable } from './claim-decision.ts';
import type { Message } from './message.ts';
import { isWindowOpen } from './window.ts';

type Outcome =
  | { readonly kind: 'content'; readonly content: OutboundContent }
  | { readonly kind: 'none'; readonly reason: EndReason };

/** The two ways in which a message can be said, and what it means that there is no template. */
interface Ways {
  readonly freely: () => OutboundContent | undefined;
  readonly asTemplate: () => TemplateContent | undefined;
  readonly otherwise: EndReason;
}

/** Free form where the person's window is open and free form can say it; the template everywhere else. */
export function claimContent(claimable: Claimable): Outcome {
  const { freely, asTemplate, otherwise } = waysOf(claimable);
  const free = isFree(claimable) ? freely() : undefined;
  if (free !== undefined && contentFault(free) === undefined) return { kind: 'content', content: free };
  const content = asTemplate();
  if (content === undefined) return { kind: 'none', reason: otherwise };
  if (contentFault(content) !== undefined) return { kind: 'none', reason: 'over-the-limits' };
  return { kind: 'content', content };
}

function isFree({ message, person, now, number }: Claimable): boolean {
  return person !== undefined && message.asTemplate !== true && isWindowOpen(person, number, now);
}

function waysOf({ message, workspace, toPut }: Claimable): Ways {
  if (toPut !== undefined) return waysToAsk(message, toPut, workspace);
  const name = answerNamed(message.template);
  if (name !== undefined) return waysOfOurs(message, name, workspace);
  return {
    freely: () => freeContent(message, workspace),
    asTemplate: () => templateContent(message, workspace),
    otherwise: 'over-the-limits',
  };
}

function waysToAsk(message: Message, { ask, tap, workspace: pinned }: AskToPut, inForce: Workspace): Ways {
  const { options } = ruleOf(pinned, ask.route);
  const asking = { message, options, pinned, inForce, tap };
  return {
    freely: () => askFreely(asking),
    asTemplate: () => askTemplate(asking),
    otherwise: 'buttons-changed',
  };
}

/** One of our own lines: as the template that the workspace has for it, where it has one. */
function waysOfOurs(message: Message, name: AnswerName, workspace: Workspace): Ways {
  const freely = () => answerContent(message);
  const template = byId(workspace.templates, workspace.answers?.[name] ?? '');
  const found = template && textFor(template, message.language, branchLanguage(message, workspace));
  if (template === undefined || found === undefined)
    return { freely, asTemplate: () => undefined, otherwise: 'window-closed' };
  const { parameters } = message;
  const asTemplate = () => {
    if (!fits(found.text, parameters)) return undefined;
    return templateContent({ template: template.id, language: found.language, parameters }, workspace);
  };
  return { freely, asTemplate, otherwise: 'over-the-limits' };
}

function branchLanguage({ channel, language }: Message, { branches, channels }: Workspace): string {
  return byId(branches, byId(channels, channel)?.branch ?? '')?.language ?? language;
}
