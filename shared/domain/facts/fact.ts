import type {
  Accepted,
  Refused,
  Doubted,
  Settled,
  Resent,
  StatusTold,
  Doubled,
  SetAside,
  EventSetAside,
  Ended,
} from './message-fact.ts';
import type { CalledBack, CallbackSetAside } from './callback-fact.ts';
import type { Answered, AnswerRefused, AskClosed, AskPlanned, HandedOn } from './ask-fact.ts';
import type {
  RecordChanged,
  IdReused,
  RouteFailed,
  NobodyNotified,
  NoticeSliced,
  SliceTold,
  PlanSlot,
} from './routing-fact.ts';
import type { Amended, MediaKept, MediaRefused, Reacted, Replied } from './reply-fact.ts';
import type { NumberFact, PersonFact, WorkspaceFact } from './upkeep-fact.ts';

/**
 * One immutable line of the ledger: ids, kinds, times, reasons, numbers, digests; never a text somebody wrote.
 * A fact is found by its partition and `place`, and put once: whoever writes it again gets the one that stands.
 */
export type Fact = RecordFact | PersonFact | NumberFact | WorkspaceFact;

export type RecordFact =
  | RecordChanged
  | IdReused
  | RouteFailed
  | NobodyNotified
  | NoticeSliced
  | SliceTold
  | PlanSlot
  | Accepted
  | Refused
  | Doubted
  | Settled
  | Resent
  | StatusTold
  | Doubled
  | SetAside
  | EventSetAside
  | Ended
  | Replied
  | Reacted
  | Amended
  | MediaKept
  | MediaRefused
  | AskPlanned
  | Answered
  | AskClosed
  | HandedOn
  | AnswerRefused
  | CalledBack
  | CallbackSetAside;
