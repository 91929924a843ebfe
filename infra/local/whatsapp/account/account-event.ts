import * as z from 'zod';
import type { WebhookChange } from '../templates/template-event.ts';

const Tier = z.enum(['TIER_250', 'TIER_2K', 'TIER_10K', 'TIER_100K', 'TIER_UNLIMITED']);
export type Tier = z.infer<typeof Tier>;
export { Tier as TierName };

/** What Meta tells of a number or of the account when nobody has asked. */
export const AccountEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('phone-quality'),
    /** Phone number id; the first number where absent. */
    number: z.exactOptional(z.string()),
    event: z.enum(['FLAGGED', 'UNFLAGGED', 'UPGRADE', 'DOWNGRADE', 'ONBOARDING', 'THROUGHPUT_UPGRADE']),
    limit: Tier,
    before: z.exactOptional(Tier),
  }),
  z.strictObject({
    kind: z.literal('account'),
    event: z.enum([
      'ACCOUNT_RESTRICTION',
      'ACCOUNT_VIOLATION',
      'ACCOUNT_DELETED',
      'DISABLED_UPDATE',
      'VERIFIED_ACCOUNT',
    ]),
    /** Kind of the violation, as Meta spells it. */
    violation: z.exactOptional(z.string().max(100)),
  }),
]);
export type AccountEvent = z.infer<typeof AccountEvent>;

export function accountChange(
  told: AccountEvent,
  number: { readonly displayPhoneNumber: string },
): WebhookChange {
  const digits = number.displayPhoneNumber.replace(/\D/g, '');
  switch (told.kind) {
    case 'phone-quality':
      return {
        field: 'phone_number_quality_update',
        value: {
          display_phone_number: digits,
          event: told.event,
          ...(told.before !== undefined && { old_limit: told.before }),
          current_limit: told.limit,
          max_daily_conversations_per_business: told.limit,
        },
      };
    case 'account':
      return {
        field: 'account_update',
        value: {
          phone_number: digits,
          event: told.event,
          ...(told.violation !== undefined && { violation_info: { violation_type: told.violation } }),
          ...(told.event === 'DISABLED_UPDATE' && { ban_info: { waba_ban_state: 'DISABLE' } }),
          ...(told.event === 'ACCOUNT_RESTRICTION' && {
            restriction_info: [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING' }],
          }),
        },
      };
  }
}
