import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskRule } from '#domain/asks/ask-rule';
import { dynamoStore } from '#adapters/dynamodb/store';
import { budgets } from '#test/support/budgets';
import { type CapacityMeter, capacityOf, type Spent } from '#test/support/capacity';
import { type Engine, startEngine } from '#test/support/engine';
import { approval, askingWorkspace, putAsk } from '#test/support/one-ask';
import { addPerson, applyWorkspace, personOf, world } from '#test/support/world';

let engine: Engine;
let meter: CapacityMeter;
let claimed: Spent;

beforeAll(async () => {
  engine = await startEngine();
  meter = capacityOf(engine.client);
  claimed = await spentOnSending(approval, { asks: false });
});
afterAll(() => engine.stop());

/** One message, sent by a worker that has read the workspace before. */
async function spentOnSending(rule: AskRule, { asks }: { readonly asks: boolean }): Promise<Spent> {
  const chasqui = world({ store: dynamoStore(engine.client, await engine.newTables()) });
  const { ports, clock } = chasqui;
  await applyWorkspace(chasqui, askingWorkspace(rule));
  await addPerson(chasqui, personOf('ana'));
  const { message } = await putAsk(ports, rule, clock.now);
  const { ask: _, ...tells } = message;
  const ref = message.ref.replace('m'.repeat(16), 'n'.repeat(16));
  await ports.messages.plan({ ...tells, ref });
  const wanted = asks ? message.ref : ref;
  await ports.workspaces.load('v1');
  await ports.workspaces.current();
  const { answer, spent } = await meter.spentBy(() => chasqui.send(wanted));
  expect(answer).toEqual({ kind: 'accepted' });
  return spent;
}

describe('what a message that asks costs more than one that tells', () => {
  it('is its claim', async () => {
    const spent = await spentOnSending(approval, { asks: true });
    expect(spent.written - claimed.written).toBe(budgets.claimToAsk.writeUnits);
    expect(spent.requests - claimed.requests).toBe(budgets.claimToAsk.tableRequests);
  });

  it('is less for a reading, whose ask is not looked at', async () => {
    const spent = await spentOnSending({ ...approval, kind: 'reading' }, { asks: true });
    expect(spent.written - claimed.written).toBe(budgets.claimToAsk.reading);
    expect(spent.requests - claimed.requests).toBe(budgets.claimToAsk.tableRequests);
  });
});
