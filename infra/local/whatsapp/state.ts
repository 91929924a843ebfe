import { type Inbound, type Inbox, inbox } from './inbox.ts';
import type { Line } from './journal-line.ts';
import type { Journal } from './journal.ts';
import type { AcceptedMessage, KnownMessage, StatusStep } from './message.ts';
import { type TemplateBook, type TemplateLine, templateBook } from './templates/template-book.ts';
import { dialledDigits, whatsAppId } from './whatsapp-id.ts';

export interface SimulatedPerson {
  readonly name: string;
  /** E.164. */
  readonly phone: string;
}

export type Change =
  | { readonly kind: 'people' }
  | { readonly kind: 'message'; readonly message: KnownMessage };

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
  readonly setPeople: (people: readonly SimulatedPerson[]) => void;
  readonly changeTemplates: (line: TemplateLine) => void;
  readonly accept: (message: AcceptedMessage) => void;
  readonly addStep: (id: string, step: StatusStep) => void;
  readonly receive: (inbound: Inbound) => void;
  /** Calls the listener after each change; the answer stops it. */
  readonly onChange: (listener: (change: Change) => void) => () => void;
  readonly close: () => void;
}

/** Throws RangeError where a person's phone is no phone number. */
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
    setPeople: (people) =>
      write({ kind: 'people', people: people.map(({ name, phone }) => ({ name, phone })) }),
    changeTemplates: (line) =>
      write(line.kind === 'given-templates' ? { ...line, templates: [...line.templates] } : line),
    accept: (message) => write({ kind: 'message', message: copyOf(message) }),
    addStep: (id, step) => write({ kind: 'step', id, step }),
    receive: (inbound) => write({ kind: 'inbound', ...inbound }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => journal.close(),
  };
}

function emptyMemory() {
  return {
    people: new Map<string, SimulatedPerson>(),
    templates: templateBook(),
    inbox: inbox(),
    messages: new Map<string, KnownMessage>(),
    accepted: new Map<string, number>(),
  };
}
type Memory = ReturnType<typeof emptyMemory>;

/** Takes the line into memory. One function for what happens and for what is read back. */
function apply(memory: Memory, line: Line): Change | undefined {
  switch (line.kind) {
    case 'people':
      memory.people = new Map(line.people.map((person) => [waIdOf(person), person]));
      return { kind: 'people' };
    case 'message':
      count(memory.accepted, line.message.callback);
      return keep(memory, { ...line.message, steps: [] });
    case 'step':
      return climb(memory, line.id, line.step);
    case 'inbound':
      memory.inbox.add(line);
      return undefined;
    default:
      memory.templates.apply(line);
      return undefined;
  }
}

function count(counts: Map<string, number>, callback: string | undefined): void {
  if (callback !== undefined) counts.set(callback, (counts.get(callback) ?? 0) + 1);
}

function climb(memory: Memory, id: string, step: StatusStep): Change | undefined {
  const message = memory.messages.get(id);
  return message && keep(memory, { ...message, steps: [...message.steps, step] });
}

function keep(memory: Memory, message: KnownMessage): Change {
  memory.messages.set(message.id, message);
  return { kind: 'message', message };
}

function waIdOf({ name, phone }: SimulatedPerson): string {
  const digits = dialledDigits(phone);
  if (digits === undefined) throw new RangeError(`the phone of ${name} is no phone number`);
  return whatsAppId(digits);
}

function copyOf(message: AcceptedMessage) {
  const { buttons, ...shown } = message.shown;
  return { ...message, shown: { ...shown, ...(buttons !== undefined && { buttons: [...buttons] }) } };
}
