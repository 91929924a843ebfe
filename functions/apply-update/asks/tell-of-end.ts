import type { Asked } from '#domain/asks/ask';
import { zoneOf } from '#domain/asks/answered-fact';
import { isToldOfEnd, plannedClosing } from '#domain/asks/closing-line';
import { advance, type Message } from '#domain/messages/message';
import { placeOf } from '#domain/messages/message-place';
import { sideBySide } from '#domain/side-by-side';
import type { Workspace } from '#domain/workspace';
import type { Versioned } from '#ports/records';
import type { Following, OverAsk } from './following.ts';

/** So many who were asked are looked at at the same time. */
const mostAtOnce = 20;

/** What a line says, the same for all. */
interface Ending {
  readonly ask: OverAsk;
  readonly title: string;
  readonly who?: string;
  readonly workspace: Workspace;
}

/** What became of one who was asked. `later`: their message is on its way, and may arrive yet. */
type Told = { readonly kind: 'done' | 'later' } | { readonly kind: 'told'; readonly job: Message };

/** Who was asked and has not answered gets one line; messages that were kept back are cancelled. Answers how many are left. */
export async function tellOfEnd(ask: OverAsk, following: Following): Promise<number> {
  const { ports } = following;
  const ending = await endingOf(ask, following);
  let left = 0;
  for (const slice of await ports.asks.slicesOf(ask)) {
    const asked = await ports.asks.askedIn(ask, slice);
    const waiting = asked.map(({ value }) => value).filter((one) => isWaiting(one, ask));
    const told = await sideBySide(waiting, mostAtOnce, (one) => tellOne(one, ending, following));
    const jobs = told.flatMap((one) => (one.kind === 'told' ? [one.job] : []));
    if (jobs.length > 0) await ports.sendQueue.put(jobs);
    left += told.filter(({ kind }) => kind === 'later').length;
  }
  return left;
}

async function endingOf(ask: OverAsk, { ports }: Following): Promise<Ending> {
  const { state, record, version } = ask;
  const [workspace, found, who] = await Promise.all([
    ports.workspaces.load(version),
    ports.records.find(record),
    state.kind === 'decided' ? ports.people.find(state.person) : undefined,
  ]);
  const title = found?.value.title ?? '';
  return { ask, title, workspace, ...(who !== undefined && { who: who.value.name }) };
}

/** Who has answered, has handed it on, or decided it in another's place as well, knows. */
function isWaiting({ state, person }: Asked, { state: end }: OverAsk): boolean {
  if (end.kind === 'decided' && end.person === person) return false;
  return state.kind === 'open' || state.kind === 'answering';
}

async function tellOne(asked: Asked, ending: Ending, following: Following): Promise<Told> {
  const found = await following.ports.messages.find(asked.ref);
  if (found === undefined) return { kind: 'done' };
  const { value: message } = found;
  if (message.status === 'held') return cancel(found, following);
  if (message.status === 'sending') return { kind: 'later' };
  return isToldOfEnd({ asked, message }) ? planLine(message, ending, following) : { kind: 'done' };
}

async function cancel({ value: message, version }: Versioned<Message>, following: Following): Promise<Told> {
  const { ports, tools } = following;
  const end = { reason: 'ask-closed' as const };
  const next = advance(message, { status: 'cancelled', ...end });
  const about = { ...placeOf(message), attempt: message.attempt, notedAt: tools.now() };
  const isMoved = await ports.messages.move(next, version, {
    kind: 'ended',
    ...about,
    as: 'cancelled',
    ...end,
  });
  return { kind: isMoved ? 'done' : 'later' };
}

/** Slot, message and job, as for every message; one that was planned before is not planned again. */
async function planLine(asking: Message, ending: Ending, { ports, tools }: Following): Promise<Told> {
  const { ask, title, who, workspace } = ending;
  const person = (await ports.people.find(asking.person))?.value;
  if (person === undefined) return { kind: 'done' };
  const timeZone = zoneOf(workspace, asking.channel);
  const reader = { language: person.language, timeZone: person.timeZone ?? timeZone };
  const of = { ask, message: asking, title, reader, timeZone, ...(who !== undefined && { who }) };
  const { slot, message } = plannedClosing(of, tools.entropy);
  await ports.ledger.put(slot);
  const planned = await ports.messages.plan(message);
  return planned.status === 'queued' ? { kind: 'told', job: planned } : { kind: 'done' };
}
