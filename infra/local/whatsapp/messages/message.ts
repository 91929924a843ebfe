import type { Content } from './content.ts';
import type { Shown } from './shown.ts';

/** A message that the simulator has accepted. */
export interface AcceptedMessage {
  readonly id: string;
  /** Phone number id of the business number that sent it. */
  readonly number: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** As the caller wrote it. */
  readonly to: string;
  /** A business-scoped user id where nobody with that id is known here. */
  readonly waId: string;
  readonly type: Content['type'];
  /** What it is charged as: the template's category in lower case, else `service`. */
  readonly category: string;
  readonly template?: string;
  readonly language?: string;
  /** Id of the message that it quotes, or that it reacts to. */
  readonly quotes?: string;
  readonly shown: Shown;
  /** `biz_opaque_callback_data`: echoed in each status, nowhere else. */
  readonly callback?: string;
  /** How long WhatsApp tries to deliver it, milliseconds; 30 days where absent. */
  readonly ttlMs?: number;
}

/** What a message can become. Meta tells of `played` when a voice message is listened to for the first time. */
export const statuses = ['sent', 'delivered', 'read', 'played', 'failed'] as const;

export interface StatusStep {
  readonly status: (typeof statuses)[number];
  readonly at: number;
  /** Error code of a failed one. */
  readonly code?: number;
}

export interface KnownMessage extends AcceptedMessage {
  /** In the order in which they happened. */
  readonly steps: readonly StatusStep[];
}
