/** What is asked of those whom a route tells, as the workspace says it. */
export interface AskRule {
  readonly kind: AskKind;
  readonly mode: AskMode;
  /** One to ten. A tap names one by its place, so that their order never changes while an ask of them is open. */
  readonly options: readonly AskOption[];
  /** Milliseconds from when the event came, until which an answer counts. At most 30 days. */
  readonly deadline: number;
  /** A rejection only counts: the ask goes on while it may still be approved. Absent: the first one ends it. */
  readonly rejection?: 'counts';
  /** Who rejects is asked why, and the answer counts once they have said so. Absent: a reason is welcome at any time. */
  readonly reason?: 'required';
  /** What is asked after the tap; the answer counts once all is said. */
  readonly questions?: readonly AskQuestion[];
  /** Liquid that gives the company's ids of people who may not answer, with commas between them: four eyes. */
  readonly except?: string;
  /** Who has answered may answer otherwise while the ask is open. */
  readonly changeable?: true;
  /** Another event of the route asks again though an ask about the record is open. */
  readonly again?: true;
  /** Members of the channel with this role may be handed an ask by those who were asked. */
  readonly handTo?: string;
  readonly callback?: CallbackRule;
}

/** `approval`: approve or reject. `acknowledgement`: somebody takes care. `reading`: each has read it. */
export type AskKind = 'approval' | 'acknowledgement' | 'reading';

export type AskMode =
  /** The first answer decides. */
  | { readonly kind: 'anyone' }
  /** All who were asked must answer. */
  | { readonly kind: 'everyone' }
  /** The first option that so many choose. */
  | { readonly kind: 'quorum'; readonly of: number }
  /** Each is asked only when the one before has answered, in the order of the route's audience. At most 20 people. */
  | { readonly kind: 'sequential' };

export interface AskOption {
  /** 1 to 40 of a-z, 0-9 and `-`: what the ledger and the outcome call it. */
  readonly id: string;
  readonly rejects?: true;
  /** By language, at most 24 characters: where the options are rows of a list. Absent: the template's buttons say them. */
  readonly label?: { readonly [language: string]: string };
}

/** A field that is asked for after the tap. */
export interface AskQuestion {
  /** The field's name in the outcome. */
  readonly id: string;
  readonly kind: 'number' | 'date' | 'text';
  /** By language. */
  readonly text: { readonly [language: string]: string };
  /** Of a number. */
  readonly min?: number;
  readonly max?: number;
  /** Only after one of these options. Absent: after each that does not reject. */
  readonly after?: readonly string[];
}

/** Liquid. Where the process waits for the outcome, besides the bus. */
export type CallbackRule =
  /** An address of the source's own hosts; called by HTTPS. */
  | { readonly kind: 'https'; readonly url: string }
  /** A Step Functions task token. `heartbeat`: milliseconds between two signs that the ask is still open. */
  | { readonly kind: 'task'; readonly token: string; readonly heartbeat?: number };
