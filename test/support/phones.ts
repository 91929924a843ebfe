import type { Inbound, InboundContent } from '#domain/inbound/inbound';
import { inboundId, recordId } from '#domain/identity';
import type { RecordFact } from '#domain/facts/fact';
import { Phone } from '#domain/people/phone';
import { applyInbound } from '#functions/apply-update/apply-inbound';
import type { ApplyUpdatePorts } from '#functions/apply-update/applying';
import {
  addPerson,
  applyWorkspace,
  personOf,
  ticketEvent,
  type World,
  world,
  type WorldOptions,
} from './world.ts';

export const ana = '5511955501234';
/** Somebody whom nobody knows. */
export const passerBy = '4915112345678';

/** People who have been told of tickets, and what they do on their phones. */
export interface Phones {
  readonly chasqui: World;
  /** Tells the agents of a ticket: the ref of the message to Ana, which has gone out. */
  readonly tell: (ticket: string, id?: string) => Promise<Told>;
  /** Applies it, as one worker does with one delivery. */
  readonly apply: (done: Inbound, through?: ApplyUpdatePorts) => Promise<void>;
  readonly record: (ticket: string) => string;
  readonly facts: (record: string) => Promise<readonly RecordFact[]>;
  /** What Meta was asked to send after the tickets were told. */
  readonly answers: () => Promise<readonly object[]>;
  readonly thing: (done: Inbound) => string;
}

interface Told {
  readonly ref: string;
  readonly providerId: string;
}

/** Ana with a phone of her own. Numbers of tests are made up. */
function anaWithPhone() {
  const phone = Phone.parse(`+${ana}`);
  if (phone === undefined) throw new Error('the test needs a phone');
  return personOf('ana', { phone });
}

export async function phones(options: WorldOptions = {}): Promise<Phones> {
  const chasqui = world(options);
  const { ports, tools, clock } = chasqui;
  await applyWorkspace(chasqui);
  await addPerson(chasqui, anaWithPhone());
  const record = (ticket: string) => recordId(tools.entropy.sha256, 'ticket', ticket);
  const sent = new Set<string>();
  return {
    chasqui,
    record,
    async tell(ticket, id = ticket) {
      await chasqui.route(
        ticketEvent(id, { detail: { id: ticket, subject: `Trouble with ${ticket}`, priority: 'high' } }),
      );
      const ref = ports.sendQueue.refs.find((one) => one.startsWith(record(ticket)) && !sent.has(one)) ?? '';
      sent.add(ref);
      await chasqui.send(ref);
      const found = await ports.messages.find(ref);
      if (found?.value.status !== 'accepted') throw new Error(`not accepted: ${found?.value.status}`);
      clock.now += 1000;
      return { ref, providerId: ports.whatsapp.idOf(ref) ?? '' };
    },
    apply: async (done, through = ports) => {
      await applyInbound(done, { ports: through, tools: { ...tools, read: () => [] } });
    },
    facts: async (of) => (await ports.ledger.ofRecord(of)).facts,
    async answers() {
      for (const ref of new Set(ports.sendQueue.refs)) if (!sent.has(ref)) await chasqui.send(ref);
      return ports.whatsapp.calls.slice(sent.size).map(({ content }) => content);
    },
    thing: ({ id }) => inboundId(tools.entropy.sha256, id),
  };
}

let written = 0;

/** Something that Ana does now, a text unless told otherwise. */
export function inbound(
  { clock }: Pick<World, 'clock'>,
  content: InboundContent | string,
  change: Partial<Inbound> = {},
): Inbound {
  written += 1;
  return {
    id: `wamid.in.${written}`,
    number: 'main',
    from: { waId: ana, profileName: 'Ana' },
    happenedAt: Math.floor(clock.now / 1000) * 1000,
    content: typeof content === 'string' ? { kind: 'text', body: content } : content,
    ...change,
  };
}
