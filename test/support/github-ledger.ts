import { entropy } from '#adapters/node/entropy';
import { envelopeOf, type PinnedEvent } from '#domain/event';
import { matchingRoutes } from '#domain/routing/matching';
import { parseCallback } from '#domain/ref';
import { textRenderer } from '#domain/texts/text';
import { touchedRecords } from '#domain/routing/touched-records';
import { findById, type Route } from '#domain/workspace';
import { type Story, storyOfRecord } from '#infra/cli/story';
import { githubFolder, workspaceOf } from '#test/workspace/example';
import type { Company } from './company.ts';

/** Whom the workspace of the GitHub tests tells. Grace wants no messages. */
export const githubPeople = `id,name,phone,language,branch,consent,consent_source,consent_at
ada,Ada,+1 512 555 0181,en,remote,given,onboarding,2026-01-02
linus,Linus,+1 512 555 0182,pt_BR,remote,given,onboarding,2026-01-02
grace,Grace,+1 512 555 0183,en,remote,withdrawn,reply STOP,2026-01-02
`;
export const githubWorkspace = workspaceOf(githubFolder);

export function routesOf({ body }: Pick<PinnedEvent, 'body'>): readonly Route[] {
  return matchingRoutes(githubWorkspace, body);
}

/** The ids of all the records that an event touches. Throws where a route of it does not render. */
export function recordsOf(event: Pick<PinnedEvent, 'body'>): readonly string[] {
  const tools = { sha256: entropy.sha256, text: textRenderer() };
  const place = { workspace: githubWorkspace, scope: envelopeOf(event.body) };
  const { records, failed } = touchedRecords(routesOf(event), place, tools);
  if (failed.length > 0) throw new Error(JSON.stringify(failed));
  return records.map(({ id }) => id);
}

/** The facts of all the records that an event touches. */
export async function storyAround(event: PinnedEvent, ports: Company['ports']): Promise<Story> {
  const always = { from: 0, to: Infinity };
  return (await Promise.all(recordsOf(event).map((id) => storyOfRecord(id, always, ports)))).flat();
}

export async function factsAbout(event: PinnedEvent, ports: Company['ports']): Promise<Story> {
  return (await storyAround(event, ports)).filter((fact) => 'event' in fact && fact.event === event.id);
}

/** What the ledger must say about an event, route by route and person by person. */
export function calledFor(event: PinnedEvent): readonly string[] {
  const plans = routesOf(event).map((route) => {
    const members = membersOf(route);
    const told = members.filter((person) => person !== 'grace').length;
    return [
      ...members.map((person) => `${route.id}: ${person === 'grace' ? 'opted-out' : 'planned, done'}`),
      ...(told === 0 ? [`${route.id}: nobody-notified`] : []),
    ];
  });
  return ['record-changed', ...plans.flat()].toSorted();
}

/** Each once, however many of its entries mean them. */
function membersOf({ tell }: Route): readonly string[] {
  const meant = tell.flatMap(({ channel, role }) => {
    const { members } = findById(githubWorkspace.channels, channel);
    return members.filter((member) => role === undefined || role === member.role);
  });
  return [...new Set(meant.map(({ person }) => person))];
}

/** The same, as the ledger says it. */
export function said(facts: Story): readonly string[] {
  const done = new Set(facts.flatMap((fact) => (isEnd(fact) ? [fact.thing] : [])));
  return facts
    .filter((fact) => !isEnd(fact))
    .map((fact) => {
      if (fact.kind !== 'slot') return 'route' in fact ? `${fact.route}: ${fact.kind}` : fact.kind;
      if (fact.plan.kind === 'suppressed') return `${fact.route}: ${fact.plan.reason}`;
      return `${fact.route}: planned${done.has(fact.thing) ? ', done' : ''}`;
    })
    .toSorted();
}

/** Taken by Meta, or called off because another of the events closed the record before the message went out. */
function isEnd(fact: Story[number]): boolean {
  return fact.kind === 'accepted' || (fact.kind === 'ended' && fact.reason === 'closed');
}

/** Which attempt of which message a phone has: whether more than that was known when it went hangs on what came first. */
export function takenAs({ callback = '' }: { readonly callback?: string }): string {
  const { ref, attempt } = parseCallback(callback) ?? {};
  return `${ref}.${attempt}`;
}
