import { describe, expect, it } from 'vitest';
import { personOf } from '#test/support/world';
import { askedPeople } from '#test/support/asked-people';
import { putSliced } from '#test/support/put-asked';

describe('an ask of a notice to more than 200', () => {
  it('tells those of every slice that it was decided', async () => {
    const { chasqui, apply, ask, tap, told } = await askedPeople();
    await putSliced(ask, { ana: 1, rui: 1, eva: 2 }, chasqui);
    await apply(tap('ana', 0, { slice: 1 }));
    expect(await told('rui')).toHaveLength(1);
    expect(await told('eva')).toHaveLength(1);
    const { facts } = await chasqui.ports.ledger.ofSlice({ record: ask.record, slice: 2 });
    expect(facts).toMatchObject([{ kind: 'slot', person: personOf('eva').id, event: ask.id }]);
  });
});
