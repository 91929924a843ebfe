import type { Ask, Callback } from '#domain/asks/ask';
import type { CallbackRefusal } from '#domain/facts/callback-fact';
import type { Instant } from '#domain/instant';
import type { OutcomeEvent } from '#domain/outcomes/outcome-event';
import type { Signing } from '#domain/signed-request';
import type { Asks } from '#ports/asks';
import type { CallbackHosts } from '#ports/callback-hosts';
import type { CallbackTasks } from '#ports/callback-tasks';
import type { CalledBacks } from '#ports/called-backs';
import type { Ledger } from '#ports/ledger';
import type { OutcomeSources } from '#ports/outcome-sources';
import type { SourceSecrets } from '#ports/source-secrets';
import type { Workspaces } from '#ports/workspaces';

export interface CallBackPorts {
  readonly asks: Pick<Asks, 'find'>;
  readonly calledBacks: CalledBacks;
  readonly hosts: CallbackHosts;
  readonly ledger: Pick<Ledger, 'put'>;
  readonly outcomes: OutcomeSources;
  readonly secrets: SourceSecrets;
  readonly tasks: CallbackTasks;
  readonly workspaces: Pick<Workspaces, 'load'>;
}

export interface CallBackTools {
  readonly now: () => Instant;
  readonly signing: Pick<Signing, 'hmac'>;
  /** Whether a host may have another port than 443: on one machine alone. */
  readonly anyPort: boolean;
}

/** What became of a call for good. */
export type Called =
  | { readonly kind: 'done'; readonly status?: number }
  | { readonly kind: 'refused'; readonly reason: CallbackRefusal; readonly status?: number };

/** An outcome, and who waits for it. */
export interface Call<C extends Callback = Callback> {
  readonly ask: Ask;
  readonly callback: C;
  readonly event: OutcomeEvent;
}
