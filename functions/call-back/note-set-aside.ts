import type { CallbackJob } from '#contracts/callback-job';
import type { GivenUp } from '#domain/facts/message-fact';
import type { CallBackPorts, CallBackTools } from './calling.ts';

/** The queue gives a job up: the story of the ask says why. Put back by an operator, it goes on from what stands. */
export function noteSetAside(
  { asks, ledger }: Pick<CallBackPorts, 'asks' | 'ledger'>,
  { now }: Pick<CallBackTools, 'now'>,
) {
  return async ({ record, ask: id }: CallbackJob, givenUp: GivenUp): Promise<void> => {
    const found = await asks.find({ record, id });
    if (found === undefined) return;
    const { at } = found.value;
    const place = { record, slice: 0, at, thing: id };
    await ledger.put({ kind: 'callback-set-aside', ...place, ...givenUp, notedAt: now() });
  };
}
