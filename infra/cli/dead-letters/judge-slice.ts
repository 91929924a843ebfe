import type { DeadLetter } from '#adapters/sqs/dead-letters';
import type { Slice } from '#ports/notice-queue';
import { storyOfSlice } from '../story.ts';
import { bareJudgement, givenUpIn, type Judgement, type JudgePorts } from './judgement.ts';

const ever = { from: 0, to: Infinity };

/** A slice of a notice: it goes on from whom it has told, for as long as its event is kept. */
export async function judgeSlice(letter: DeadLetter, job: Slice, ports: JudgePorts): Promise<Judgement> {
  const { event, record, route, slice } = job;
  const [pinned, facts] = await Promise.all([
    ports.events.find(event),
    storyOfSlice({ record, slice }, ever, ports),
  ]);
  const { source, detailType } = pinned?.body ?? {};
  const isTold = facts.some(
    (fact) => fact.kind === 'slice-told' && fact.event === event && fact.route === route,
  );
  return {
    ...bareJudgement(letter),
    ...givenUpIn(
      facts.filter((fact) => 'route' in fact && fact.event === event && fact.route === route),
      letter,
    ),
    name: `${event}/${slice}`,
    ids: [letter.id, event, record, route],
    about: source === undefined ? `slice ${slice}` : `slice ${slice} of ${detailType} from ${source}`,
    ...(source !== undefined && { source }),
    verdict: verdictOn({ isTold, isPinned: pinned !== undefined }),
  };
}

function verdictOn({ isTold, isPinned }: { isTold: boolean; isPinned: boolean }): Judgement['verdict'] {
  if (isTold) return { kind: 'refuse', why: 'it is told', isFinished: true };
  if (isPinned) return { kind: 'redrive' };
  return { kind: 'refuse', why: 'its event is not kept any more', isFinished: true };
}
