import type { BusinessEvent } from '#domain/event';
import type { ExplainedRoute } from '#domain/routing/explain';
import type { Fact } from '#domain/facts/fact';
import { exampleFolder, workspaceOf } from '#test/workspace/example';
import { addExampleCompany, sampleEvents } from './example-company.ts';
import { explainedIn } from './explained.ts';
import { overTheBus } from './outcomes.ts';
import { type World, world } from './world.ts';

/** What was said of an event just before it was routed, and what then became of it. */
export interface Chapter {
  /** The sample, or `<sample>, outcome` for what came of it on the bus. */
  readonly event: string;
  readonly routes: readonly ExplainedRoute[];
  /** Messages that it became. */
  readonly planned: number;
}

const workspace = workspaceOf(exampleFolder);

/** The samples in their order, each routed at the time at which it happened, and after each what it led to on the bus. */
export async function exampleStory(): Promise<readonly Chapter[]> {
  const chasqui = world();
  const chapters: Chapter[] = [];
  await addExampleCompany(chasqui, workspace);
  for (const sample of sampleEvents()) {
    chasqui.clock.now = Date.parse(sample.time);
    const { chapter, facts } = await routed(chasqui, sample);
    chapters.push(chapter);
    for (const outcome of await overTheBus(chasqui, facts)) {
      const led = await routed(chasqui, outcome);
      chapters.push({ ...led.chapter, event: `${sample.id}, outcome` });
    }
  }
  return chapters;
}

async function routed(chasqui: World, event: BusinessEvent) {
  const facts: Fact[] = [];
  const { ledger } = chasqui.ports;
  const watched: typeof ledger = {
    ...ledger,
    put: (fact) => {
      facts.push(fact);
      return ledger.put(fact);
    },
  };
  const routes = await explainedIn(chasqui, event, workspace);
  const outcome = await chasqui.route(event, { ...chasqui.ports, ledger: watched });
  const planned = outcome.kind === 'routed' ? outcome.planned : 0;
  return { chapter: { event: event.id, routes, planned }, facts };
}
