import { describe, expect, it } from 'vitest';
import type { NumberFact } from '#domain/facts/upkeep-fact';
import { numberFacts as partitionOf } from '#adapters/tables/facts/fact-place';
import { TamperedFact } from '#adapters/tables/facts/seal';
import { noon, portsOf, type Rig, unique } from './rig.ts';

const day = 86_400_000;

function stoppedAt(number: string, at: number): NumberFact {
  return { kind: 'number-stopped', number, at, thing: unique(16), code: 190 };
}

export function numberFactsContract(rig: () => Rig): void {
  describe('the facts of a number', () => {
    it('are those of a period, over all of its days, the oldest first', async () => {
      const { ledger, numberFacts } = portsOf(rig());
      const number = unique(12);
      const facts = [noon - day, noon - 1, noon, noon + day, noon + 2 * day].map((at) =>
        stoppedAt(number, at),
      );
      for (const fact of facts) await ledger.put(fact);
      await ledger.put(stoppedAt(unique(12), noon));
      expect(await numberFacts.of(number, { from: noon - day, to: noon + day })).toEqual(facts.slice(0, 4));
      expect(await numberFacts.of(number, { from: noon, to: noon })).toEqual([facts[2]]);
      expect(await numberFacts.of(number, { from: noon - 1, to: noon - 1 })).toEqual([facts[1]]);
    });

    it('are all of a day, however many there are', async () => {
      const { ledger, numberFacts } = portsOf(rig());
      const number = unique(12);
      const facts = Array.from({ length: 205 }, (_, place) => stoppedAt(number, noon + place));
      for (const fact of facts) await ledger.put(fact);
      expect(await numberFacts.of(number, { from: noon, to: noon + day })).toEqual(facts);
    });

    it('are not shown once one is not as it was written', async () => {
      const { ledger, numberFacts } = portsOf(rig());
      const number = unique(12);
      await ledger.put(stoppedAt(number, noon));
      const { items } = await rig().store.query({
        table: 'ledger',
        partition: partitionOf(number, noon),
        limit: 1,
      });
      for (const item of items) await rig().overwrite('ledger', { ...item, code: 368 });
      await expect(numberFacts.of(number, { from: noon, to: noon })).rejects.toThrow(TamperedFact);
    });
  });
}
