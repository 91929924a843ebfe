import type { DoubtReason, EndReason } from '../facts/message-fact.ts';
import type { Instant } from '../instant.ts';

/** One WhatsApp message to one person about one record. */
export type Message = MessageCore & MessageState;

export interface MessageCore {
  /** Text form, 52 characters: see `formatRef`. */
  readonly ref: string;
  readonly event: string;
  readonly route: string;
  readonly person: string;
  /** The company's id of the person at planning, by which the claim finds them among the channel's members. */
  readonly member: string;
  readonly channel: string;
  /** Id of the ask that it puts: it goes only while that is open, and the person has not answered. */
  readonly ask?: string;
  /** Named by the event: need not be a member of the channel. */
  readonly named?: true;
  readonly priority?: 'urgent';
  /** Name of the business number that it goes from; the first one where absent. */
  readonly number?: string;
  /** What happens to a doubt that nothing settles: sent once more, or held where this says so. */
  readonly whenInDoubt?: 'hold';
  /** Goes as a template though the person's window seems open: Meta said that it is not. */
  readonly asTemplate?: true;
  /** Has stood in its person's line, and need not again unless Meta refuses it once more. */
  readonly inTurn?: true;
  /** Goes once more without knowing what became of an attempt before. */
  readonly unsure?: true;
  readonly template: string;
  readonly language: string;
  /** Parameter name and text, in the template's order, sanitised. */
  readonly parameters: readonly (readonly [string, string])[];
  /** Salt of the content's digest in the ledger. */
  readonly salt: string;
  /** Not sent any more from here on. */
  readonly notAfter?: Instant;
  /** How often it was claimed. */
  readonly attempt: number;
}

/** The status decides which fields exist. What is not finished has a `dueAt`. */
export type MessageState =
  | { readonly status: 'queued'; readonly dueAt: Instant }
  /** Kept back until its person's turn in a sequential ask has come; looked at when that must be over. */
  | { readonly status: 'held'; readonly dueAt: Instant }
  | { readonly status: 'sending'; readonly dueAt: Instant; readonly claim: Claim }
  | {
      readonly status: 'waiting';
      readonly dueAt: Instant;
      readonly code: number;
      /** Set aside until its number may send again; nobody looks at it before. */
      readonly stopped?: true;
    }
  | {
      readonly status: 'doubt';
      readonly dueAt: Instant;
      readonly reason: DoubtReason;
      /** When the attempt was claimed. */
      readonly since: Instant;
    }
  | { readonly status: 'accepted'; readonly providerDigest: string }
  | { readonly status: 'failed' | 'cancelled' | 'expired'; readonly reason: EndReason };

export type Status = MessageState['status'];

export interface Claim {
  /** Random, 16 characters: a write that meets itself has won. */
  readonly id: string;
  readonly since: Instant;
  readonly until: Instant;
}

/** Which status may follow which. Everything that is not here does not happen. */
export const transitions = {
  held: ['queued', 'cancelled'],
  queued: ['queued', 'waiting', 'sending', 'cancelled', 'expired', 'failed'],
  waiting: ['queued', 'waiting', 'sending', 'cancelled', 'expired', 'failed'],
  sending: ['accepted', 'waiting', 'doubt', 'failed'],
  doubt: ['doubt', 'accepted', 'queued', 'waiting', 'failed'],
  /** An attempt that failed when Meta had taken it. */
  accepted: ['queued', 'waiting'],
  failed: [],
  cancelled: [],
  expired: [],
} as const satisfies { readonly [S in Status]: readonly Status[] };

export function mayFollow(from: Status, to: Status): boolean {
  const next: readonly Status[] = transitions[from];
  return next.includes(to);
}

/** The message in another status. Throws where the lifecycle has no such step: that is a bug, not an outcome. */
export function advance(message: Message, state: MessageState): Message {
  if (!mayFollow(message.status, state.status)) {
    throw new Error(`a message does not go from ${message.status} to ${state.status}`);
  }
  return { ...coreOf(message), ...state };
}

function coreOf(message: Message): MessageCore {
  const { ref, event, route, person, member, channel, template, language, parameters, salt, attempt } =
    message;
  const core = { ref, event, route, person, member, channel, template, language, parameters, salt, attempt };
  const { ask, named, priority, number, whenInDoubt, asTemplate, inTurn, unsure, notAfter } = message;
  return {
    ...core,
    ...(ask !== undefined && { ask }),
    ...(named !== undefined && { named }),
    ...(priority !== undefined && { priority }),
    ...(number !== undefined && { number }),
    ...(whenInDoubt !== undefined && { whenInDoubt }),
    ...(asTemplate !== undefined && { asTemplate }),
    ...(inTurn !== undefined && { inTurn }),
    ...(unsure !== undefined && { unsure }),
    ...(notAfter !== undefined && { notAfter }),
  };
}
