import type { Parking } from '#ports/parking';

export interface Parked {
  readonly body: string;
  readonly reason: string;
}

/** What was parked, in order. */
export function memoryParking(): Parking & { readonly parked: readonly Parked[] } {
  const parked: Parked[] = [];
  return {
    parked,
    park: async (body, reason) => {
      parked.push({ body, reason });
    },
  };
}
