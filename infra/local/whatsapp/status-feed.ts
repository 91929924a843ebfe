import type { MadeUpIds } from './made-up-ids.ts';
import type { KnownMessage, StatusStep } from './message.ts';
import { type Recipient, statusWebhook } from './status-webhook.ts';
import type { Change, State } from './state.ts';
import type { World } from './world.ts';

/** Each step that a message takes is a webhook. */
export function tellOfStatuses(world: World): void {
  world.state.onChange((change) => tellOfStatus(world, change));
}

export type StatusListener = (message: KnownMessage, step: StatusStep) => void;

/** The same for somebody in this process. Silent while webhooks are off. */
export function listenTo({ state, webhooks }: World, listener: StatusListener): () => void {
  return state.onChange((change) => {
    if (change.kind !== 'message' || !webhooks.isOn()) return;
    const step = change.message.steps.at(-1);
    if (step !== undefined) listener(change.message, step);
  });
}

function tellOfStatus({ options, numbers, state, ids, webhooks }: World, change: Change): void {
  if (change.kind !== 'message') return;
  const { message } = change;
  const step = message.steps.at(-1);
  if (step === undefined) return;
  const number = { ...options, ...numbers.find(message.number) };
  webhooks.send(statusWebhook(number, { message, step, to: recipientOf(message.waId, state, ids) }));
}

function recipientOf(waId: string, state: State, ids: MadeUpIds): Recipient {
  const name = state.people().get(waId)?.name ?? 'Unknown number';
  return /^\d+$/.test(waId) ? { name, waId, userId: ids.userId(waId) } : { name, userId: waId };
}
