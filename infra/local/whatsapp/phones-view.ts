import type { MadeUpIds } from './made-up-ids.ts';
import type { KnownMessage } from './message.ts';
import type { State } from './state.ts';

/** What the page shows. Plain JSON. */
export interface PhonesView {
  readonly business: string;
  readonly phones: readonly PhoneView[];
}

interface PhoneView extends PhoneOwner {
  /** Oldest first, the latest 200. */
  readonly messages: readonly BubbleView[];
}

export interface PhoneOwner {
  readonly id: string;
  readonly name: string;
  /** The last four digits of the number. */
  readonly digits: string;
}

export interface BubbleView {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly header?: string;
  readonly body: string;
  readonly footer?: string;
  readonly buttons: readonly string[];
  readonly status: 'accepted' | 'sent' | 'delivered' | 'failed';
}

/** Everybody's phone: the people in their order, then numbers that nobody here has. */
export function phonesView(state: State, ids: MadeUpIds, business: string): PhonesView {
  const chats = Map.groupBy(state.messages(), ({ waId }) => waId);
  const owners = new Set([...state.people().keys(), ...chats.keys()]);
  const phones = [...owners].map((waId) => ({
    ...phoneOwner(state, ids, waId),
    messages: (chats.get(waId) ?? []).slice(-200).map(bubbleView),
  }));
  return { business, phones };
}

export function phoneOwner(state: State, ids: MadeUpIds, waId: string): PhoneOwner {
  const name = state.people().get(waId)?.name ?? 'Unknown number';
  return { id: ids.phoneId(waId), name, digits: waId.slice(-4) };
}

export function bubbleView({ id, at, shown, steps }: KnownMessage): BubbleView {
  return { id, at, ...shown, buttons: shown.buttons ?? [], status: steps.at(-1)?.status ?? 'accepted' };
}
