import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Inbound, InboundContent } from '#domain/inbound/inbound';
import type { PinnedInbound } from '#ports/inbounds';
import type { decisionShape } from '#adapters/tables/inbound/inbound-decision-shape';
import type { inboundContentShape, inboundShape } from '#adapters/tables/inbound/inbound-shape';

/** Arrays that may be written, as a shape reads them, stand for those that may not. */
type Plain<T> = T extends object ? { -readonly [K in keyof T]: Plain<T[K]> } : T;

describe('the shapes in which inbounds are read back', () => {
  it('are those of the domain', () => {
    expectTypeOf<Plain<z.output<typeof inboundContentShape>>>().toEqualTypeOf<Plain<InboundContent>>();
    expectTypeOf<Plain<z.output<typeof inboundShape>>>().toEqualTypeOf<Plain<Inbound>>();
    expectTypeOf<Plain<z.output<typeof decisionShape>>>().toEqualTypeOf<Plain<PinnedInbound['decision']>>();
  });
});
