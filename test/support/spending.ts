import * as z from 'zod';
import type { BusinessEvent } from '#domain/event';
import { dynamoStore } from '#adapters/dynamodb/store';
import { aroundCalls, type PortCall } from './around-calls.ts';
import { type CapacityMeter, capacityOf, type Spent } from './capacity.ts';
import type { Engine } from './engine.ts';
import { addExampleCompany, openedTicket } from './example-company.ts';
import { type World, world } from './world.ts';

/** What one step costs at the tables, and whether each event or each message pays it. */
export interface StepSpending extends Spent {
  readonly step: string;
  readonly payer: Payer;
  /** How often the step was taken; the rest is the sum over those. */
  readonly times: number;
}

/** A suppression is paid for by the person who is not told. */
export type Payer = 'event' | 'message' | 'suppression';

/** Routes an event and sends its messages over the engine. */
export type Spender = (event: BusinessEvent) => Promise<readonly StepSpending[]>;

type Line = Omit<StepSpending, 'times'>;

/** The example company on a real engine. Workers are warm: the workspace has been read once. */
export async function spender(engine: Engine): Promise<Spender> {
  const meter = capacityOf(engine.client);
  const chasqui = world({ store: dynamoStore(engine.client, engine.names) });
  await addExampleCompany(chasqui);
  const spend = (event: BusinessEvent) => spentOn(event, { chasqui, meter });
  await spend(openedTicket(0));
  return spend;
}

async function spentOn(
  event: BusinessEvent,
  { chasqui, meter }: { chasqui: World; meter: CapacityMeter },
): Promise<readonly StepSpending[]> {
  const lines: Line[] = [];
  const metered = (side: 'route' | 'send') =>
    aroundCalls(chasqui.ports, async (call, run) => {
      const { answer, spent } = await meter.spentBy(run);
      if (spent.requests > 0) lines.push({ ...stepOf(side, call), ...spent });
      return answer;
    });
  const before = chasqui.ports.sendQueue.refs.length;
  await chasqui.route(event, metered('route'));
  for (const ref of chasqui.ports.sendQueue.refs.slice(before)) await chasqui.send(ref, metered('send'));
  return summed(lines);
}

const Written = z.object({
  kind: z.string().optional(),
  status: z.string().optional(),
  plan: z.object({ kind: z.string() }).optional(),
});

function stepOf(side: 'route' | 'send', { port, method, input }: PortCall): Pick<Line, 'step' | 'payer'> {
  const written = Written.safeParse(input[0]).data;
  const step = [port, method, written?.kind ?? written?.status]
    .filter((word) => word !== undefined)
    .join(' ');
  if (side === 'send' || step === 'messages plan queued')
    return { step: `${side}: ${step}`, payer: 'message' };
  if (written?.plan === undefined) return { step: `${side}: ${step}`, payer: 'event' };
  const { kind } = written.plan;
  return { step: `${side}: ${step} ${kind}`, payer: kind === 'planned' ? 'message' : 'suppression' };
}

function summed(lines: readonly Line[]): readonly StepSpending[] {
  return [...Map.groupBy(lines, ({ step }) => step).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, times: same.length, ...sumOf(same) }];
  });
}

/** The sum over steps, or over those of one payer. */
export function sumOf(spending: readonly (Spent & { readonly payer: Payer })[], payer?: Payer): Spent {
  const chosen = spending.filter((line) => payer === undefined || line.payer === payer);
  const sum = (of: (line: Spent) => number) => chosen.reduce((total, line) => total + of(line), 0);
  return {
    requests: sum(({ requests }) => requests),
    written: sum(({ written }) => written),
    read: sum(({ read }) => read),
  };
}

/** How many messages the event became. */
export function messagesIn(spending: readonly StepSpending[]): number {
  return spending.find(({ step }) => step === 'route: messages plan queued')?.times ?? 0;
}
