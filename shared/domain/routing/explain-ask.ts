import type { Ask } from '../asks/ask.ts';
import type { AskMode } from '../asks/ask-rule.ts';
import { exceptedBy } from '../asks/plan-ask.ts';
import type { SuppressionReason } from '../facts/routing-fact.ts';
import { routingId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { scopeOf } from '../messages/message-parameters.ts';
import type { ExplainedPerson } from './explain-people.ts';
import type { Planning, PlanTools } from './plan-slot.ts';

/** What a route would ask of those whom it tells. */
export interface ExplainedAsk {
  readonly kind: Ask['kind'];
  readonly mode: AskMode;
  /** Their ids, in their order. */
  readonly options: readonly string[];
  /** How many may answer; who could not be told is among them. */
  readonly of: number;
  readonly deadline: Instant;
  /** The company's ids of those who may not answer, whether or not the route reaches them. */
  readonly except: readonly string[];
  /** One of the route about the record is open, and nobody is asked again. */
  readonly isOpen: boolean;
}

/** A planning that asks as the route would, with the asks about its record as they are now. */
export function asAsking(planning: Planning, asks: readonly Ask[], tools: PlanTools): Planning {
  const { route, pinned } = planning;
  if (route.ask === undefined) return planning;
  const excepted = exceptedBy(route.ask, { scope: scopeOf(planning), text: tools.text });
  const isOpen = route.ask.again !== true && asks.some((one) => isInTheWay(one, planning));
  const id = routingId(tools.entropy.sha256, pinned.id, route.id);
  const ask = isOpen ? undefined : { id, deadline: pinned.decidedAt + route.ask.deadline };
  return { ...planning, asking: { ask, excepted } };
}

function isInTheWay({ route, state, deadline }: Ask, planning: Planning): boolean {
  return route === planning.route.id && state.kind === 'open' && planning.pinned.decidedAt < deadline;
}

/** Undefined where the route asks nothing, or the event repeats another. */
export function explainAsk(
  { route: { ask: rule }, pinned, asking, repeats }: Planning,
  people: readonly ExplainedPerson[],
): ExplainedAsk | undefined {
  if (rule === undefined || asking === undefined || repeats === true) return undefined;
  return {
    kind: rule.kind,
    mode: rule.mode,
    options: rule.options.map(({ id }) => id),
    of: people.filter(mayAnswer).length,
    deadline: pinned.decidedAt + rule.deadline,
    except: [...asking.excepted],
    isOpen: asking.ask === undefined,
  };
}

/** They have no voice, or there is nobody who could have one. */
const voiceless: ReadonlySet<string> = new Set<SuppressionReason>([
  'excepted',
  'duplicate',
  'nobody-named',
  'too-many-named',
  'no-manager',
]);

/** Whoever is asked, told or not. */
function mayAnswer(person: ExplainedPerson): boolean {
  return person.asked === true && (person.kind === 'told' || !voiceless.has(person.reason));
}
