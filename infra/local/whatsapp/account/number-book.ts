import type { BusinessNumber } from '../simulator-options.ts';
import type { Quality } from '../templates/template.ts';

type Health = 'AVAILABLE' | 'LIMITED' | 'BLOCKED';

/** A business number, and how it stands. */
export interface KnownNumber extends BusinessNumber {
  readonly quality: Quality;
  readonly health: Health;
  readonly registered: boolean;
  /** Messages a second. */
  readonly throughput: number;
}

export type NumberChange = Partial<Pick<KnownNumber, 'quality' | 'health' | 'registered' | 'throughput'>>;

/** The numbers of the account, in their order. */
export interface NumberBook {
  readonly list: () => readonly KnownNumber[];
  readonly find: (id: string) => KnownNumber | undefined;
  /** False where there is no such number. */
  readonly change: (id: string, change: NumberChange) => boolean;
}

/** 80 messages a second unless a number has its own. */
export function numberBook(numbers: readonly BusinessNumber[]): NumberBook {
  const known = new Map<string, KnownNumber>(
    numbers.map((number) => [
      number.phoneNumberId,
      { throughput: 80, ...number, quality: 'GREEN', health: 'AVAILABLE', registered: true },
    ]),
  );
  return {
    list: () => [...known.values()],
    find: (id) => known.get(id),
    change(id, change) {
      const number = known.get(id);
      if (number === undefined) return false;
      known.set(id, { ...number, ...change });
      return true;
    },
  };
}
