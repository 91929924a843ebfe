import type { BusinessNumber } from '#domain/pace/business-number';
import type { Entropy } from '#domain/digest';
import type { Instant } from '#domain/instant';
import type { Update } from '#domain/inbound/update';
import type { Asks } from '#ports/asks';
import type { CallbackQueue } from '#ports/callback-queue';
import type { Failures } from '#ports/failures';
import type { Ledger } from '#ports/ledger';
import type { Messages } from '#ports/messages';
import type { Meter } from '#ports/meter';
import type { Paces } from '#ports/paces';
import type { People } from '#ports/people';
import type { Parking } from '#ports/parking';
import type { Records } from '#ports/records';
import type { SendQueue } from '#ports/send-queue';
import type { Statuses } from '#ports/statuses';
import type { TapKeys } from '#ports/tap-keys';
import type { TemplateStates } from '#ports/template-states';
import type { InboundPorts, InboundTools } from './inbound-ports.ts';

export interface ApplyUpdatePorts extends InboundPorts {
  readonly asks: Asks;
  readonly tapKeys: TapKeys;
  readonly records: Pick<Records, 'find'>;
  readonly callbackQueue: CallbackQueue;
  readonly statuses: Statuses;
  readonly messages: Messages;
  readonly ledger: Ledger;
  readonly failures: Failures;
  readonly templateStates: TemplateStates;
  readonly paces: Pick<Paces, 'change' | 'changePerson'>;
  readonly sendQueue: SendQueue;
  /** Takes the pieces of a webhook that nobody could read. */
  readonly parking: Parking;
  readonly meter: Meter;
}

export interface ApplyUpdateTools extends InboundTools {
  readonly now: () => Instant;
  readonly entropy: Entropy;
  /** The company's numbers, the first of which sends what names none. At least one. */
  readonly numbers: readonly BusinessNumber[];
  /** All that a webhook tells, given its JSON text and when it came. */
  readonly read: (body: string, receivedAt: Instant) => readonly Update[];
}

/** What the application of one update rests on. */
export interface Applying {
  readonly ports: ApplyUpdatePorts;
  readonly tools: ApplyUpdateTools;
}

/** The same, as far as statuses go. */
export interface StatusApplying {
  readonly ports: Pick<
    ApplyUpdatePorts,
    'statuses' | 'messages' | 'ledger' | 'failures' | 'templateStates' | 'paces' | 'sendQueue' | 'meter'
  > & { readonly people: Pick<People, 'change' | 'find' | 'learn'> };
  readonly tools: Pick<ApplyUpdateTools, 'now' | 'entropy'>;
}

/** The same, as far as news go. */
export interface NewsApplying {
  readonly ports: Pick<ApplyUpdatePorts, 'ledger' | 'templateStates' | 'meter'>;
  readonly tools: Pick<ApplyUpdateTools, 'now' | 'entropy'>;
}

/** What became of one update. What must come back is thrown. */
export interface Applied {
  readonly kind: 'applied' | 'ignored';
  readonly reason?: string;
}
