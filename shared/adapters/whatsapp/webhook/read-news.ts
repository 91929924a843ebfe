import * as z from 'zod/mini';
import type { News } from '#domain/inbound/news';
import type { Instant } from '#domain/instant';
import { readTemplateNews } from './read-template-news.ts';
import { allThat, ifAny, word } from './shapes.ts';

/** Where news come from. */
export interface Origin {
  readonly field: string;
  /** Meta's id of the account. */
  readonly account: string;
  readonly happenedAt: Instant;
  /** Name of the number, where there is but one that it can be. */
  readonly number?: string;
}

const some = ifAny(word);
const ownNumber = ifAny(z.string().check(z.regex(/\d{4}$/)));

/** What is worth knowing of the fields about accounts and numbers, whichever of them it is. */
const Value = z.object({
  display_phone_number: ownNumber,
  event: some,
  decision: some,
  alert_type: some,
  alert_severity: some,
  alert_status: some,
  current_limit: some,
  old_limit: some,
  rejection_reason: some,
  restriction_info: allThat(z.object({ restriction_type: word })),
  violation_info: ifAny(z.object({ violation_type: some })),
  ban_info: ifAny(z.object({ waba_ban_state: some })),
});

const fields: ReadonlySet<string> = new Set([
  'account_update',
  'account_alerts',
  'account_review_update',
  'business_capability_update',
  'phone_number_name_update',
  'phone_number_quality_update',
  'security',
]);

/** Details in a fact, which stays under 1 KB. */
const mostDetails = 5;

/** `unknown`: nothing reads this field. `unreadable`: it does not have the form of its field. */
export function readNews(value: unknown, origin: Origin): News | 'unknown' | 'unreadable' {
  const template = readTemplateNews(value, origin);
  if (template !== 'other-field') return template;
  if (!fields.has(origin.field)) return 'unknown';
  const read = Value.safeParse(value);
  if (!read.success) return 'unreadable';
  const { data } = read;
  const { field, account, happenedAt, number } = origin;
  const event = data.event ?? data.decision ?? data.alert_type ?? 'CHANGED';
  const isAnyNumbers = field.startsWith('phone_number_') && number === undefined;
  const details = [
    isAnyNumbers ? endOf(data.display_phone_number) : undefined,
    data.alert_severity,
    data.alert_status,
    data.current_limit,
    ...data.restriction_info.map(({ restriction_type: type }) => type),
    data.violation_info?.violation_type,
    data.ban_info?.waba_ban_state,
    data.rejection_reason,
  ].filter((detail) => detail !== undefined);
  return {
    kind: 'number',
    account,
    happenedAt,
    ...(field.startsWith('phone_number_') && number !== undefined && { number }),
    field,
    event,
    ...(details.length > 0 && { details: details.slice(0, mostDetails) }),
  };
}

/** Enough of a number to tell which of one's own it is, and no number. */
function endOf(digits: string | undefined): string | undefined {
  return digits && `ends-${digits.slice(-4)}`;
}
