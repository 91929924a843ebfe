import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PinnedEvent } from '#domain/event';
import { formatRef } from '#domain/ref';
import { timesAsMany } from '#test/support/cases';
import type { Company } from '#test/support/company';
import { githubCompany } from '#test/support/github-company';
import {
  type Delivery,
  deliveries,
  idOf,
  inTurns,
  type Posted,
  postAll,
  postTo,
  signed,
  older,
} from '#test/support/github-deliveries';
import { calledFor, factsAbout, routesOf, said, takenAs } from '#test/support/github-ledger';
import { inLanes } from '#test/support/many-asked';
import { githubHeaders } from '#test/support/signed';
import { keysIn } from '#test/support/table-keys';

const oneInTwenty = deliveries.filter((_, index) => index % 20 === 0);
const isRouted = ({ seen }: Delivery) => routesOf({ body: seen }).length > 0;
const routed = deliveries.filter(isRouted);

let company: Company;
beforeAll(async () => {
  company = await githubCompany();
});
afterAll(() => company.stop());

const post = (given: Posted, source?: string) => postTo(company.stack(), given, source);

const accepted = (given: Delivery) => ({ status: 202, answer: { status: 'accepted', event: idOf(given) } });

async function pinnedOf(given: Delivery): Promise<PinnedEvent> {
  const pinned = await company.ports.events.find(idOf(given));
  if (pinned === undefined) throw new Error(`${given.delivery} was lost`);
  return pinned;
}

function counted(step: string, metric: string): number {
  return company.log(step).reduce((sum, line) => sum + Number(line[metric] ?? 0), 0);
}

const known = new Set(deliveries.map(idOf));

/** The deliveries that no route took, as often as they came. Outcomes of ours may be on the bus beside them. */
function unroutedIds(): readonly string[] {
  return company
    .log('route-event')
    .filter(({ kind }) => kind === 'unrouted')
    .map(({ event }) => String(event))
    .filter((id) => known.has(id))
    .toSorted();
}

/** All that these tests let nobody add to: facts of events, pinned events, and what phones got. */
async function standing() {
  const ledger = await keysIn(company.stack(), 'ledger');
  const state = await keysIn(company.stack(), 'state');
  return {
    facts: ledger.filter((key) => /-(record-changed|slot|nobody-notified|accepted)/.test(key)).toSorted(),
    events: state.filter((key) => key.startsWith('E#') && key.endsWith(' event')).toSorted(),
    messages: company.stack().simulator.sent().length,
    unrouted: unroutedIds(),
  };
}

describe('the webhooks that GitHub publishes, posted as GitHub posts them', () => {
  // The door lets in 50 a second.
  it('are accepted, each under the id of its delivery', { timeout: 300_000 }, async () => {
    expect(deliveries.length).toBeGreaterThan(timesAsMany > 1 ? 300 : 100);
    for (const turn of inTurns()) {
      const answers = await postAll(turn, (given) => post(signed(given)));
      expect(answers).toEqual(turn.map(accepted));
      await company.stack().idle();
    }
  });

  it('are all pinned, with the payload that was signed', async () => {
    for (const given of deliveries) {
      const { detailType, detail, id } = (await pinnedOf(given)).body;
      expect({ detailType, detail, id }).toEqual({
        detailType: given.event,
        detail: given.seen.detail,
        id: given.delivery,
      });
    }
  });

  it('have exactly the facts that their routes call for, or are counted as unrouted', async () => {
    let messages = 0;
    for (const given of routed) {
      const pinned = await pinnedOf(given);
      const facts = await factsAbout(pinned, company.ports);
      expect({ delivery: given.delivery, facts: said(facts) }).toEqual({
        delivery: given.delivery,
        facts: calledFor(pinned),
      });
      messages += facts.filter(({ kind }) => kind === 'accepted').length;
    }
    const { facts } = await standing();
    expect(facts.filter((key) => key.includes('-record-changed'))).toHaveLength(routed.length);
    const unrouted = deliveries.filter((given) => !isRouted(given)).map(idOf);
    expect(unroutedIds()).toEqual(unrouted.toSorted());
    expect(counted('route-event', 'events-unrouted')).toBe(unrouted.length);
    expect(messages).toBeGreaterThan(timesAsMany > 1 ? 50 : 10);
  });

  it('ring a phone once for each message that was planned', async () => {
    const facts = await inLanes(10, routed, async (given) =>
      factsAbout(await pinnedOf(given), company.ports),
    );
    const planned = facts.flat().flatMap((fact) => {
      if (fact.kind !== 'slot' || fact.plan.kind === 'suppressed') return [];
      return [`${formatRef({ ...fact, message: fact.thing })}.1`];
    });
    const taken = company.stack().simulator.sent();
    expect(taken.map(takenAs).toSorted()).toEqual(planned.toSorted());
  });

  it('change nothing but the count when they are delivered again', async () => {
    const before = await standing();
    for (let again = 0; again < 2; again += 1) {
      const answers = await postAll(oneInTwenty, (given) => post(signed(given)));
      expect(answers).toEqual(oneInTwenty.map(accepted));
    }
    await company.stack().idle();
    const unrouted = oneInTwenty.filter((given) => !isRouted(given)).map(idOf);
    expect(await standing()).toEqual({
      ...before,
      unrouted: [...before.unrouted, ...unrouted, ...unrouted].toSorted(),
    });
  });
});

interface Forgery {
  readonly what: string;
  readonly forge: (given: Delivery) => Posted;
  readonly source?: string;
}

describe('a forgery', () => {
  const forgeries: readonly Forgery[] = [
    {
      what: 'signed with another secret',
      forge: ({ body, ...given }) => ({
        body,
        headers: githubHeaders(body, { ...given, secret: 'a guess' }),
      }),
    },
    { what: 'cut short', forge: (given) => ({ ...signed(given), body: given.body.slice(0, -2) }) },
    {
      what: 'written anew',
      forge: (given) => ({ ...signed(given), body: JSON.stringify(given.seen.detail, null, 1) }),
    },
    { what: 'not signed', forge: ({ body }) => ({ body, headers: {} }) },
    {
      what: 'signed by the older scheme alone',
      forge: (given) => ({ body: given.body, headers: older(given) }),
    },
    { what: 'posted as another source', forge: signed, source: 'helpdesk' },
    { what: 'posted as a source that is not there', forge: signed, source: 'nobody' },
    { what: 'posted as a source that comes by IAM', forge: signed, source: 'erp.purchasing' },
  ];

  it.each(forgeries)('$what is refused, and leaves nothing but a count', async ({ forge, source }) => {
    const forged = oneInTwenty.map((given) => ({ ...given, delivery: `forged-${given.delivery}` }));
    const before = await standing();
    const refused = counted('accept-event', 'requests-unsigned');
    const answers = await postAll(forged, (given) => post(forge(given), source));
    await company.stack().idle();
    expect(answers.map(({ status }) => status)).toEqual(forged.map(() => 401));
    expect(await standing()).toEqual(before);
    expect(counted('accept-event', 'requests-unsigned') - refused).toBe(forged.length);
  });

  it('leaves nothing set aside and nothing given up', async () => {
    expect(await company.givenUp()).toEqual([]);
  });
});
