import type { BubbleView, PhoneOwner, PhonesView } from '../control/phones-view.ts';
import { byId } from './element.ts';
import { type PhoneCard, phoneCard } from './phone-card.ts';
import { openSeen } from './seen.ts';

const cards = new Map<string, PhoneCard>();
const seen = openSeen();
let business = '';

function cardOf(owner: PhoneOwner): PhoneCard {
  const known = cards.get(owner.id);
  if (known !== undefined) return known;
  const made = phoneCard(owner, business, () => open(owner.id));
  cards.set(owner.id, made);
  byId('phones').append(made.root);
  byId('people').append(made.entry);
  return made;
}

function open(id: string): void {
  seen.mark(id, cards.get(id)?.latest() ?? 0);
  cards.get(id)?.read();
  showCounts();
}

/** Everything afresh: at the start, after a lost connection, and when the people change. */
function showAll(view: PhonesView): void {
  business = view.business;
  cards.clear();
  byId('phones').replaceChildren();
  byId('people').replaceChildren();
  for (const phone of view.phones) {
    const card = cardOf(phone);
    for (const message of phone.messages) card.show(message);
    card.scrollToEnd();
  }
  showCounts();
}

function showOne({ phone, message }: { readonly phone: PhoneOwner; readonly message: BubbleView }): void {
  const card = cardOf(phone);
  card.show(message);
  if (card.isOpen()) open(phone.id);
  showCounts();
}

function showSettings({ phone }: { readonly phone: PhoneOwner }): void {
  cardOf(phone).showSettings(phone.settings);
}

function showCounts(): void {
  const counts = [...cards].map(([id, card]) => card.showUnread(seen.until(id)));
  const unread = counts.reduce((sum, count) => sum + count, 0);
  document.title = `${unread > 0 ? `(${unread}) ` : ''}Phones · ${business}`;
  byId('empty').hidden = [...cards.values()].some((card) => card.messageCount() > 0);
}

function follow(): void {
  const live = byId('live');
  const say = (state: 'live' | 'lost', text: string): void => {
    live.dataset['state'] = state;
    live.textContent = text;
  };
  const events = new EventSource('/_simulator/events');
  events.addEventListener('open', () => say('live', 'Live'));
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) say('lost', 'Stopped: load the page again');
    else say('lost', 'Reconnecting');
  });
  events.addEventListener('phones', (event) => showAll(JSON.parse(event.data)));
  events.addEventListener('message', (event) => showOne(JSON.parse(event.data)));
  events.addEventListener('phone', (event) => showSettings(JSON.parse(event.data)));
}

async function copyCommand(): Promise<void> {
  await navigator.clipboard.writeText(byId('command').textContent);
  byId('copy').textContent = 'Copied';
}

byId('copy').addEventListener('click', () => void copyCommand());
follow();
