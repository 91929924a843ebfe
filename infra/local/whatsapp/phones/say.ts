import type { World } from '../world.ts';
import type { Manner } from './action.ts';
import type { Speech } from './speech.ts';

/** Writes down what a person says; the webhook follows from it. Its id. Throws RangeError where the number is none of the account. */
export function say(
  world: World,
  waId: string,
  { said, at = world.now(), quoting, forwarded, number }: Speech,
): string {
  const { state, ids } = world;
  const id = ids.inboundId(state.inbox.size() + 1, waId);
  const to = numberFor(world, waId, {
    ...(number !== undefined && { number }),
    ...(quoting !== undefined && { quoting }),
  });
  const { throughput = 80 } = world.numbers.find(to) ?? {};
  world.limits.heard({ number: to, throughput }, world.now());
  state.receive({
    id,
    number: to,
    waId,
    at,
    said,
    ...(quoting !== undefined && { quotes: quoting }),
    ...(forwarded === true && { forwarded }),
  });
  return id;
}

/** Phone number id that a message goes to: the one named, that of the message it answers, of the latest in the chat, or the first. */
export function numberFor(
  { state, numbers, options }: World,
  waId: string,
  { number, quoting }: Manner,
): string {
  if (number !== undefined && numbers.find(number) === undefined) {
    throw new RangeError(`no number has the id ${number}`);
  }
  const last = state.chats().get(waId)?.at(-1)?.id;
  const numberOf = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : (state.findMessage(id) ?? state.inbox.find(id))?.number;
  return number ?? numberOf(quoting) ?? numberOf(last) ?? options.phoneNumberId;
}
