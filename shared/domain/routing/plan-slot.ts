import type { Ask } from '../asks/ask.ts';
import { isAsking } from '../asks/asking-tells.ts';
import { whyUnexcepted } from '../asks/plan-ask.ts';
import { categoryOf } from '../people/category.ts';
import { type Entropy, saltedDigest } from '../digest.ts';
import type { PinnedEvent } from '../event.ts';
import type { Plan, PlanSlot, SuppressionReason } from '../facts/routing-fact.ts';
import { messageId } from '../identity.ts';
import { textFor } from '../texts/language-choice.ts';
import { contentSalt, messageParameters, scopeOf } from '../messages/message-parameters.ts';
import { canonical, type PlainObject } from '../plain.ts';
import type { Person } from '../people/person.ts';
import { recipientOf } from '../outbound/recipient.ts';
import { whyNotToBeTold } from '../people/may-be-told.ts';
import type { Reached } from './reached.ts';
import { fits } from '../outbound/template-content.ts';
import type { TextRenderer } from '../texts/text.ts';
import { type Branch, findById, type Telling, type Workspace } from '../workspace.ts';
import { zonedDay } from '../texts/zoned-day.ts';

/** All that the plan of a message rests on, but the person. */
export interface Planning {
  readonly pinned: PinnedEvent;
  readonly workspace: Workspace;
  readonly route: Telling;
  readonly record: string;
  /** What the route's texts see, where that is not the event's envelope. */
  readonly scope?: PlainObject;
  /** An event before it has told of the same, within the route's window of deduplication. */
  readonly repeats?: true;
  /** What became of what the route asks; absent where it asks nothing, or nothing was opened yet. */
  readonly asking?: PlannedAsking;
}

export interface PlannedAsking {
  /** Undefined: nothing is asked; where there is no `refusal`, the same was asked before, and is open still. */
  readonly ask: AskInPlace | undefined;
  /** The company's ids of those who may not answer. */
  readonly excepted: ReadonlySet<string>;
  /** Why nobody is asked, besides that the same was asked before. `nobody-there`: each slot has a reason of its own. */
  readonly refusal?: AskRefusal;
}

type AskRefusal = 'excepts-nobody' | 'undecidable' | 'nobody-there';

/** The ask as messages are bound to it. `line`: see `Ask`. */
export type AskInPlace = Pick<Ask, 'id' | 'deadline' | 'line'>;

export interface PlanTools {
  readonly entropy: Pick<Entropy, 'sha256' | 'hmac'>;
  readonly text: TextRenderer;
}

/** The slot of one addressee: a message, or the reason why not. */
export function planSlot(planning: Planning, reached: Reached, tools: PlanTools): PlanSlot {
  const { pinned, workspace, route, record } = planning;
  const { addressee, person, standsFor } = reached;
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
    ...(standsFor !== undefined && { standsFor: standsFor.id }),
    plan: planOf(planning, { ...reached, thing }, tools),
  };
}

function planOf(
  planning: Planning,
  { addressee, person, duplicate, missing, thing }: Reached & { readonly thing: string },
  tools: PlanTools,
): Plan {
  const { workspace, pinned } = planning;
  if (planning.repeats === true) return suppressed('repeated');
  if (person === undefined || missing !== undefined) return suppressed(missing ?? 'unknown-person');
  if (duplicate) return suppressed('duplicate');
  const { tell } = addressee;
  const unasked = whyNotAsked(planning, { addressee, person }, tools);
  if (unasked !== undefined) return suppressed(unasked);
  const template = findById(workspace.templates, tell.template);
  const category = categoryOf(workspace, planning.route.id);
  const refusal = whyNotToBeTold(person, { category, template: template.category });
  if (refusal !== undefined) return suppressed(refusal);
  if (recipientOf(person) === undefined) return suppressed('no-phone');
  const branch = branchOf(workspace, tell.channel);
  const chosen = textFor(template, person.language, branch.language);
  if (chosen === undefined) return suppressed('template-language-missing');
  const { language, text } = chosen;
  const place = { language, timeZone: person.timeZone ?? branch.timeZone };
  const parameters = messageParameters(planning, { tell, place }, tools.text);
  if (parameters === undefined) return suppressed('text-not-renderable');
  if (!fits(text, parameters)) return suppressed('text-too-long');
  const content = canonical({ template: template.id, language, parameters });
  const salt = contentSalt(tools.entropy.hmac, pinned, thing);
  const digest = saltedDigest(tools.entropy.hmac, salt, content);
  return { kind: 'planned', template: template.id, ...place, digest };
}

/** Why somebody is not asked whom an entry of the route would ask. */
function whyNotAsked(
  planning: Planning,
  { addressee, person }: { readonly addressee: Reached['addressee']; readonly person: Person },
  { text }: PlanTools,
): SuppressionReason | undefined {
  const { route, workspace, asking } = planning;
  if (route.ask === undefined || asking === undefined || !isAsking(route, addressee.tell, workspace))
    return undefined;
  const unexcepted = whyUnexcepted(route.ask, { scope: scopeOf(planning), text });
  if (unexcepted !== undefined) return unexcepted;
  if (asking.excepted.has(person.company)) return 'excepted';
  if (asking.ask !== undefined || asking.refusal === 'nobody-there') return undefined;
  return asking.refusal ?? 'already-asked';
}

function branchOf(workspace: Workspace, channel: string): Branch {
  return findById(workspace.branches, findById(workspace.channels, channel).branch);
}

function suppressed(reason: SuppressionReason): Plan {
  return { kind: 'suppressed', reason };
}
