import { type Entropy, saltedDigest } from './digest.ts';
import type { PinnedEvent } from './event.ts';
import type { Plan, PlanSlot, SuppressionReason } from './fact.ts';
import { messageId } from './identity.ts';
import { textFor } from './language-choice.ts';
import { contentSalt, messageParameters } from './message-parameters.ts';
import { canonical } from './plain.ts';
import type { Reached } from './reached.ts';
import { bodyLimit, fillTemplate, lengthOf } from './template-text.ts';
import type { TextRenderer } from './text.ts';
import { type Branch, findById, type Route, type Workspace } from './workspace.ts';
import { zonedDay } from './zoned-day.ts';

/** All that the plan of a message rests on, but the person. */
export interface Planning {
  readonly pinned: PinnedEvent;
  readonly workspace: Workspace;
  readonly route: Route;
  readonly record: string;
}

export interface PlanTools {
  readonly entropy: Pick<Entropy, 'sha256' | 'hmac'>;
  readonly text: TextRenderer;
}

/** The slot of one addressee: a message, or the reason why not. */
export function planSlot(planning: Planning, reached: Reached, tools: PlanTools): PlanSlot {
  const { pinned, workspace, route, record } = planning;
  const { addressee, person } = reached;
  const { member } = addressee;
  const thing = messageId(tools.entropy.sha256, { event: pinned.id, route: route.id, person: member.person });
  return {
    kind: 'slot',
    record,
    slice: 0,
    at: pinned.decidedAt,
    thing,
    event: pinned.id,
    route: route.id,
    person: person?.id ?? `company#${member.person}`,
    channel: addressee.tell.channel,
    tell: addressee.index,
    day: zonedDay(pinned.decidedAt, branchOf(workspace, addressee.tell.channel).timeZone),
    version: pinned.version,
    plan: planOf(planning, { ...reached, thing }, tools),
  };
}

function planOf(
  planning: Planning,
  { addressee, person, duplicate, thing }: Reached & { readonly thing: string },
  tools: PlanTools,
): Plan {
  const { workspace, pinned } = planning;
  if (person === undefined) return suppressed('unknown-person');
  if (duplicate) return suppressed('duplicate');
  if (person.consent.kind === 'withdrawn') return suppressed('opted-out');
  if (person.consent.kind === 'unknown') return suppressed('no-consent');
  if (person.phone === undefined) return suppressed('no-phone');
  const { tell } = addressee;
  const template = findById(workspace.templates, tell.template);
  const branch = branchOf(workspace, tell.channel);
  const chosen = textFor(template, person.language, branch.language);
  if (chosen === undefined) return suppressed('template-language-missing');
  const { language, text } = chosen;
  const place = { language, timeZone: person.timeZone ?? branch.timeZone };
  const parameters = messageParameters(pinned, { tell, place }, tools.text);
  if (parameters === undefined) return suppressed('text-not-renderable');
  if (lengthOf(fillTemplate(text.body, parameters)) > bodyLimit) return suppressed('text-too-long');
  const content = canonical({ template: template.id, language, parameters });
  const salt = contentSalt(tools.entropy.hmac, pinned, thing);
  const digest = saltedDigest(tools.entropy.hmac, salt, content);
  return { kind: 'planned', template: template.id, ...place, digest };
}

function branchOf(workspace: Workspace, channel: string): Branch {
  return findById(workspace.branches, findById(workspace.channels, channel).branch);
}

function suppressed(reason: SuppressionReason): Plan {
  return { kind: 'suppressed', reason };
}
