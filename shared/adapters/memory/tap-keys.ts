import type { TapKey } from '#domain/asks/tap-token';
import type { TapKeys } from '#ports/tap-keys';

/** Tap keys that change when they are told to, in place. */
export function memoryTapKeys(keys: readonly TapKey[]): TapKeys {
  return { known: async () => [...keys], again: async () => [...keys] };
}
