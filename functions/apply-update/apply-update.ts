import type { UpdateJob } from '#contracts/update-job';
import type { Update } from '#domain/inbound/update';
import { applyInbound } from './apply-inbound.ts';
import { applyNews } from './apply-news.ts';
import { applyPreference } from './apply-preference.ts';
import { applyStatus } from './apply-status.ts';
import type { Applied, Applying, ApplyUpdatePorts, ApplyUpdateTools } from './applying.ts';
import { senderName } from '#domain/inbound/stranger';
import { noteForeign } from './note-foreign.ts';
import { receiptsAtEnd } from './receipts-at-end.ts';

type Webhook = Extract<UpdateJob, { kind: 'webhook' }>;
type Unreadable = Extract<Update, { kind: 'unreadable' }>;
type Readable = Exclude<Update, Unreadable>;

/** What became of the updates of a webhook, by count. */
export interface UpdateOutcome {
  readonly kind: 'applied';
  readonly applied: number;
  readonly ignored: number;
}

/** Statuses, or people, of a webhook that are at work at the same time. */
const atOnce = 20;

/**
 * Applies all that a webhook tells, of one person in its order. One update that fails keeps none of the others from its
 * turn: the job fails when all have had it, and comes back. To apply an update again changes nothing.
 */
export function applyUpdate(ports: ApplyUpdatePorts, tools: ApplyUpdateTools) {
  const note = noteForeign(ports, tools);
  const apply = async (update: Readable, applying: Applying): Promise<Applied> => {
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
    const inbounds = readable.flatMap((one) => (one.kind === 'inbound' ? [one.inbound] : []));
    const { whatsapp, send } = receiptsAtEnd(ports.whatsapp, inbounds);
    const applying = { ports: { ...ports, whatsapp }, tools };
    const ended: PromiseSettledResult<Applied>[] = [];
    const inTurn = async (lane: readonly Readable[]): Promise<void> => {
      for (const one of lane) ended.push(...(await Promise.allSettled([apply(one, applying)])));
    };
    const statuses = readable.filter(({ kind }) => kind === 'status');
    const others = readable.filter(({ kind }) => kind !== 'status');
    await sideBySide(
      statuses.map((one) => [one]),
      inTurn,
    );
    await sideBySide([...Map.groupBy(others, whose).values()], inTurn);
    await send();
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

/** Whose doing it is; empty for what is nobody's. */
function whose(update: Readable): string {
  if (update.kind === 'inbound') return senderName(update.inbound.from);
  return update.kind === 'preference' ? senderName(update.preference.from) : '';
}

/** Does the work for each, `atOnce` at the same time. */
async function sideBySide<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const open = all.values();
  const lane = async (): Promise<void> => {
    for (const one of open) await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, lane));
}
