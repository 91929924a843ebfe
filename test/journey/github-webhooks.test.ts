import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchesOf } from '#adapters/aws/put-all';
import { entropy } from '#adapters/node/entropy';
import { audienceOf } from '#domain/audience';
import type { PinnedEvent } from '#domain/event';
import { eventId } from '#domain/identity';
import { matchingRoutes } from '#domain/matching';
import { formatRef } from '#domain/ref';
import { textRenderer } from '#domain/text';
import { touchedRecords } from '#domain/touched-records';
import { envelopeOf } from '#domain/event';
import type { Route } from '#domain/workspace';
import { type Story, storyOfRecord } from '#infra/cli/story';
import { githubFolder, workspaceOf } from '#test/workspace/example';
import { githubEvents } from '#test/workspace/github-events';
import { type Company, startCompany } from '#test/support/company';

const people = `id,name,phone,language,branch,consent,consent_source,consent_at
ada,Ada,+1 512 555 0181,en,remote,given,onboarding,2026-01-02
linus,Linus,+1 512 555 0182,pt_BR,remote,given,onboarding,2026-01-02
grace,Grace,+1 512 555 0183,en,remote,withdrawn,reply STOP,2026-01-02
`;
const workspace = workspaceOf(githubFolder);

let company: Company;
/** The events as they were pinned, in the order in which they were put; undefined where one was lost. */
let pinned: readonly (PinnedEvent | undefined)[];

beforeAll(async () => {
  company = await startCompany();
  const staff = join(company.folder, 'people.csv');
  writeFileSync(staff, people);
  for (const words of [
    ['apply', githubFolder],
    ['people', 'import', staff],
  ]) {
    const { code, err } = await company.chasqui(...words);
    if (code !== 0) throw new Error(`chasqui ${words.join(' ')}: ${err}`);
  }
  company.stack().simulator.setTemplates(workspace.templates);
  const ids = await putAll();
  await company.stack().idle();
  pinned = await Promise.all(
    ids.map((id) => company.ports.events.find(eventId(entropy.sha256, 'github', id ?? ''))),
  );
});
afterAll(() => company.stop());

/** Puts every published webhook on the bus, as GitHub's own integration would; their ids on the bus. */
async function putAll(): Promise<readonly (string | undefined)[]> {
  // All of one moment: none of them is late beside another, in whatever order the queue hands them out.
  const Time = new Date();
  const entries = githubEvents().map(({ detail, 'detail-type': type }) => ({
    Source: 'github',
    DetailType: typeof type === 'string' ? type : '',
    Detail: JSON.stringify(detail),
    Time,
  }));
  const ids: (string | undefined)[] = [];
  for (const batch of batchesOf(entries, ({ Detail }) => Buffer.byteLength(Detail) + 100)) {
    const { Entries = [], FailedEntryCount: failed } = await company.put(...batch);
    expect(failed).toBe(0);
    ids.push(...Entries.map(({ EventId }) => EventId));
  }
  return ids;
}

const events = (): readonly PinnedEvent[] => pinned.filter((event) => event !== undefined);
const routesOf = ({ body }: PinnedEvent): readonly Route[] => matchingRoutes(workspace, body);
const routed = () => events().filter((event) => routesOf(event).length > 0);

/** The facts of all the records that an event touches. */
async function storyOf(event: PinnedEvent): Promise<Story> {
  const tools = { sha256: entropy.sha256, text: textRenderer() };
  const scope = envelopeOf(event.body);
  const { records, failed } = touchedRecords(routesOf(event), { workspace, scope }, tools);
  expect(failed).toEqual([]);
  const always = { from: 0, to: Infinity };
  const stories = await Promise.all(records.map(({ id }) => storyOfRecord(id, always, company.ports)));
  return stories.flat();
}

async function factsAbout(event: PinnedEvent): Promise<Story> {
  return (await storyOf(event)).filter((fact) => fact.event === event.id);
}

/** What the ledger must say about an event, route by route and person by person. */
function expected(event: PinnedEvent): readonly string[] {
  const plans = routesOf(event).map((route) => {
    const members = audienceOf(route, workspace).map(({ member }) => member.person);
    const told = members.filter((person) => person !== 'grace').length;
    return [
      ...members.map((person) => `${route.id}: ${person === 'grace' ? 'opted-out' : 'planned, done'}`),
      ...(told === 0 ? [`${route.id}: nobody-notified`] : []),
    ];
  });
  return ['record-changed', ...plans.flat()].toSorted();
}

function said(facts: Story): readonly string[] {
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

describe('the webhooks that GitHub publishes, put on the bus', () => {
  it('are all pinned with their bodies', () => {
    const bodies = events().map(({ body }) => [body.detailType, body.detail]);
    expect(bodies).toEqual(githubEvents().map((event) => [event['detail-type'], event['detail']]));
    expect(bodies.length).toBeGreaterThan(300);
  });

  it('are routed to records and alerts, more than ten kinds of them', () => {
    const kinds = (all: readonly PinnedEvent[]) => new Set(all.map(({ body }) => body.detailType)).size;
    expect(kinds(routed())).toBeGreaterThanOrEqual(10);
    expect(kinds(events())).toBeGreaterThan(kinds(routed()));
  });

  it('have every fact that they ought to have, and no other', async () => {
    for (const event of routed()) {
      const { id, body } = event;
      expect({ id, type: body.detailType, facts: said(await factsAbout(event)) }).toEqual({
        id,
        type: body.detailType,
        facts: expected(event),
      });
    }
  });

  it('are counted where no route takes them', () => {
    const sums = company.log('route-event').map((line) => Number(line['events-unrouted'] ?? 0));
    const unrouted = events().length - routed().length;
    expect(unrouted).toBeGreaterThan(0);
    expect(sums.reduce((sum, one) => sum + one, 0)).toBe(unrouted);
  });

  it('ring a phone once for each message that was planned, unless its record was closed first', async () => {
    const story = (await Promise.all(routed().map(factsAbout))).flat();
    const called = new Set(story.flatMap((fact) => (fact.kind === 'ended' ? [fact.thing] : [])));
    const planned = story.flatMap((fact) => {
      if (fact.kind !== 'slot' || fact.plan.kind === 'suppressed') return [];
      return [fact];
    });
    const taken = company.stack().simulator.sent();
    expect(taken.map(({ callback = '' }) => callback).toSorted()).toEqual(
      planned
        .filter(({ thing }) => !called.has(thing))
        .map((slot) => `${formatRef({ ...slot, message: slot.thing })}.1`)
        .toSorted(),
    );
    expect(taken.length).toBeGreaterThan(50);
  });

  it('close the record of each message that was called off, and after it was planned', async () => {
    const open = routed().map(async (event) => {
      const story = await storyOf(event);
      const closings = story.flatMap((fact) =>
        fact.kind === 'record-changed' && fact.state === 'closed' ? [fact.at] : [],
      );
      return story.filter(({ kind, at }) => kind === 'ended' && !closings.some((closing) => closing > at));
    });
    expect((await Promise.all(open)).flat()).toEqual([]);
  });

  it('tell the bus of each route that reached nobody', async () => {
    const nobody = (await Promise.all(routed().map(factsAbout)))
      .flat()
      .filter(({ kind }) => kind === 'nobody-notified');
    const published = company.log('publish-facts').filter(({ kind }) => kind === 'published');
    expect(nobody.length).toBeGreaterThan(0);
    expect(published).toHaveLength(nobody.length);
  });

  it('leave nothing set aside and nothing given up', async () => {
    for (const queue of ['failures', 'events-dead', 'send-dead'])
      expect({ queue, taken: await company.take(queue) }).toEqual({ queue, taken: [] });
  });
});
