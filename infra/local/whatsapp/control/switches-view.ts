import type { Away } from '../away.ts';
import type { LoggedCall } from '../graph/call-log.ts';
import type { FaultRule } from '../faults.ts';
import type { WebhookModes } from '../webhooks/modes.ts';
import type { World } from '../world.ts';

/** What the page of the switches shows. Plain JSON, without phones and texts. */
export interface SwitchesView {
  readonly business: string;
  readonly templates: readonly TemplateRow[];
  readonly numbers: readonly NumberRow[];
  readonly tier: string;
  readonly contacted: number;
  readonly pair: boolean;
  readonly faults: readonly FaultRow[];
  readonly away: Away['how'] | null;
  readonly review: string;
  /** The latest 50 calls, newest first. */
  readonly calls: readonly LoggedCall[];
  readonly callCount: number;
  readonly accepted: number;
  readonly webhooks: { readonly delivered: number; readonly waiting: number; readonly lost: number };
  readonly delivery: WebhookModes;
}

interface TemplateRow {
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly status: string;
  readonly quality: string;
}

interface NumberRow {
  readonly id: string;
  /** The last four digits. */
  readonly digits: string;
  readonly throughput: number;
  readonly quality: string;
  readonly health: string;
}

/** A fault that waits; of its phone only the last four digits. */
interface FaultRow extends Omit<FaultRule, 'to'> {
  readonly digits?: string;
}

export function switchesView(world: World, away: Away['how'] | undefined): SwitchesView {
  const { options, state, numbers, limits, faults, log, office, webhooks, now } = world;
  const { tier, pair } = limits.settings();
  return {
    business: options.businessName ?? 'Chasqui',
    templates: state.templates.list().map(({ name, language, category, status, quality }) => ({
      name,
      language,
      category,
      status,
      quality,
    })),
    numbers: numbers.list().map(({ phoneNumberId: id, displayPhoneNumber, throughput, quality, health }) => ({
      id,
      digits: displayPhoneNumber.slice(-4),
      throughput,
      quality,
      health,
    })),
    tier,
    contacted: limits.contacted(now()),
    pair,
    faults: faults
      .list()
      .map(({ to, ...rule }) => ({ ...rule, ...(to !== undefined && { digits: to.slice(-4) }) })),
    away: away ?? null,
    review: office.review().outcome,
    calls: log.latest(50),
    callCount: log.count(),
    accepted: state.messageCount(),
    webhooks: webhooks.counts(),
    delivery: webhooks.modes(),
  };
}
