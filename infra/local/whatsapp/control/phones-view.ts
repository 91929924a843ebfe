import type { Inbound } from '../state/inbox.ts';
import type { KnownMessage } from '../messages/message.ts';
import type { Tap } from '../messages/tap.ts';
import type { ShownMedia } from '../messages/shown.ts';
import { type Heard, heard } from '../phones/heard.ts';
import type { PhoneSettings } from '../phones/phone-settings.ts';
import type { World } from '../world.ts';

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
  readonly settings: Omit<PhoneSettings, 'userIds'>;
}

/** What a page may tap: by its place among the buttons, so that no payload leaves the simulator. */
type ButtonView =
  | { readonly kind: 'reply' | 'location' | 'own'; readonly label: string }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | Extract<Tap, { readonly kind: 'list' }>;

export interface BubbleView {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly side: 'business' | 'person';
  readonly header?: string;
  readonly body: string;
  readonly footer?: string;
  readonly media?: ShownMedia;
  readonly buttons: readonly ButtonView[];
  /** How the message goes on that it answers. */
  readonly quote?: { readonly side: 'business' | 'person'; readonly text: string };
  /** Of either side, one each. */
  readonly reactions: readonly string[];
  readonly status: 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed';
  readonly edited?: boolean;
  readonly note?: 'revoked' | 'system';
}

/** Everybody's phone: the people in their order, then numbers that nobody here has. */
export function phonesView(world: World): PhonesView {
  const { state, options } = world;
  const owners = new Set([...state.people().keys(), ...state.chats().keys()]);
  const phones = Array.from(owners, (waId) => ({
    ...phoneOwner(world, waId),
    messages: (state.chats().get(waId) ?? []).slice(-200).flatMap(({ id }) => bubbleView(world, id) ?? []),
  }));
  return { business: options.businessName ?? 'Chasqui', phones };
}

export function phoneOwner({ state, ids, phones }: World, waId: string): PhoneOwner {
  const { userIds: _, ...settings } = state.phone(waId);
  return { id: ids.phoneId(waId), name: phones.identityOf(waId).name, digits: waId.slice(-4), settings };
}

/** One line of a chat; undefined where it is none of its own, as a reaction. */
export function bubbleView(world: World, id: string): BubbleView | undefined {
  const message = world.state.findMessage(id);
  if (message !== undefined) return ofBusiness(world, message);
  const inbound = world.state.inbox.find(id);
  return inbound && ofPerson(world, inbound);
}

function ofBusiness(world: World, message: KnownMessage): BubbleView | undefined {
  const { id, at, type, shown, steps } = message;
  if (type === 'reaction') return undefined;
  return {
    id,
    at,
    side: 'business',
    ...shown,
    buttons: (shown.buttons ?? []).map(buttonView),
    ...quoteOf(world, message.quotes),
    reactions: heard(world, message.waId).reactionsTo(id),
    status: steps.at(-1)?.status ?? 'accepted',
  };
}

function ofPerson(world: World, inbound: Inbound): BubbleView | undefined {
  const chat: Heard = heard(world, inbound.waId);
  const shown = chat.shown(inbound);
  if (shown === undefined) return undefined;
  return {
    id: inbound.id,
    at: inbound.at,
    side: 'person',
    ...shown,
    buttons: [],
    ...quoteOf(world, inbound.quotes),
    reactions: chat.reactionsTo(inbound.id),
    status: world.state.inbox.isRead(inbound) ? 'read' : 'delivered',
  };
}

function buttonView(tap: Tap): ButtonView {
  switch (tap.kind) {
    case 'quick-reply':
    case 'reply':
      return { kind: 'reply', label: tap.label };
    default:
      return tap;
  }
}

function quoteOf(world: World, id: string | undefined): Pick<BubbleView, 'quote'> {
  const message = id === undefined ? undefined : world.state.findMessage(id);
  if (message !== undefined) {
    const { header, body } = message.shown;
    return { quote: { side: 'business', text: body || (header ?? '') } };
  }
  const inbound = id === undefined ? undefined : world.state.inbox.find(id);
  const shown = inbound && heard(world, inbound.waId).shown(inbound);
  return shown === undefined ? {} : { quote: { side: 'person', text: shown.body || (shown.header ?? '') } };
}
