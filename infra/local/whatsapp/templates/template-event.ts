import type { Category, KnownTemplate, Quality, TemplateStatus } from './template.ts';

/** Something that happened to a template and that Meta tells of. */
export type TemplateEvent =
  | {
      readonly kind: 'status';
      readonly template: KnownTemplate;
      readonly event: TemplateStatus | 'DELETED';
      readonly before?: TemplateStatus;
    }
  | { readonly kind: 'quality'; readonly template: KnownTemplate; readonly before: Quality }
  | { readonly kind: 'category'; readonly template: KnownTemplate; readonly before: Category };

/** One entry of a webhook's `changes`. */
export interface WebhookChange {
  readonly field: string;
  readonly value: object;
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/message_template_status_update */
export function templateChange(told: TemplateEvent): WebhookChange {
  const { template } = told;
  const named = {
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
  };
  switch (told.kind) {
    case 'status':
      return {
        field: 'message_template_status_update',
        value: { event: told.event, ...named, ...reasons(told) },
      };
    case 'quality':
      return {
        field: 'message_template_quality_update',
        value: { previous_quality_score: told.before, new_quality_score: template.quality, ...named },
      };
    case 'category':
      return {
        field: 'template_category_update',
        value: { ...named, previous_category: told.before, new_category: template.category },
      };
  }
}

type StatusEvent = Extract<TemplateEvent, { readonly kind: 'status' }>;

/** The reason is null where a template was deleted. */
function reasons({ event, before, template }: StatusEvent) {
  const reason = event === 'DELETED' ? null : (template.rejectedReason ?? 'NONE');
  const title = titles[event === 'APPROVED' && before === 'PAUSED' ? 'UNPAUSED' : event];
  return {
    reason,
    message_template_category: template.category,
    ...(title !== undefined && { other_info: { title, description: `Set at the simulator: ${event}.` } }),
    ...(event === 'REJECTED' && {
      rejection_info: { reason, recommendation: 'Change the template and submit it again.' },
    }),
  };
}

const titles: { readonly [event: string]: string } = {
  PAUSED: 'FIRST_PAUSE',
  DISABLED: 'DISABLED',
  UNPAUSED: 'UNPAUSE',
};
