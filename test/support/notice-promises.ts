import { audienceOf } from '#domain/routing/audience';
import type { BusinessEvent } from '#domain/event';
import type { RecordFact } from '#domain/facts/fact';
import type { PlanSlot } from '#domain/facts/routing-fact';
import { eventId, recordId } from '#domain/identity';
import { matchingRoutes } from '#domain/routing/matching';
import { scopeOf } from '#domain/messages/message-parameters';
import { formatRef } from '#domain/ref';
import { textRenderer } from '#domain/texts/text';
import { sideBySide } from '#domain/side-by-side';
import type { World } from './world.ts';

type Tables = Pick<World['ports'], 'events' | 'ledger' | 'messages' | 'workspaces'>;

interface Claims {
  readonly ports: Tables;
  readonly sha256: World['tools']['entropy']['sha256'];
  /** The refs that came onto the send queue. */
  readonly jobs: readonly string[];
}

const refOf = ({ record, slice, at, thing }: PlanSlot) => formatRef({ record, slice, at, message: thing });

/**
 * What is promised of an event whose routes reach hundreds: one slot for each, at most 200 in a partition, one message
 * for each who can be told, whatever the roads to them, a header and slices that tell the truth. Answers in words
 * with what is wrong.
 */
export async function brokenNotice(event: BusinessEvent, claims: Claims): Promise<readonly string[]> {
  const { ports, sha256 } = claims;
  const pinned = await ports.events.find(eventId(sha256, event.source, event.id));
  if (pinned === undefined) return ['the event was never pinned'];
  const workspace = await ports.workspaces.load(pinned.version);
  const { id } = event.detail;
  if (typeof id !== 'string') throw new Error('the events of this test name their ticket');
  const record = recordId(sha256, 'ticket', id);
  const all = await everyFact(ports, record);
  const sight = { scope: scopeOf({ pinned }), text: textRenderer() };
  const wrong: string[] = [];
  for (const route of matchingRoutes(workspace, pinned.body)) {
    const facts = all.filter((fact) => 'route' in fact && fact.route === route.id);
    wrong.push(...brokenRoute(facts, audienceOf(route, workspace, sight).length, route.id));
  }
  const slots = all.filter((fact) => fact.kind === 'slot');
  return [...wrong, ...toldTwice(slots), ...(await brokenMessages(slots, claims))];
}

function brokenRoute(facts: readonly RecordFact[], people: number, route: string): string[] {
  const wrong: string[] = [];
  const slots = facts.filter((fact) => fact.kind === 'slot');
  const headers = facts.filter((fact) => fact.kind === 'notice-sliced');
  const slices = people > 200 ? Math.ceil(people / 200) : 0;
  if (new Set(slots.map(({ thing }) => thing)).size !== people || slots.length !== people)
    wrong.push(`${route}: ${slots.length} slots for ${people} people`);
  if (headers.length !== (slices > 0 ? 1 : 0)) wrong.push(`${route}: ${headers.length} headers`);
  if (headers.some((header) => header.people !== people || header.slices !== slices))
    wrong.push(`${route}: the header is wrong`);
  for (let slice = 1; slice <= slices; slice += 1) {
    const own = slots.filter((slot) => slot.slice === slice);
    if (own.length !== Math.min(200, people - (slice - 1) * 200))
      wrong.push(`${route}: ${own.length} slots in slice ${slice}`);
    const planned = own.filter(({ plan }) => plan.kind === 'planned').length;
    const told = facts.filter((fact) => fact.kind === 'slice-told' && fact.slice === slice);
    if (told.length !== 1) wrong.push(`${route}: slice ${slice} is told ${told.length} times`);
    for (const fact of told)
      if (
        fact.kind === 'slice-told' &&
        (fact.planned !== planned || fact.suppressed !== own.length - planned)
      )
        wrong.push(`${route}: slice ${slice} miscounts`);
  }
  const reached = slots.some(({ plan }) => plan.kind === 'planned' || plan.reason === 'duplicate');
  const nobody = facts.some(({ kind }) => kind === 'nobody-notified');
  if (nobody === reached) wrong.push(`${route}: nobody-notified is ${nobody}`);
  return wrong;
}

/** One person has one message of one event, by whatever road. */
function toldTwice(slots: readonly PlanSlot[]): string[] {
  const planned = Map.groupBy(
    slots.filter(({ plan }) => plan.kind === 'planned'),
    ({ person }) => person,
  );
  return [...planned].flatMap(([person, own]) =>
    own.length > 1 ? [`${person} is told ${own.length} times`] : [],
  );
}

async function brokenMessages(slots: readonly PlanSlot[], { ports, jobs }: Claims): Promise<string[]> {
  const queued = new Set(jobs);
  const found = await sideBySide(slots, 25, async (slot) => {
    const ref = refOf(slot);
    const message = await ports.messages.find(ref);
    const planned = slot.plan.kind === 'planned';
    if (planned !== (message !== undefined)) return [`${ref}: ${slot.plan.kind}, but its message is not`];
    return planned === queued.has(ref) ? [] : [`${ref}: ${slot.plan.kind}, but its job is not`];
  });
  return found.flat();
}

async function everyFact({ ledger }: Tables, record: string): Promise<readonly RecordFact[]> {
  const own = await pages((after) => ledger.ofRecord(record, after));
  const slices = Math.max(0, ...own.map((fact) => (fact.kind === 'notice-sliced' ? fact.slices : 0)));
  const numbers = Array.from({ length: slices }, (_, place) => place + 1);
  // All at once would keep the engine busy for longer than a client waits.
  const sliced = await sideBySide(numbers, 4, (slice) =>
    pages((after) => ledger.ofSlice({ record, slice }, after)),
  );
  return [...own, ...sliced.flat()];
}

async function pages(
  page: (after: { readonly after?: string }) => ReturnType<Tables['ledger']['ofRecord']>,
): Promise<readonly RecordFact[]> {
  const facts: RecordFact[] = [];
  for (let next: { readonly after?: string } | undefined = {}; next !== undefined;) {
    const answer: Awaited<ReturnType<typeof page>> = await page(next);
    facts.push(...answer.facts);
    next = answer.next === undefined ? undefined : { after: answer.next };
  }
  return facts;
}
