import type { Sha256 } from '../digest.ts';
import type { AskPlanned } from '../facts/ask-fact.ts';
import { routingId } from '../identity.ts';
import type { PlainObject } from '../plain.ts';
import type { Planning } from '../routing/plan-slot.ts';
import type { TextRenderer } from '../texts/text.ts';
import { scopeOf } from '../messages/message-parameters.ts';
import type { Ask, Callback } from './ask.ts';
import type { AskRule } from './ask-rule.ts';
import { nextLook } from './ask-time.ts';
import { isAsking } from './asking-tells.ts';

interface Sight {
  readonly scope: PlainObject;
  readonly text: TextRenderer;
}

/** How many may answer; of a sequential ask the refs of their messages, in their order. */
export interface AskedOf {
  readonly of: number;
  readonly line?: readonly string[];
  /** The company's ids of those who may not answer, as the directory has them. Absent: as the rule's text has them. */
  readonly excepted?: ReadonlySet<string>;
}

/** What a text of `except` says where it is meant that everybody may answer. */
const everybodyMay = 'nobody';

/** The names of those who may not answer, however many. */
export function exceptedBy(rule: AskRule, sight: Sight): ReadonlySet<string> {
  const names = (exceptText(rule, sight) ?? '').split(',').map((name) => name.trim());
  return new Set(names.filter((name) => name !== '' && name !== everybodyMay));
}

/**
 * Why it cannot be told who may not answer: the text does not render, or it is empty, since the event lacks the field.
 * Then nobody is asked: four eyes are not to fail unseen.
 */
export function whyUnexcepted(
  rule: AskRule,
  sight: Sight,
): 'text-not-renderable' | 'excepts-nobody' | undefined {
  if (rule.except === undefined) return undefined;
  const text = exceptText(rule, sight);
  if (text === undefined) return 'text-not-renderable';
  return text.replace(/[\s,]/g, '') === '' ? 'excepts-nobody' : undefined;
}

function exceptText({ except = '' }: AskRule, { scope, text }: Sight): string | undefined {
  const outcome = text.render(except, scope);
  return outcome.kind === 'text' ? outcome.text : undefined;
}

/** The ask that a route puts, and the fact of it. Throws where the route asks nothing, or nobody. */
export function plannedAsk(
  planning: Planning,
  { of, line, excepted }: AskedOf,
  { sha256, text }: { readonly sha256: Sha256; readonly text: TextRenderer },
): { readonly ask: Ask; readonly fact: AskPlanned } {
  const { pinned, route, record } = planning;
  const { ask: rule } = route;
  const first = route.tell.find((tell) => isAsking(route, tell, planning.workspace)) ?? route.tell[0];
  if (rule === undefined || first === undefined) throw new Error(`route ${route.id} asks nothing of anybody`);
  const { kind, mode } = rule;
  const at = pinned.decidedAt;
  const id = routingId(sha256, pinned.id, route.id);
  const callback = callbackOf(planning, rule, text);
  const deadline = at + rule.deadline;
  const about = { record, event: pinned.id, route: route.id, version: pinned.version, at };
  return {
    ask: {
      id,
      ...about,
      channel: first.channel,
      kind,
      mode,
      of,
      deadline,
      ...(line !== undefined && { line, turn: 0 }),
      ...(rule.handTo !== undefined &&
        exceptedPart(excepted ?? exceptedBy(rule, { scope: scopeOf(planning), text }))),
      ...(callback !== undefined && { callback }),
      state: { kind: 'open', dueAt: nextLook({ deadline, ...(callback && { callback }) }, at) },
    },
    fact: {
      kind: 'ask-planned',
      ...about,
      slice: 0,
      thing: id,
      ask: kind,
      plan: {
        kind: 'opened',
        mode: mode.kind,
        ...(mode.kind === 'quorum' && { needed: mode.of }),
        of,
        deadline,
      },
    },
  };
}

/** Kept with the ask: later nobody has the event at hand, by which it is known who may not answer. */
function exceptedPart(excepted: ReadonlySet<string>): Pick<Ask, 'excepted'> {
  return excepted.size === 0 ? {} : { excepted: [...excepted] };
}

/** Where the event names no place to call back to, nobody waits. */
function callbackOf(planning: Planning, { callback }: AskRule, text: TextRenderer): Callback | undefined {
  if (callback === undefined) return undefined;
  const outcome = text.render(callback.kind === 'https' ? callback.url : callback.token, scopeOf(planning));
  const said = outcome.kind === 'text' ? outcome.text.trim() : '';
  if (said === '') return undefined;
  if (callback.kind === 'https') return { kind: 'https', url: said, source: planning.pinned.body.source };
  const { heartbeat } = callback;
  return { kind: 'task', token: said, ...(heartbeat !== undefined && { heartbeat }) };
}
