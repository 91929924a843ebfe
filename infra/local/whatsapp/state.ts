import type { Template } from '#domain/workspace';
import type { Journal, Line } from './journal.ts';
import type { KnownTemplate, Shown, TemplateStatus } from './template-check.ts';
import { dialledDigits, whatsAppId } from './whatsapp-id.ts';

export interface SimulatedPerson {
  readonly name: string;
  /** E.164. */
  readonly phone: string;
}

/** A message that the simulator has accepted. */
export interface AcceptedMessage {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** As the caller wrote it. */
  readonly to: string;
  readonly waId: string;
  readonly template: string;
  readonly language: string;
  readonly category: Template['category'];
  readonly shown: Shown;
  /** `biz_opaque_callback_data`: echoed in each status, nowhere else. */
  readonly callback?: string;
}

export interface StatusStep {
  readonly status: 'sent' | 'delivered' | 'failed';
  readonly at: number;
  /** Error code of a failed one. */
  readonly code?: number;
}

export interface KnownMessage extends AcceptedMessage {
  /** In the order in which they happened. */
  readonly steps: readonly StatusStep[];
}

export type Change =
  | { readonly kind: 'people' }
  | { readonly kind: 'message'; readonly message: KnownMessage };

/** Everything the simulator knows, in memory and in its journal. */
export interface State {
  readonly people: () => ReadonlyMap<string, SimulatedPerson>;
  readonly templates: () => ReadonlyMap<string, KnownTemplate>;
  readonly messages: () => readonly KnownMessage[];
  readonly messageCount: () => number;
  readonly setPeople: (people: readonly SimulatedPerson[]) => void;
  readonly setTemplates: (templates: readonly Template[]) => void;
  /** False where there is no such template. */
  readonly setTemplateStatus: (template: string, status: TemplateStatus) => boolean;
  readonly accept: (message: AcceptedMessage) => void;
  readonly addStep: (id: string, step: StatusStep) => void;
  /** Calls the listener after each change; the answer stops it. */
  readonly onChange: (listener: (change: Change) => void) => () => void;
}

interface Memory {
  people: ReadonlyMap<string, SimulatedPerson>;
  templates: ReadonlyMap<string, KnownTemplate>;
  readonly messages: Map<string, KnownMessage>;
}

/** Throws RangeError where a person's phone is no phone number. */
export function openState(journal: Journal): State {
  const memory: Memory = { people: new Map(), templates: new Map(), messages: new Map() };
  for (const line of journal.lines) apply(memory, line);
  const listeners = new Set<(change: Change) => void>();
  const write = (line: Line): void => {
    const change = apply(memory, line);
    journal.append(line);
    if (change !== undefined) for (const listener of listeners) listener(change);
  };
  return {
    people: () => memory.people,
    templates: () => memory.templates,
    messages: () => [...memory.messages.values()],
    messageCount: () => memory.messages.size,
    setPeople: (people) =>
      write({ kind: 'people', people: people.map(({ name, phone }) => ({ name, phone })) }),
    setTemplates: (templates) => write(templatesLine(templates)),
    setTemplateStatus(template, status) {
      if (!memory.templates.has(template)) return false;
      write({ kind: 'template-status', template, status });
      return true;
    },
    accept: (message) => write({ kind: 'message', message: { ...message, shown: copyOf(message.shown) } }),
    addStep: (id, step) => write({ kind: 'step', id, step }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Takes the line into memory. One function for what happens and for what is read back. */
function apply(memory: Memory, line: Line): Change | undefined {
  switch (line.kind) {
    case 'people':
      memory.people = new Map(line.people.map((person) => [waIdOf(person), person]));
      return { kind: 'people' };
    case 'templates':
      memory.templates = new Map(line.templates.map((template) => [template.id, approved(template)]));
      return undefined;
    case 'template-status':
      memory.templates = withStatus(memory.templates, line.template, line.status);
      return undefined;
    case 'message':
      return keep(memory, { ...line.message, steps: [] });
    case 'step':
      return climb(memory, line.id, line.step);
  }
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

function templatesLine(templates: readonly Template[]): Line {
  return {
    kind: 'templates',
    templates: templates.map(({ id, category, text }) => ({
      id,
      category,
      text: Object.fromEntries(Object.entries(text).map(([language, shown]) => [language, copyOf(shown)])),
    })),
  };
}

function copyOf({ buttons, ...shown }: Shown) {
  return { ...shown, ...(buttons !== undefined && { buttons: [...buttons] }) };
}

function approved(template: Omit<KnownTemplate, 'status'>): KnownTemplate {
  return { ...template, status: 'APPROVED' };
}

function withStatus(
  templates: ReadonlyMap<string, KnownTemplate>,
  id: string,
  status: TemplateStatus,
): ReadonlyMap<string, KnownTemplate> {
  return new Map(
    [...templates].map(([key, template]) => [key, key === id ? { ...template, status } : template]),
  );
}
