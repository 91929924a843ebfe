import { inbox } from './inbox.ts';
import type { Inbound } from './inbox.ts';
import type { Line } from './journal-line.ts';
import type { KnownMessage, StatusStep } from '../messages/message.ts';
import { type PhoneSettings, newPhone } from '../phones/phone-settings.ts';
import { templateBook } from '../templates/template-book.ts';
import { dialledDigits, whatsAppId } from '../whatsapp-id.ts';

export interface SimulatedPerson {
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  /** Goes by it from the start. */
  readonly username?: string;
}

export type Change =
  | { readonly kind: 'people' }
  | { readonly kind: 'message'; readonly message: KnownMessage; readonly step?: StatusStep }
  /** `marked`: it was there already, and has been marked as read by the business. */
  | { readonly kind: 'inbound'; readonly inbound: Inbound; readonly marked?: true }
  | { readonly kind: 'phone'; readonly waId: string };

/** A line of a chat, by the id of what it shows. */
export interface ChatLine {
  readonly side: 'business' | 'person';
  readonly id: string;
}

export function emptyMemory() {
  return {
    people: new Map<string, SimulatedPerson>(),
    phones: new Map<string, PhoneSettings>(),
    /** Where people went who have another number now, by the WhatsApp id they had. */
    moved: new Map<string, string>(),
    templates: templateBook(),
    inbox: inbox(),
    messages: new Map<string, KnownMessage>(),
    chats: new Map<string, ChatLine[]>(),
    accepted: new Map<string, number>(),
  };
}
export type Memory = ReturnType<typeof emptyMemory>;

/** Takes the line into memory. One function for what happens and for what is read back. */
export function apply(memory: Memory, line: Line): Change | undefined {
  switch (line.kind) {
    case 'people':
      return replacePeople(memory, line.people);
    case 'phone':
      memory.phones.set(line.waId, line.settings);
      return { kind: 'phone', waId: line.waId };
    case 'moved':
      return move(memory, line);
    case 'message':
      count(memory.accepted, line.message.callback);
      chatOf(memory, line.message.waId).push({ side: 'business', id: line.message.id });
      return keep(memory, { ...line.message, steps: [] });
    case 'step':
      return climb(memory, line.id, line.step);
    case 'inbound':
      return hear(memory, line);
    case 'read-by-business':
      return readUntil(memory, line.id);
    default:
      memory.templates.apply(line);
      return undefined;
  }
}

/** Throws RangeError where a person's phone is no phone number. */
function replacePeople(memory: Memory, people: readonly SimulatedPerson[]): Change {
  memory.people = new Map(people.map((person) => [waIdOf(person), person]));
  for (const [waId, { username }] of memory.people) {
    memory.moved.delete(waId);
    if (username !== undefined)
      memory.phones.set(waId, { ...(memory.phones.get(waId) ?? newPhone), username });
  }
  return { kind: 'people' };
}

/** The person, the settings and the chat go on under the new number; its user id is a new one anyway. */
function move(memory: Memory, { from, phone }: { readonly from: string; readonly phone: string }): Change {
  const known = memory.people.get(from);
  const to = waIdOf({ name: known?.name ?? from, phone });
  memory.people = new Map(
    Array.from(memory.people, ([waId, person]) =>
      waId === from ? [to, { ...person, phone }] : [waId, person],
    ),
  );
  memory.phones.set(to, { ...(memory.phones.get(from) ?? newPhone), userIds: 0 });
  memory.phones.delete(from);
  memory.chats.set(to, [...chatOf(memory, from), ...chatOf(memory, to)]);
  memory.chats.delete(from);
  memory.moved.delete(to);
  memory.moved.set(from, to);
  return { kind: 'people' };
}

function hear(memory: Memory, { kind, ...inbound }: Inbound & { readonly kind: 'inbound' }): Change {
  memory.inbox.add(inbound);
  if (inbound.said !== undefined) chatOf(memory, inbound.waId).push({ side: 'person', id: inbound.id });
  return { kind, inbound };
}

/** A mark covers the message and what came before it. */
function readUntil(memory: Memory, id: string): Change | undefined {
  const inbound = memory.inbox.markRead(id);
  return inbound && { kind: 'inbound', inbound, marked: true };
}

/** The chat of a WhatsApp id, or of the one that its owner has now. */
function chatOf(memory: Memory, waId: string): ChatLine[] {
  const home = homeOf(memory, waId);
  const known = memory.chats.get(home) ?? [];
  memory.chats.set(home, known);
  return known;
}

/** Where the owner of a WhatsApp id is now. */
export function homeOf({ moved }: Pick<Memory, 'moved'>, waId: string): string {
  let home = waId;
  for (let next = moved.get(home); next !== undefined; next = moved.get(home)) home = next;
  return home;
}

function count(counts: Map<string, number>, callback: string | undefined): void {
  if (callback !== undefined) counts.set(callback, (counts.get(callback) ?? 0) + 1);
}

function climb(memory: Memory, id: string, step: StatusStep): Change | undefined {
  const message = memory.messages.get(id);
  return message && { ...keep(memory, { ...message, steps: [...message.steps, step] }), step };
}

function keep(memory: Memory, message: KnownMessage) {
  memory.messages.set(message.id, message);
  return { kind: 'message', message } as const;
}

function waIdOf({ name, phone }: SimulatedPerson): string {
  const digits = dialledDigits(phone);
  if (digits === undefined) throw new RangeError(`the phone of ${name} is no phone number`);
  return whatsAppId(digits);
}
