import type { CancelReason } from '#domain/asks/ask';
import { cancelled, endsWith } from '#domain/asks/end-ask';
import type { Instant } from '#domain/instant';
import type { RouteEventPorts, RouteEventTools } from './routing.ts';

/** Somebody may answer at the same time; so often is it looked at again. */
const patience = 20;

/** Which asks about a record are called off, and by what; without `routes` all of them. */
export interface Ended {
  readonly record: string;
  readonly reason: CancelReason;
  readonly at: Instant;
  /** Id of the event that does so, where that is known. */
  readonly event?: string;
  readonly routes?: readonly string[];
}

interface Means {
  readonly ports: Pick<RouteEventPorts, 'asks'>;
  readonly tools: Pick<RouteEventTools, 'now'>;
}

/**
 * Calls off the asks about a record that were open before, each with its fact. Done again it finds them closed. The
 * sweep tells those who were asked.
 */
export async function endAsks({ record, routes, ...ending }: Ended, { ports, tools }: Means): Promise<void> {
  for (let tried = 0; tried < patience; tried += 1) {
    const open = (await ports.asks.ofRecord(record)).filter(
      ({ value }) => (routes?.includes(value.route) ?? true) && endsWith(value, ending),
    );
    let overtaken = false;
    for (const { value, version } of open) {
      const { ask, fact } = cancelled(value, { ...ending, now: tools.now() });
      const isWritten = await ports.asks.change({ ask: { value: ask, version }, fact });
      overtaken ||= !isWritten;
    }
    if (!overtaken) return;
  }
  throw new Error(`asks about record ${record} changed ${patience} times while one event ended them`);
}
