import type { Entropy } from '#domain/digest';
import type { PinnedEvent } from '#domain/event';
import type { Instant } from '#domain/instant';
import type { TextRenderer } from '#domain/texts/text';
import type { Workspace } from '#domain/workspace';
import type { Asks } from '#ports/asks';
import type { Deduplication } from '#ports/deduplication';
import type { Events } from '#ports/events';
import type { Ledger } from '#ports/ledger';
import type { Messages } from '#ports/messages';
import type { Meter } from '#ports/meter';
import type { NoticeQueue } from '#ports/notice-queue';
import type { Notices } from '#ports/notices';
import type { OutcomeSources } from '#ports/outcome-sources';
import type { Parking } from '#ports/parking';
import type { People } from '#ports/people';
import type { Records } from '#ports/records';
import type { Roads } from '#ports/roads';
import type { SendQueue } from '#ports/send-queue';
import type { Workspaces } from '#ports/workspaces';

export interface RouteEventPorts {
  readonly events: Events;
  readonly dedupe: Deduplication;
  readonly workspaces: Workspaces;
  readonly people: People;
  readonly records: Records;
  readonly asks: Pick<Asks, 'open' | 'find' | 'put' | 'ofRecord' | 'change'>;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly roads: Roads;
  readonly outcomes: OutcomeSources;
  readonly messages: Messages;
  readonly sendQueue: SendQueue;
  readonly noticeQueue: NoticeQueue;
  /** Takes what says that it is an outcome of ours, and is none. */
  readonly parking: Parking;
  readonly meter: Meter;
}

export interface RouteEventTools {
  readonly entropy: Entropy;
  readonly text: TextRenderer;
  readonly now: () => Instant;
}

/** One event, with everything that its routing rests on. */
export interface Routing {
  readonly pinned: PinnedEvent;
  readonly workspace: Workspace;
}
