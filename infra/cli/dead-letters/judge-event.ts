import { entropy } from '#adapters/node/entropy';
import type { DeadLetter } from '#adapters/sqs/dead-letters';
import type { BusinessEvent, PinnedEvent } from '#domain/event';
import { eventId, recordId } from '#domain/identity';
import { matchingRoutes } from '#domain/routing/matching';
import { outcomeOf } from '#domain/outcomes/outcome';
import { outcomeRoutesOf } from '#domain/routing/outcome-routes';
import { producerId } from '#domain/source';
import { sourceOf, type Telling, type Workspace } from '#domain/workspace';
import { storyOfRecord } from '../story.ts';
import { bareJudgement, givenUpIn, type Judgement, type JudgePorts, type Verdict } from './judgement.ts';

const ever = { from: 0, to: Infinity };

/** An event: delivered again, it finds what stands, so it may always go back. */
export async function judgeEvent(
  letter: DeadLetter,
  event: BusinessEvent,
  ports: JudgePorts,
): Promise<Judgement> {
  const { source, detailType } = event;
  const told = { source, about: `${detailType} from ${source}` };
  const version = await ports.workspaces.current();
  if (version === undefined) {
    const why = "no workspace is applied: apply one with 'chasqui apply FOLDER'";
    return {
      ...bareJudgement(letter),
      ...told,
      ids: [letter.id, event.id],
      verdict: { kind: 'refuse', why },
    };
  }
  const workspace = await ports.workspaces.load(version);
  const id = eventId(entropy.sha256, source, producerId(event, sourceOf(workspace, source)));
  const [pinned, facts] = await Promise.all([
    ports.events.find(id),
    storyOfRecord(recordId(entropy.sha256, 'event', id), ever, ports),
  ]);
  return {
    ...bareJudgement(letter),
    ...givenUpIn(facts, letter),
    ...told,
    name: id,
    ids: [letter.id, id, event.id],
    verdict: await verdictOn(pinned, ports),
  };
}

/** A message of a route whose `notAfter` has passed would expire: worth knowing before it goes. */
async function verdictOn(pinned: PinnedEvent | undefined, { workspaces, now }: JudgePorts): Promise<Verdict> {
  if (pinned === undefined) return { kind: 'redrive' };
  const routes = routesOf(await workspaces.load(pinned.version), pinned.body);
  const late = routes.filter(({ notAfter = Infinity }) => pinned.decidedAt + notAfter <= now());
  if (late.length === 0) return { kind: 'redrive' };
  const names = late.map(({ id }) => id).join(', ');
  return { kind: 'redrive', note: `too late for ${names}: what it plans there expires` };
}

function routesOf(workspace: Workspace, event: BusinessEvent): readonly Telling[] {
  const outcome = outcomeOf(event);
  return outcome === undefined ? matchingRoutes(workspace, event) : outcomeRoutesOf(workspace, outcome);
}
