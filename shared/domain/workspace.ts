import type { AskRule } from './asks/ask-rule.ts';
import { byId } from './by-id.ts';
import type { Category, ConsentRule } from './people/consent-rule.ts';
import type { Published } from './outcomes/published.ts';
import type { PlainObject } from './plain.ts';
import type { Source } from './source.ts';

/** A workspace as it is stored and read: validated, compiled, plain JSON. */
export interface Workspace {
  readonly branches: readonly Branch[];
  readonly channels: readonly Channel[];
  readonly templates: readonly Template[];
  readonly routes: readonly Route[];
  /** Routes that tell of what became of others. Absent: none. */
  readonly outcomeRoutes?: readonly OutcomeRoute[];
  /** Systems that may hand in events from outside AWS, and how each proves itself. Absent: none. */
  readonly sources?: readonly Source[];
  /** What routes are about, as people may refuse it. Absent: none. */
  readonly categories?: readonly Category[];
  /** How people take their consent back and give it. */
  readonly consent?: ConsentRule;
  /** Answers of ours, by name, that go as this template where free text does not go. Absent: those are not sent then. */
  readonly answers?: { readonly [answer: string]: string };
  /** What is published besides the outcomes that always are. Absent: nothing. */
  readonly publish?: Published;
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
  /** Name of the business number that its messages go from; the first one where absent. */
  readonly number?: string;
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
  /** At most 60 characters, with at most one parameter. */
  readonly header?: string;
  /** At most 1,024 characters with its parameters filled in; parameters as `{{lower_snake}}`. */
  readonly body: string;
  /** At most 60 characters, no parameters. */
  readonly footer?: string;
  /** At most ten, with labels of at most 25 characters. */
  readonly buttons?: readonly TemplateButton[];
}

/** A quick reply, by its label alone; or a button that opens an address. */
export type TemplateButton = string | UrlButton;

export interface UrlButton {
  readonly text: string;
  /** At most 2,000 characters; may end with one `{{parameter}}`. */
  readonly url: string;
}

/** Which events, which record they touch, who is told. All texts but `id` are Liquid over `{ source, detail-type, detail, time, id }`. */
export interface Route extends Telling {
  /** In EventBridge's event-pattern language. */
  readonly when: PlainObject;
  readonly record: RecordRule;
  /** Tells only where the event changed the record in this way. Absent: always. */
  readonly changed?: ChangeRule;
  /** Asks of these routes about the same record need no answer any more. */
  readonly endsAsks?: readonly string[];
}

/** Tells of an outcome of other routes, under the record that it is about. Never of what another such route did. */
export interface OutcomeRoute extends Telling {
  readonly on: {
    /** Detail types of our own events. */
    readonly outcome: readonly Outcome[];
    /** Of these routes only; of all where absent. */
    readonly route?: readonly string[];
  };
}

type Outcome =
  | 'NobodyNotified'
  | 'MessageFailed'
  | 'MessageDoubled'
  | 'ReplyReceived'
  | 'ApprovalDecided'
  | 'AlertAcknowledged'
  | 'AskExpired'
  | 'AskCancelled';

/** What every route says about those who are told. */
export interface Telling {
  readonly id: string;
  readonly tell: readonly Tell[];
  /** Milliseconds after the decision from which a message of this route is not sent any more. */
  readonly notAfter?: number;
  readonly dedupe?: DedupeRule;
  /** Urgent messages overtake all others. */
  readonly priority?: 'urgent';
  /** Where it stays unknown whether WhatsApp took a message: rather none than two. */
  readonly whenInDoubt?: 'hold';
  /** Id of the category that its messages belong to. */
  readonly category?: string;
  /** What is asked of those whose template has quick replies; whom an entry tells without any only reads it. */
  readonly ask?: AskRule;
}

/** All that is given must hold. */
export interface ChangeRule {
  /** The record came into one of these stages. */
  readonly entering?: readonly string[];
  /** It left one of these stages. */
  readonly leaving?: readonly string[];
  /** One of these fields was there before and is another now. */
  readonly field?: readonly string[];
  /** By how much one of the fields changed; all of them are numbers then. */
  readonly by?: {
    /** At least so much; in percent of the number before where `percent`. */
    readonly amount: number;
    readonly percent?: true;
    /** Absent: either way. */
    readonly way?: 'up' | 'down';
  };
}

/** Within the window that the first event opens, later ones with the same key tell nobody. */
export interface DedupeRule {
  /** Liquid; the record where absent. */
  readonly key?: string;
  /** Milliseconds. */
  readonly window: number;
}

interface RecordRule {
  readonly type: string;
  readonly key: string;
  readonly title: string;
  readonly stage?: string;
  readonly url?: string;
  readonly fields?: { readonly [name: string]: string };
  /** Fields that are numbers: what is none becomes null. */
  readonly numbers?: { readonly [name: string]: string };
  /** The channel under whose open records it is listed; the loader fills in the first channel told. */
  readonly channel: string;
  /** `true` closes the record. */
  readonly close?: boolean;
  /** `true` opens a closed record again; without it, an event leaves a closed record closed. */
  readonly reopen?: boolean;
}

/** At most one of `role`, `person` and `managerOf`; everyone in the channel where none is given. */
export interface Tell {
  /** Whose members are meant, and under which the messages are listed. */
  readonly channel: string;
  /** Only the members with this role. */
  readonly role?: string;
  /** Liquid that gives the company's id of a person, member of the channel or not; several with commas between them. */
  readonly person?: string;
  /** Liquid like `person`: those whom these people report to. */
  readonly managerOf?: string;
  readonly template: string;
  /** Parameter name to Liquid. */
  readonly with: { readonly [parameter: string]: string };
}

/** The branch, channel, template or route of that id. Throws where there is none: the loader has checked every reference. */
export function findById<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  const found = byId(all, id);
  if (found === undefined) throw new Error(`the workspace has no '${id}'`);
  return found;
}

/** What the workspace says of a source, if it names it. */
export function sourceOf({ sources = [] }: Workspace, id: string): Source | undefined {
  return sources.find((source) => source.id === id);
}
