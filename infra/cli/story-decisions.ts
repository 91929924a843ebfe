import type { Answered, AskPlanned } from '#domain/facts/ask-fact';
import type { Story } from './story.ts';

/** What came of each ask that a story opens: `approval approved, 2 of 3 answered`. Of a person: how often they answered. */
export function askedIn(story: Story): readonly string[] {
  const opened = story.filter((fact) => fact.kind === 'ask-planned');
  const answers = story.filter((fact) => fact.kind === 'answered');
  const known = new Set(opened.map(({ thing }) => thing));
  const others = new Set(answers.filter(({ ask }) => !known.has(ask)).map(({ thing }) => thing)).size;
  return [
    ...opened.flatMap((ask) => standingOf(ask, answers, story)),
    ...(others === 0 ? [] : [`${others} ${others === 1 ? 'answer' : 'answers'}`]),
  ];
}

function standingOf(
  { thing, ask, plan, route }: AskPlanned,
  answers: readonly Answered[],
  story: Story,
): readonly string[] {
  if (plan.kind === 'refused') return [];
  const mine = answers.filter((answer) => answer.ask === thing);
  const decides = mine.find((answer) => answer.decides !== undefined)?.decides;
  const closed = story.find((fact) => fact.kind === 'ask-closed' && fact.thing === thing);
  const state = decides ?? (closed?.kind === 'ask-closed' ? closed.as : 'open');
  const isSliced = story.some((fact) => fact.kind === 'notice-sliced' && fact.route === route);
  const count = new Set(mine.map((answer) => answer.thing)).size;
  return [`${ask} ${state}, ${isSliced ? 'answers are in the slices' : `${count} of ${plan.of} answered`}`];
}
