import type { PlainObject } from './plain.ts';
import type { Source } from './source.ts';

/** A workspace as it is stored and read: validated, compiled, plain JSON. */
export interface Workspace {
  readonly branches: readonly Branch[];
  readonly channels: readonly Channel[];
  readonly templates: readonly Template[];
  readonly routes: readonly Route[];
  /** Systems that may hand in events from outside AWS, and how each proves itself. Absent: none. */
  readonly sources?: readonly Source[];
}

/** A place or unit of the company. */
export interface Branch {
  readonly id: string;
  readonly name: string;
  /** IANA name, `America/Sao_Paulo`. */
  readonly timeZone: string;
  /** Language code as Meta spells it, `pt_BR`. */
  readonly language: string;
}

/** The audience of one process, team or branch. Always of exactly one branch. */
interface Channel {
  readonly id: string;
  readonly name: string;
  readonly branch: string;
  readonly members: readonly Member[];
}

export interface Member {
  /** The company's id of the person. */
  readonly person: string;
  readonly role?: string;
}

/** A message template as Meta approves it: named parameters, one text per language. */
export interface Template {
  readonly id: string;
  readonly category: 'utility' | 'marketing';
  readonly text: { readonly [language: string]: TemplateText };
}

export interface TemplateText {
  /** At most 60 characters, no parameters. */
  readonly header?: string;
  /** At most 1,024 characters with its parameters filled in; parameters as `{{lower_snake}}`. */
  readonly body: string;
  /** At most 60 characters, no parameters. */
  readonly footer?: string;
  /** Quick replies, at most ten of 25 characters. */
  readonly buttons?: readonly string[];
}

/** Which events, which record they touch, who is told. All texts but `id` are Liquid over `{ source, detail-type, detail, time, id }`. */
export interface Route {
  readonly id: string;
  /** In EventBridge's event-pattern language. */
  readonly when: PlainObject;
  readonly record: RecordRule;
  readonly tell: readonly Tell[];
  /** Milliseconds after the decision from which a message of this route is not sent any more. */
  readonly notAfter?: number;
}

interface RecordRule {
  readonly type: string;
  readonly key: string;
  readonly title: string;
  readonly stage?: string;
  readonly url?: string;
  readonly fields?: { readonly [name: string]: string };
  /** The channel under whose open records it is listed; the loader fills in the first channel told. */
  readonly channel: string;
  /** `true` closes the record. */
  readonly close?: boolean;
  /** `true` opens a closed record again; without it, an event leaves a closed record closed. */
  readonly reopen?: boolean;
}

export interface Tell {
  readonly channel: string;
  /** Only the members with this role; everyone where it is absent. */
  readonly role?: string;
  readonly template: string;
  /** Parameter name to Liquid. */
  readonly with: { readonly [parameter: string]: string };
}

/** The branch, channel, template or route of that id. Throws where there is none: the loader has checked every reference. */
export function findById<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new Error(`the workspace has no '${id}'`);
  return found;
}

/** What the workspace says of a source, if it names it. */
export function sourceOf({ sources = [] }: Workspace, id: string): Source | undefined {
  return sources.find((source) => source.id === id);
}
