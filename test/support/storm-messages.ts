import type { RecordFact } from '#domain/facts/fact';
import { recordId } from '#domain/identity';
import type { Message } from '#domain/messages/message';
import { Phone } from '#domain/people/phone';
import { formatRef, parseRef } from '#domain/ref';
import { entropy } from '#adapters/node/entropy';
import type { FactPage, Ledger } from '#ports/ledger';
import type { Messages } from '#ports/messages';
import type { People } from '#ports/people';
import type { Queued, SendQueue } from '#ports/send-queue';
import type { VirtualTime } from './virtual-time.ts';
import { addPerson, personOf } from './world.ts';

interface Company {
  readonly time: VirtualTime;
  readonly ports: { readonly messages: Messages; readonly people: People; readonly ledger: Ledger };
  readonly sendQueue: SendQueue;
  readonly crashes: readonly unknown[];
}

type About = Pick<Queued, 'number' | 'priority'> & {
  /** How many people they are to; one each where absent. */
  readonly people?: number;
};

const record = recordId(entropy.sha256, 'ticket', 'T-storm');

/** Messages of a storm: all about one record, each planned and queued. */
export function stormMessages({ time, ports, sendQueue, crashes }: Company) {
  const personAt = peopleOf(ports.people, time);
  return {
    async plan(count: number, { people = count, ...about }: About = {}): Promise<string[]> {
      const planned: Message[] = [];
      for (let place = 0; place < count; place += 1) {
        const message = messageTo(await personAt(place % people), time.now(), about);
        planned.push(await ports.messages.plan(message));
      }
      await sendQueue.put(planned);
      return planned.map(({ ref }) => ref);
    },
    /** Lets time pass until all of these have ended, but not for more than so many milliseconds. */
    async settle(refs: readonly string[], within: number): Promise<void> {
      const until = time.now() + within;
      const open = [...refs];
      for (let look = time.now(); open.length > 0 && look < until && crashes.length === 0;) {
        look += 1_000;
        const moment = look;
        void time.sleep(moment - time.now());
        await time.run(() => time.now() >= moment);
        while (await hasEnded(ports.messages, open.at(-1))) open.pop();
      }
    },
    factsByThing: () => factsByThing(ports.ledger),
    /** How many of these messages have a fact of that kind. */
    async count(kind: RecordFact['kind'], refs: readonly string[]): Promise<number> {
      const facts = await factsByThing(ports.ledger);
      const own = refs.map((ref) => facts.get(parseRef(ref)?.message ?? '') ?? []);
      return own.filter((some) => some.some((fact) => fact.kind === kind)).length;
    },
  };
}

async function hasEnded(messages: Messages, ref: string | undefined): Promise<boolean> {
  const found = ref === undefined ? undefined : await messages.find(ref);
  return found !== undefined && !('dueAt' in found.value);
}

function peopleOf(people: People, time: VirtualTime): (place: number) => Promise<string> {
  const known = new Set<string>();
  return async (place) => {
    const company = `p${place}`;
    const phone = Phone.parse(`+55119${String(80_000_000 + place)}`);
    if (phone === undefined) throw new Error('the test made a phone that is none');
    const person = personOf(company, { id: company.padEnd(16, '_'), phone });
    if (!known.has(company)) await addPerson({ ports: { people }, clock: { now: time.now() } }, person);
    known.add(company);
    return person.id;
  };
}

function messageTo(person: string, at: number, { number, priority }: About): Message {
  return {
    ref: formatRef({ record, slice: 0, at, message: entropy.random() }),
    event: 'e'.repeat(22),
    route: 'ticket-opened',
    person,
    member: person,
    channel: 'helpdesk',
    named: true,
    ...(number !== undefined && { number }),
    ...(priority !== undefined && { priority }),
    template: 'ticket_opened',
    language: 'en',
    parameters: [
      ['number', 'T-1'],
      ['subject', 'Storm'],
    ],
    salt: 's'.repeat(16),
    attempt: 0,
    status: 'queued',
    dueAt: at + 600_000,
  };
}

/** All facts of the record that the messages are about, by the thing they are of. */
async function factsByThing(ledger: Ledger): Promise<ReadonlyMap<string, readonly RecordFact[]>> {
  const facts: RecordFact[] = [];
  let page: { readonly after?: string } | undefined = {};
  while (page !== undefined) {
    const { facts: more, next }: FactPage<RecordFact> = await ledger.ofRecord(record, {
      limit: 1000,
      ...page,
    });
    facts.push(...more);
    page = next === undefined ? undefined : { after: next };
  }
  return Map.groupBy(facts, ({ thing }) => thing);
}
