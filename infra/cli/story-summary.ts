import type { PlanSlot, RecordFact } from '#domain/fact';
import type { Story } from './story.ts';

/** One line: how many messages a story is about, and how each of them stands. */
export function summaryOf(story: Story): string {
  const slots = story.filter((fact) => fact.kind === 'slot');
  if (slots.length === 0) return 'nobody was to be told';
  const counts = new Map<string, number>();
  for (const slot of slots) {
    const standing = standingOf(slot, story);
    counts.set(standing, (counts.get(standing) ?? 0) + 1);
  }
  const said = [...counts].map(([standing, count]) => `${count} ${standing}`);
  return `${slots.length} to be told: ${said.join(', ')}`;
}

function standingOf(slot: PlanSlot, story: Story): string {
  if (slot.plan.kind === 'suppressed') return `not told (${slot.plan.reason})`;
  return story
    .filter((fact) => fact.thing === slot.thing)
    .reduce((standing, fact) => after(standing, fact), 'queued');
}

/** Acceptance is final: a doubt noted beside it, or an attempt refused after it, takes nothing back. */
function after(standing: string, fact: RecordFact): string {
  if (standing === 'accepted' || fact.kind === 'accepted') return 'accepted';
  switch (fact.kind) {
    case 'refused':
      return 'waiting after a refusal';
    case 'doubted':
      return 'in doubt';
    case 'ended':
      return `${fact.as} (${fact.reason})`;
    default:
      return standing;
  }
}
