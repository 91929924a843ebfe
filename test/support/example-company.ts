import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBusinessEvent } from '#contracts/business-event';
import type { BusinessEvent } from '#domain/event';
import { isPlainObject } from '#domain/plain';
import type { Workspace } from '#domain/workspace';
import { importPeople } from '#infra/cli/import-people';
import { exampleFolder, samplesFolder, workspaceOf } from '#test/workspace/example';
import { countedEntropy } from './entropy.ts';
import { applyWorkspace, type World } from './world.ts';

interface Place {
  readonly ports: Pick<World['ports'], 'people' | 'workspaces'>;
  readonly clock: World['clock'];
}

/** Brings the example company in: its people, then its workspace or another one for them. */
export async function addExampleCompany(
  place: Place,
  workspace: Workspace = workspaceOf(exampleFolder),
): Promise<void> {
  const file = { file: 'people.csv', text: readFileSync(join(exampleFolder, 'people.csv'), 'utf8') };
  const { people } = place.ports;
  const ports = { people, workspace, entropy: countedEntropy(), now: () => place.clock.now };
  const { problems } = await importPeople(file, ports);
  if (problems.length > 0) throw new Error(`people of the example company: ${JSON.stringify(problems)}`);
  await applyWorkspace(place, workspace, 'example');
}

/** The sample events in their order, as the bus would deliver them. */
export function sampleEvents(): readonly BusinessEvent[] {
  const names = readdirSync(samplesFolder).filter((name) => name.endsWith('.json'));
  return names.toSorted().map((name) => {
    const sample = JSON.parse(readFileSync(join(samplesFolder, name), 'utf8'));
    const added = { id: name.replace('.json', ''), version: '0', account: '0', region: 'eu-west-1' };
    const read = parseBusinessEvent(JSON.stringify({ ...added, resources: [], ...sample }));
    if (read.kind === 'problem') throw new Error(`${name}: ${read.reason}`);
    return read.value;
  });
}

/** The sample of an opened ticket, for the nth ticket. */
export function openedTicket(number: number): BusinessEvent {
  const [sample] = sampleEvents();
  if (sample === undefined) throw new Error('there are no sample events');
  const { ticket } = sample.detail;
  if (ticket === undefined || !isPlainObject(ticket)) throw new Error('the first sample is no ticket');
  return {
    ...sample,
    id: `ticket-${number}`,
    detail: { ...sample.detail, ticket: { ...ticket, id: `T-${number}` } },
  };
}
