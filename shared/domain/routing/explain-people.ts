import { isAsking } from '../asks/asking-tells.ts';
import { audienceOf } from './audience.ts';
import type { SuppressionReason } from '../facts/routing-fact.ts';
import { scopeOf } from '../messages/message-parameters.ts';
import type { Person } from '../people/person.ts';
import { type Planning, planSlot, type PlanTools } from './plan-slot.ts';
import { plannedMessage } from './planned-message.ts';
import { type Reached, reachedBy } from './reached.ts';
import { reachedToAsk } from './reached-to-ask.ts';
import { fillTemplate } from '../outbound/template-text.ts';
import { findById } from '../workspace.ts';

/** What one member of an audience would get, or why nothing. `member` is the company's id, as far as there is one. */
export type ExplainedPerson = {
  readonly member: string;
  readonly name?: string;
  readonly channel: string;
  /** The entry asks those whom it tells. */
  readonly asked?: true;
  /** Who is away, by name, and in whose place this person is asked. */
  readonly standsFor?: string;
} & (
  | {
      readonly kind: 'told';
      readonly template: string;
      readonly language: string;
      /** The body as the person would read it. */
      readonly text: string;
    }
  | { readonly kind: 'suppressed'; readonly reason: SuppressionReason }
);

/** Everybody of a route's audience. Those who are told are added to `told`. */
export function explainPeople(
  planning: Planning,
  { people, told }: { people: ReadonlyMap<string, Person>; told: Set<string> },
  tools: PlanTools,
): readonly ExplainedPerson[] {
  const sight = { scope: scopeOf(planning), text: tools.text };
  const audience = audienceOf(planning.route, planning.workspace, sight);
  const { asking } = planning;
  const all =
    asking === undefined
      ? reachedBy(audience, people, told)
      : reachedToAsk(planning, audience, { people, told, excepted: asking.excepted });
  const explained = all.map((reached) => ({
    reached,
    person: explainPerson(planning, reached, tools),
  }));
  for (const { reached, person } of explained) {
    if (person.kind === 'told' && reached.person !== undefined) told.add(reached.person.id);
  }
  return explained.map(({ person }) => person);
}

function explainPerson(planning: Planning, reached: Reached, tools: PlanTools): ExplainedPerson {
  const { addressee, person, standsFor } = reached;
  const slot = planSlot(planning, reached, tools);
  const who = {
    member: memberOf(reached),
    ...(person !== undefined && { name: person.name }),
    channel: addressee.tell.channel,
    ...(isAsking(planning.route, addressee.tell, planning.workspace) && { asked: true as const }),
    ...(standsFor !== undefined && { standsFor: standsFor.name }),
  };
  const { plan } = slot;
  if (plan.kind === 'suppressed') return { ...who, kind: 'suppressed', reason: plan.reason };
  const { template, language } = plan;
  const making = { hmac: tools.entropy.hmac, text: tools.text };
  const { parameters } = plannedMessage(planning, { slot, plan, member: addressee.member.person }, making);
  const texts = Object.entries(findById(planning.workspace.templates, template).text);
  const bodies = texts
    .filter(([code]) => code === language)
    .map(([, { body }]) => fillTemplate(body, parameters));
  return { ...who, kind: 'told', template, language, text: bodies.join('') };
}

/** A manager is meant by who reports to them, and somebody away is stood in for; shown is who that is today. */
function memberOf({ addressee: { member, named }, person, standsFor }: Reached): string {
  const isOther = standsFor !== undefined || named?.kind === 'manager';
  return isOther ? (person?.company ?? member.person) : member.person;
}
