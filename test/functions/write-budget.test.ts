import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BusinessEvent } from '#domain/event';
import { memoryStore, quiet } from '#adapters/memory/store';
import { itemSize } from '#adapters/tables/store/item-size';
import { isCheck, type Item, type Put, type Store } from '#adapters/tables/store/store';
import { budgets } from '#test/support/budgets';
import { type Engine, startEngine } from '#test/support/engine';
import { addExampleCompany, openedTicket, sampleEvents } from '#test/support/example-company';
import { messagesIn, type Spender, spender, type StepSpending, sumOf } from '#test/support/spending';
import { world } from '#test/support/world';
import { exampleFolder, workspaceOf } from '#test/workspace/example';

let engine: Engine;
let spend: Spender;

beforeAll(async () => {
  engine = await startEngine();
  spend = await spender(engine);
});
afterAll(() => engine.stop());

function print(title: string, spending: readonly StepSpending[]): void {
  const rows = spending.map(({ step, times, written, read, requests }) =>
    [step.padEnd(40), times, written / times, read / times, requests / times].join('\t'),
  );
  const head = ['step'.padEnd(40), 'times', 'written', 'read', 'requests'].join('\t');
  process.stdout.write(`\n${title}\n${[head, ...rows].join('\n')}\n`);
}

/** Its assignee never agreed to be written to. */
const reachesNobody = '12-work-order-assigned';

describe('the write units of', () => {
  it('an ordinary event and of each of its messages stay within their budgets', async () => {
    const spending = await spend(openedTicket(1));
    print('an opened ticket, for each time a step is taken', spending);
    expect(messagesIn(spending)).toBe(2);
    const event = sumOf(spending, 'event');
    const message = sumOf(spending, 'message');
    expect(event.written).toBeGreaterThanOrEqual(5);
    expect(event.written).toBeLessThanOrEqual(budgets.event.writeUnits);
    expect(event.requests).toBeLessThanOrEqual(budgets.event.tableRequests);
    expect(message.written).toBeGreaterThanOrEqual(9 * messagesIn(spending));
    expect(message.written).toBeLessThanOrEqual(budgets.message.writeUnits * messagesIn(spending));
    expect(message.requests).toBeLessThanOrEqual(budgets.message.tableRequests * messagesIn(spending));
  });

  it.each(sampleEvents().map((event) => [event.id, event] as const))(
    'the sample %s stay within them too',
    async (_, event) => {
      const spending = await spend(event);
      const timesOf = (wanted: string) => spending.find(({ step }) => step === wanted)?.times ?? 0;
      const asks = spending
        .find(({ step }) => step.startsWith('route: asks open '))
        ?.step.split(' ')
        .at(-1);
      const extra =
        timesOf('route: dedupe decide') * budgets.window.writeUnits +
        timesOf('route: roads take') * budgets.road.writeUnits +
        timesOf(`route: asks open ${asks}`) * budgets.ask.writeUnits +
        timesOf('route: asks put') * budgets.asked.writeUnits +
        timesOf('route: asks change') * budgets.endedAsk.writeUnits;
      const claims = asks === 'reading' ? budgets.claimToAsk.reading : budgets.claimToAsk.writeUnits;
      expect(messagesIn(spending) > 0).toBe(event.id !== reachesNobody);
      expect(sumOf(spending, 'event').written).toBeLessThanOrEqual(budgets.event.writeUnits + extra);
      expect(sumOf(spending, 'message').written).toBeLessThanOrEqual(
        budgets.message.writeUnits * messagesIn(spending) +
          timesOf('send: messages claimToAsk sending') * claims,
      );
    },
  );
});

/** Everybody in every channel, told by every route. */
function everybodyTold() {
  const workspace = workspaceOf(exampleFolder);
  const members = workspace.channels.flatMap((channel) => channel.members);
  const everybody = [...new Map(members.map((member) => [member.person, member])).values()];
  return {
    ...workspace,
    channels: workspace.channels.map((channel) => ({ ...channel, members: everybody })),
    routes: workspace.routes.map((route) => ({
      ...route,
      tell: route.tell.map(({ channel, template, with: texts }) => ({ channel, template, with: texts })),
    })),
  };
}

function watched(store: Store): { readonly store: Store; readonly puts: Put[] } {
  const puts: Put[] = [];
  return {
    puts,
    store: {
      ...store,
      put: (...some) => {
        puts.push(...some.flatMap((write) => (isCheck(write) ? [] : [write])));
        return store.put(...some);
      },
    },
  };
}

/** Routes and sends events in memory; answers with the items that are billed most often. */
async function itemsOf(events: readonly BusinessEvent[]): Promise<readonly Item[]> {
  const { store, puts } = watched(memoryStore(quiet, { now: () => 0, random: () => 0.5 }));
  const chasqui = world({ store });
  await addExampleCompany(chasqui, everybodyTold());
  const { refs } = chasqui.ports.sendQueue;
  for (const event of events) {
    const before = refs.length;
    await chasqui.route(event);
    // Before a later event closes the record and with it what waits.
    for (const ref of refs.slice(before)) await chasqui.send(ref);
  }
  return puts
    .filter(({ table, item }) => table === 'ledger' || item.sk.startsWith('m#'))
    .map(({ item }) => item);
}

describe('each message item and each fact', () => {
  it('of the sample events, told to everybody, is under 1 KB', async () => {
    const items = await itemsOf(sampleEvents());
    const ofMessages = items.filter(({ sk }) => sk.startsWith('m#'));
    const [asked, messages] = [true, false].map((wanted) =>
      ofMessages.filter(({ sk }) => sk.endsWith('#asked') === wanted),
    );
    // Of 18 events 20 routes tell 26 people; 23 of them can be told, once of each event, and somebody who opted out of the
    // three that are mandatory; a message is written three times until it is accepted.
    // Three routes ask each of their people, one of them not its requester, and one that is mandatory somebody more.
    expect(items.filter(({ kind }) => kind === 'slot')).toHaveLength(20 * 26);
    expect(messages).toHaveLength((18 * 23 + 3) * 3);
    expect(asked).toHaveLength(3 * 23);
    const sizes = items.map((item) => itemSize(item));
    process.stdout.write(
      `\n${items.length} message items and facts, the largest of ${Math.max(...sizes)} bytes\n`,
    );
    expect(items.filter((item) => itemSize(item) >= budgets.itemBytes)).toEqual([]);
  });
});
