import type { AskRule } from '#domain/asks/ask-rule';
import type { Asked } from '#domain/asks/ask';
import type { InboundContent } from '#domain/inbound/inbound';
import type { RecordFact } from '#domain/facts/fact';
import { recordId } from '#domain/identity';
import { applyInbound } from '#functions/apply-update/apply-inbound';
import type { ApplyUpdatePorts } from '#functions/apply-update/applying';
import { askingWorld, routeWith } from './asking-route.ts';
import { inbound } from './phones.ts';
import { personOf, ticketEvent, type World } from './world.ts';

/** Ana is asked about each of some tickets, and answers on her phone. */
export interface AskedTwice {
  readonly chasqui: World;
  readonly record: (ticket: string) => string;
  /** Taps the button with that place under the message about the ticket. */
  readonly tap: (ticket: string, option: number) => Promise<void>;
  /** A minute later than what was said before; sends what is answered. */
  readonly says: (content: InboundContent | string, through?: ApplyUpdatePorts) => Promise<void>;
  /** Taps the row with that place in the newest list. */
  readonly chooses: (row: number, through?: ApplyUpdatePorts) => Promise<void>;
  readonly rows: () => readonly Row[];
  readonly stateOf: (ticket: string) => Promise<Asked['state'] | undefined>;
  readonly lastTold: () => string | undefined;
  readonly facts: (ticket: string) => Promise<readonly RecordFact[]>;
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

const ana = personOf('ana');

export async function askedTwice(
  rule: Partial<AskRule>,
  tickets: readonly string[] = ['T-1', 'T-2'],
): Promise<AskedTwice> {
  const chasqui = await askingWorld([routeWith(rule)]);
  const { ports, tools, clock } = chasqui;
  const record = (ticket: string) => recordId(tools.entropy.sha256, 'ticket', ticket);
  for (const id of tickets) {
    await chasqui.route(ticketEvent(id, { detail: { id, subject: `Buy ${id}`, priority: 'high' } }));
    clock.now += 1000;
  }
  const send = sender(chasqui);
  await send();
  const from = { waId: ana.phone?.reveal().slice(1) ?? '' };
  const says: AskedTwice['says'] = async (content, through = ports) => {
    clock.now += 60_000;
    const done = inbound(chasqui, content, { from });
    await applyInbound(done, { ports: through, tools: { ...tools, read: () => [] } });
    await send();
  };
  const contents = () => ports.whatsapp.calls.map(({ content }) => content);
  const rows = () =>
    contents()
      .flatMap((one) => (one.kind === 'list' ? [one.sections.flatMap((section) => section.rows)] : []))
      .at(-1) ?? [];
  const refOf = async (ticket: string) => {
    const found = await Promise.all(
      [...new Set(ports.sendQueue.refs)].map((ref) => ports.messages.find(ref)),
    );
    const all = found.flatMap((one) => (one === undefined ? [] : [one.value]));
    const isTheirs = (ref: string) => ref.startsWith(record(ticket));
    return all.find(({ ref, person }) => person === ana.id && isTheirs(ref))?.ref ?? '';
  };
  return {
    chasqui,
    record,
    says,
    rows,
    async tap(ticket, option) {
      const ref = await refOf(ticket);
      const sent = ports.whatsapp.calls.find(({ callback }) => callback.startsWith(ref));
      const found = [...JSON.stringify(sent ?? '').matchAll(/"payload":"([^"]+)"/g)].map(
        ([, one = '']) => one,
      );
      await says({ kind: 'tap', payload: found[option] ?? '', title: 'whatever it says' });
    },
    chooses: (row, through = ports) =>
      says({ kind: 'choice', id: rows()[row]?.id ?? '', title: 'whatever it says' }, through),
    stateOf: async (ticket) => (await ports.asks.asked(await refOf(ticket)))?.value.state,
    lastTold() {
      const last = contents().at(-1);
      return last !== undefined && 'body' in last && typeof last.body === 'string' ? last.body : undefined;
    },
    facts: async (ticket) => (await ports.ledger.ofRecord(record(ticket))).facts,
  };
}

/** Sends what waits in the queue and was not sent before. */
function sender({ ports, send }: World): () => Promise<void> {
  const sent = new Set<string>();
  return async () => {
    for (const ref of new Set(ports.sendQueue.refs)) {
      if (!sent.has(ref)) await send(ref);
      sent.add(ref);
    }
  };
}
