import type { UpdateJob } from '#contracts/update-job';
import type { Update } from '#domain/inbound/update';
import { applyInbound } from './apply-inbound.ts';
import { applyNews } from './apply-news.ts';
import { applyPreference } from './apply-preference.ts';
import { applyStatus } from './apply-status.ts';
import type { Applied, Applying, ApplyUpdatePorts, ApplyUpdateTools } from './applying.ts';
import { noteForeign } from './note-foreign.ts';

type Webhook = Extract<UpdateJob, { kind: 'webhook' }>;
type Unreadable = Extract<Update, { kind: 'unreadable' }>;

/** What became of the updates of a webhook, by count. */
export interface UpdateOutcome {
  readonly kind: 'applied';
  readonly applied: number;
  readonly ignored: number;
}

/** Statuses of a webhook that are applied at the same time. What people wrote is applied in its order. */
const atOnce = 20;

/**
 * Applies all that a webhook tells. One update that fails keeps none of the others from its turn: the job fails when
 * all have had it, and comes back. To apply an update again changes nothing.
 */
export function applyUpdate(ports: ApplyUpdatePorts, tools: ApplyUpdateTools) {
  const applying: Applying = { ports, tools };
  const note = noteForeign(ports, tools);
  const apply = async (update: Exclude<Update, Unreadable>): Promise<Applied> => {
    switch (update.kind) {
      case 'status': {
        const applied = await applyStatus(update.status, applying);
        if (applied.reason !== 'message-unknown') return applied;
        return note({ reason: 'message-unknown', id: update.status.number });
      }
      case 'inbound':
        return applyInbound(update.inbound, applying);
      case 'preference':
        return applyPreference(update.preference, applying);
      case 'news':
        return applyNews(update.news, applying);
      case 'foreign':
        return note(update.foreign);
    }
  };
  return async ({ body, receivedAt }: Webhook): Promise<UpdateOutcome> => {
    const updates = tools.read(body, receivedAt);
    const [unreadable, readable] = [
      updates.filter(isUnreadable),
      updates.filter((one) => !isUnreadable(one)),
    ];
    const statuses = readable.filter(({ kind }) => kind === 'status');
    const others = readable.filter(({ kind }) => kind !== 'status');
    const ended = [...(await inLanes(statuses, atOnce, apply)), ...(await inLanes(others, 1, apply))];
    const failed = ended.filter((one) => one.status === 'rejected');
    if (failed.length > 0) {
      const said = `${failed.length} of ${updates.length} updates failed`;
      throw new Error(said, { cause: failed[0]?.reason });
    }
    // Last, because this alone happens again each time that the job comes back.
    for (const piece of unreadable) await park(piece, ports);
    const applied = ended.filter((one) => one.status === 'fulfilled' && one.value.kind === 'applied').length;
    return { kind: 'applied', applied, ignored: updates.length - applied };
  };
}

function isUnreadable(update: Update): update is Unreadable {
  return update.kind === 'unreadable';
}

async function park({ field, text }: Unreadable, { parking, meter }: ApplyUpdatePorts): Promise<void> {
  await parking.park(text, `unreadable-update: ${field}`);
  meter.count('updates-set-apart');
}

/** Does the work for each, so many at the same time, and says how each of them ended. */
async function inLanes<T, R>(
  all: readonly T[],
  most: number,
  work: (one: T) => Promise<R>,
): Promise<readonly PromiseSettledResult<R>[]> {
  const ended: PromiseSettledResult<R>[] = [];
  const open = all.values();
  const lane = async (): Promise<void> => {
    for (const one of open) ended.push(...(await Promise.allSettled([work(one)])));
  };
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, lane));
  return ended;
}
