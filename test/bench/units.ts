import { budgets } from '#test/support/budgets';
import type { Spent } from '#test/support/capacity';
import { startEngine } from '#test/support/engine';
import { openedTicket } from '#test/support/example-company';
import { messagesIn, spender, sumOf } from '#test/support/spending';
import type { Figure } from './figure.ts';

/** What an ordinary event and each of its messages cost at the tables, from the real steps on a real engine. */
export async function unitFigures(): Promise<readonly Figure[]> {
  const engine = await startEngine();
  try {
    const spend = await spender(engine);
    const spending = await spend(openedTicket(1));
    const messages = messagesIn(spending);
    const { requests, written, read } = sumOf(spending, 'message');
    const each = { requests: requests / messages, written: written / messages, read: read / messages };
    return [
      ...figuresOf('event with its record', sumOf(spending, 'event'), budgets.event),
      ...figuresOf('message until it is accepted', each, budgets.message),
    ];
  } finally {
    await engine.stop();
  }
}

function figuresOf(
  figure: string,
  { written, read, requests }: Spent,
  { writeUnits, tableRequests }: { readonly writeUnits: number; readonly tableRequests: number },
): readonly Figure[] {
  return [
    { figure, value: written, unit: 'write units', budget: writeUnits },
    { figure, value: read, unit: 'read units' },
    { figure, value: requests, unit: 'table requests', budget: tableRequests },
  ];
}
