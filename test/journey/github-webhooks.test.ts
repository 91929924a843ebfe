import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchesOf } from '#adapters/aws/put-all';
import { entropy } from '#adapters/node/entropy';
import type { PinnedEvent } from '#domain/event';
import { eventId } from '#domain/identity';
import { formatRef } from '#domain/ref';
import { githubEvents } from '#test/workspace/github-events';
import type { Company } from '#test/support/company';
import { githubCompany } from '#test/support/github-company';
import { calledFor, factsAbout, routesOf, said, storyAround, takenAs } from '#test/support/github-ledger';
import { inLanes } from '#test/support/many-asked';

/** A request that waits for its turn on a connection counts for the SDK as one that found none within a second. */
const atOnce = 10;
let company: Company;
/** The events as they were pinned, in the order in which they were put; undefined where one was lost. */
let pinned: readonly (PinnedEvent | undefined)[];

beforeAll(async () => {
  company = await githubCompany();
  const ids = await putAll();
  await company.stack().idle();
  pinned = await inLanes(atOnce, ids, (id) =>
    company.ports.events.find(eventId(entropy.sha256, 'github', id ?? '')),
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
const routed = () => events().filter((event) => routesOf(event).length > 0);
const aboutAll = async () =>
  (await inLanes(atOnce, routed(), (event) => factsAbout(event, company.ports))).flat();

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
      expect({ id, type: body.detailType, facts: said(await factsAbout(event, company.ports)) }).toEqual({
        id,
        type: body.detailType,
        facts: calledFor(event),
      });
    }
  });

  it('are counted where no route takes them', () => {
    const lines = company.log('route-event');
    const ours = new Set(events().map(({ id }) => id));
    const unrouted = lines
      .filter(({ kind }) => kind === 'unrouted')
      .map(({ event }) => String(event))
      .filter((id) => ours.has(id));
    const expected = events().filter((event) => routesOf(event).length === 0);
    expect(expected.length).toBeGreaterThan(0);
    expect(unrouted.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
    const sum = lines.reduce((total, line) => total + Number(line['events-unrouted'] ?? 0), 0);
    expect(sum).toBe(unrouted.length);
  });

  it('ring a phone once for each message that was planned, unless its record was closed first', async () => {
    const story = await aboutAll();
    const called = new Set(story.flatMap((fact) => (fact.kind === 'ended' ? [fact.thing] : [])));
    const planned = story.flatMap((fact) => {
      if (fact.kind !== 'slot' || fact.plan.kind === 'suppressed') return [];
      return [fact];
    });
    const taken = company.stack().simulator.sent();
    expect(taken.map(takenAs).toSorted()).toEqual(
      planned
        .filter(({ thing }) => !called.has(thing))
        .map((slot) => `${formatRef({ ...slot, message: slot.thing })}.1`)
        .toSorted(),
    );
    expect(taken.length).toBeGreaterThan(50);
  });

  it('close the record of each message that was called off, and after it was planned', async () => {
    const open = await inLanes(atOnce, routed(), async (event) => {
      const story = await storyAround(event, company.ports);
      const closings = story.flatMap((fact) =>
        fact.kind === 'record-changed' && fact.state === 'closed' ? [fact.at] : [],
      );
      return story.filter(({ kind, at }) => kind === 'ended' && !closings.some((closing) => closing > at));
    });
    expect(open.flat()).toEqual([]);
  });

  it('tell the bus of each route that reached nobody', async () => {
    const nobody = (await aboutAll()).filter(({ kind }) => kind === 'nobody-notified');
    const published = company
      .log('publish-facts')
      .filter(({ kind, detailType }) => kind === 'published' && detailType === 'NobodyNotified');
    expect(nobody.length).toBeGreaterThan(0);
    expect(published).toHaveLength(nobody.length);
  });

  it('leave nothing set aside and nothing given up', async () => {
    expect(await company.givenUp()).toEqual([]);
  });
});
