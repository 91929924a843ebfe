import type { KnownMessage, StatusStep } from '../messages/message.ts';
import type { World } from '../world.ts';

/** Back on the net: what waited arrives, in its order, unless its time is up. */
export function comeBack(world: World, waId: string): void {
  world.state.setPhone(waId, { ...world.state.phone(waId), online: true });
  for (const message of waitingFor(world, waId)) world.ladder.arrive(message);
}

/** The person reads everything that has arrived. Nobody is told where their receipts are off. */
export function read(world: World, waId: string): void {
  if (!world.state.phone(waId).receipts) return;
  for (const message of messagesTo(world, waId)) {
    if (lastOf(message)?.status === 'delivered') step(world, message.id, 'read');
  }
}

/** Reads, and goes on reading what comes: then nobody is told of `delivered`. */
export function openChat(world: World, waId: string): void {
  read(world, waId);
  world.state.setPhone(waId, { ...world.state.phone(waId), chatOpen: true });
}

/** Listens to a voice message for the first time. Throws RangeError where it is none, or has not arrived. */
export function play(world: World, waId: string, id: string): void {
  const message = messagesTo(world, waId).find((one) => one.id === id);
  if (message?.type !== 'audio') throw new RangeError('message: no voice message to this phone');
  const last = lastOf(message)?.status;
  if (last === 'played') return;
  if (last !== 'delivered' && last !== 'read') throw new RangeError('message: it has not arrived');
  if (world.state.phone(waId).receipts) step(world, id, 'played');
}

function step({ state, now }: World, id: string, status: StatusStep['status']): void {
  state.addStep(id, { status, at: now() });
}

function waitingFor(world: World, waId: string): readonly KnownMessage[] {
  return messagesTo(world, waId).filter((message) => lastOf(message)?.status === 'sent');
}

function messagesTo({ state }: World, waId: string): readonly KnownMessage[] {
  const chat = state.chats().get(waId) ?? [];
  return chat.flatMap(({ side, id }) => (side === 'business' ? (state.findMessage(id) ?? []) : []));
}

function lastOf({ steps }: KnownMessage): StatusStep | undefined {
  return steps.at(-1);
}
