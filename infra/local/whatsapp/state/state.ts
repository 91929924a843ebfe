import type { Inbound, Inbox } from './inbox.ts';
import type { Line } from './journal-line.ts';
import type { Journal } from './journal.ts';
import { type Change, type ChatLine, type SimulatedPerson, apply, emptyMemory, homeOf } from './memory.ts';
import type { AcceptedMessage, KnownMessage, StatusStep } from '../messages/message.ts';
import { type PhoneSettings, newPhone } from '../phones/phone-settings.ts';
import type { TemplateBook, TemplateLine } from '../templates/template-book.ts';

/** Everything the simulator knows, in memory and in its journal. */
export interface State {
  readonly people: () => ReadonlyMap<string, SimulatedPerson>;
  readonly templates: TemplateBook;
  readonly inbox: Inbox;
  readonly messages: () => readonly KnownMessage[];
  readonly findMessage: (id: string) => KnownMessage | undefined;
  readonly messageCount: () => number;
  /** How often a message with each `biz_opaque_callback_data` was accepted. */
  readonly accepted: () => ReadonlyMap<string, number>;
  /** WhatsApp ids that ever had a chat, each with its lines, oldest first. */
  readonly chats: () => ReadonlyMap<string, readonly ChatLine[]>;
  /** How the phone stands that has this WhatsApp id now. */
  readonly phone: (waId: string) => PhoneSettings;
  /** The WhatsApp id that the owner of this one has now: another where they changed their number. */
  readonly homeOf: (waId: string) => string;
  /** Throws RangeError where a person's phone is no phone number. */
  readonly setPeople: (people: readonly SimulatedPerson[]) => void;
  readonly setPhone: (waId: string, settings: PhoneSettings) => void;
  /** Gives the owner of a WhatsApp id another phone number. Throws RangeError where it is none. */
  readonly movePhone: (from: string, phone: string) => void;
  readonly changeTemplates: (line: TemplateLine) => void;
  readonly accept: (message: AcceptedMessage) => void;
  readonly addStep: (id: string, step: StatusStep) => void;
  readonly receive: (inbound: Inbound) => void;
  readonly markRead: (id: string) => void;
  /** Calls the listener after each change; the answer stops it. */
  readonly onChange: (listener: (change: Change) => void) => () => void;
  readonly close: () => void;
}

/** Reads the journal back, and writes each change into it. */
export function openState(journal: Journal): State {
  const memory = emptyMemory();
  for (const line of journal.lines) apply(memory, line);
  const listeners = new Set<(change: Change) => void>();
  const write = (line: Line): void => {
    const change = apply(memory, line);
    journal.append(line);
    if (change !== undefined) for (const listener of listeners) listener(change);
  };
  return {
    people: () => memory.people,
    templates: memory.templates,
    inbox: memory.inbox,
    messages: () => [...memory.messages.values()],
    findMessage: (id) => memory.messages.get(id),
    messageCount: () => memory.messages.size,
    accepted: () => memory.accepted,
    chats: () => memory.chats,
    phone: (waId) => memory.phones.get(waId) ?? newPhone,
    homeOf: (waId) => homeOf(memory, waId),
    ...writersOf(write),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => journal.close(),
  };
}

function writersOf(write: (line: Line) => void) {
  return {
    setPeople: (people: readonly SimulatedPerson[]) =>
      write({
        kind: 'people',
        people: people.map(({ name, phone, username }) => ({
          name,
          phone,
          ...(username !== undefined && { username }),
        })),
      }),
    setPhone: (waId: string, settings: PhoneSettings) => write({ kind: 'phone', waId, settings }),
    movePhone: (from: string, phone: string) => write({ kind: 'moved', from, phone }),
    changeTemplates: (line: TemplateLine) =>
      write(line.kind === 'given-templates' ? { ...line, templates: [...line.templates] } : line),
    accept: (message: AcceptedMessage) => write({ kind: 'message', message }),
    addStep: (id: string, step: StatusStep) => write({ kind: 'step', id, step }),
    receive: (inbound: Inbound) => write({ kind: 'inbound', ...inbound }),
    markRead: (id: string) => write({ kind: 'read-by-business', id }),
  };
}
