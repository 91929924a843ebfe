import type { Ask } from '#domain/asks/ask';
import type { AskRule } from '#domain/asks/ask-rule';
import { tapMaker } from '#domain/asks/tap-maker';
import type { RecordFact } from '#domain/facts/fact';
import { answerContent } from '#domain/inbound/answer-content';
import type { Inbound } from '#domain/inbound/inbound';
import { applyInbound } from '#functions/apply-update/apply-inbound';
import { updatingWork } from '#functions/apply-update/updating-work';
import { addStaff, companyIds, staffOf } from './notice.ts';
import { askingWorkspace } from './one-ask.ts';
import { inbound } from './phones.ts';
import { askOf, openAsk, putAsked, putRecord, refOf } from './put-asked.ts';
import { applyWorkspace, personOf, tapKey, type World, type WorldOptions, world } from './world.ts';

/** A crowd that is asked about one ticket, each with the message on their phone. */
export interface ManyAsked {
  readonly chasqui: World;
  readonly ask: Ask;
  /** The company's ids, in the order of the channel. */
  readonly crowd: readonly string[];
  /** A tap of one of them on the button of an option. */
  readonly tap: (company: string, option?: number) => Inbound;
  /** Delivers it until a worker gets through; answers how often it had to be delivered. */
  readonly deliver: (done: Inbound) => Promise<number>;
  readonly follow: () => Promise<object>;
  /** All facts about the record. */
  readonly facts: () => Promise<readonly RecordFact[]>;
  /** What each was told since, by the company's id. */
  readonly told: () => Promise<ReadonlyMap<string, readonly string[]>>;
}

/** So often does the queue deliver a job before it is set aside. */
const deliveries = 5;

export async function manyAsked(
  rule: AskRule,
  people: number,
  options: WorldOptions = {},
): Promise<ManyAsked> {
  const chasqui = world(options);
  const { ports, tools, clock } = chasqui;
  const crowd = companyIds(people);
  const workspace = askingWorkspace(rule);
  const members = crowd.map((person) => ({ person, role: 'agent' }));
  const channels = workspace.channels.map((channel) => ({ ...channel, members }));
  await applyWorkspace(chasqui, { ...workspace, channels });
  await addStaff(
    chasqui,
    crowd.map((_, place) => staffOf(place)),
  );
  const ask = askOf(await putRecord(chasqui), rule, { at: clock.now, people: crowd });
  await openAsk(ask, chasqui);
  await inLanes(20, crowd, (company) => putAsked(ask, { company, state: undefined }, chasqui));
  clock.now += 60_000;
  const applying = { ports, tools: { ...tools, read: () => [] } };
  return {
    chasqui,
    ask,
    crowd,
    tap: tapper(chasqui, ask, crowd),
    deliver: (done) => delivered(() => applyInbound(done, applying)),
    follow: () => updatingWork(ports, applying.tools)({ kind: 'ask', record: ask.record, ask: ask.id }),
    facts: () => allFacts(chasqui, ask.record),
    told: () => toldTo(chasqui),
  };
}

/** Works on all of them, so many at the same time; the answers stand in the order of what was given. */
export async function inLanes<T, R>(
  lanes: number,
  all: readonly T[],
  work: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const open = all.entries();
  const done: R[] = [];
  const lane = async () => {
    for (const [place, one] of open) done[place] = await work(one);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
}

async function delivered(work: () => Promise<unknown>): Promise<number> {
  for (let times = 1; ; times += 1) {
    try {
      await work();
      return times;
    } catch (error) {
      if (times === deliveries) throw error;
    }
  }
}

function tapper({ clock, tools }: World, ask: Ask, crowd: readonly string[]): ManyAsked['tap'] {
  const phones = new Map(
    crowd.map((company, place) => [company, staffOf(place).phone?.reveal().slice(1) ?? '']),
  );
  return (company, option = 0) => {
    const asked = { ref: refOf(ask, company), person: personOf(company).id };
    const payload = tapMaker(ask, asked, { key: tapKey, hmac: tools.entropy.hmac })(option);
    const waId = phones.get(company) ?? '';
    return inbound({ clock }, { kind: 'tap', payload, title: 'Approve' }, { from: { waId } });
  };
}

async function allFacts({ ports: { ledger } }: World, record: string): Promise<readonly RecordFact[]> {
  const facts: RecordFact[] = [];
  let page = await ledger.ofRecord(record, { limit: 1000 });
  facts.push(...page.facts);
  while (page.next !== undefined) {
    page = await ledger.ofRecord(record, { limit: 1000, after: page.next });
    facts.push(...page.facts);
  }
  return facts;
}

async function toldTo({ ports }: World): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await inLanes(50, [...new Set(ports.sendQueue.refs)], (ref) => ports.messages.find(ref));
  const told = new Map<string, string[]>();
  for (const one of found) {
    const content = one && answerContent(one.value);
    if (one === undefined || content === undefined) continue;
    told.set(one.value.member, [...(told.get(one.value.member) ?? []), content.body]);
  }
  return told;
}
