import { answerRoute } from '#domain/inbound/answer-route';
import { answerNamed } from '#domain/inbound/answers';
import type { RecordFact } from '#domain/facts/fact';
import type { PlanSlot } from '#domain/facts/routing-fact';
import { askedIn } from './story-decisions.ts';
import type { Story } from './story.ts';

/** One line: how many messages a story is about and how each of them stands, and what came of what was asked. */
export function summaryOf(story: Story): string {
  return [told(story), ...askedIn(story)].join('; ');
}

function told(story: Story): string {
  const slots = story.filter((fact): fact is PlanSlot => fact.kind === 'slot' && !isAnswer(fact));
  if (slots.length === 0) {
    return story.some(({ kind }) => kind === 'notice-sliced')
      ? 'who was to be told is in the slices: --slice NUMBER, or --person ID for one of them'
      : 'nobody was to be told';
  }
  const counts = new Map<string, number>();
  for (const slot of slots) {
    const standing = standingOf(slot, story);
    counts.set(standing, (counts.get(standing) ?? 0) + 1);
  }
  const said = [...counts].map(([standing, count]) => `${count} ${standing}`);
  return `${slots.length} to be told: ${said.join(', ')}`;
}

/** Answers of ours are told to whoever did something: the events did not mean them. */
function isAnswer({ route, plan }: PlanSlot): boolean {
  return route === answerRoute || (plan.kind === 'planned' && answerNamed(plan.template) !== undefined);
}

function standingOf(slot: PlanSlot, story: Story): string {
  if (slot.plan.kind === 'suppressed') return `not told (${slot.plan.reason})`;
  return story
    .filter((fact) => fact.thing === slot.thing)
    .reduce((standing, fact) => after(standing, fact), 'queued');
}

/**
 * Acceptance is final: a doubt noted beside it, or an attempt refused after it, takes nothing back. A status says that
 * too, of a message whose answer was lost.
 */
function after(standing: string, fact: RecordFact): string {
  if (standing === 'accepted' || fact.kind === 'accepted') return 'accepted';
  switch (fact.kind) {
    case 'refused':
      return 'waiting after a refusal';
    case 'doubted':
      return 'in doubt';
    case 'resent':
      return 'to be sent once more';
    case 'settled':
      return fact.by === 'status' ? 'accepted' : standing;
    case 'ended':
      return `${fact.as} (${fact.reason})`;
    default:
      return standing;
  }
}
