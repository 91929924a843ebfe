import { anyNumber } from '#domain/facts/upkeep-fact';
import { operatorTables } from '#adapters/tables/operator-tables';
import { applyUpdate } from '#functions/apply-update/apply-update';
import { inboundPorts, updateTools } from './update-step.ts';
import type { World } from './world.ts';

const key = 'a key that only the tests know';
export const day = 86_400_000;

/** One worker over the ports of a world, some of them others. */
export function worker(chasqui: World, change: object = {}) {
  const ports = { ...inboundPorts(chasqui.store, chasqui.tools), ...chasqui.ports, ...change };
  const apply = applyUpdate(ports, updateTools(chasqui.tools.numbers, chasqui.tools));
  return {
    parking: ports.parking,
    apply: (webhook: unknown) =>
      apply({ kind: 'webhook', receivedAt: chasqui.clock.now, body: JSON.stringify(webhook) }),
  };
}

/** What the ledger has of a number, two days back. */
export async function newsIn({ store, tools, clock }: World, number = anyNumber) {
  const { numberFacts } = operatorTables(store, { entropy: tools.entropy, key });
  return numberFacts.of(number, { from: clock.now - 2 * day, to: clock.now + day });
}
