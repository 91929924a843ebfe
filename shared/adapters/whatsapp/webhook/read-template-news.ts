import * as z from 'zod/mini';
import type { News, TemplateNews } from '#domain/inbound/news';
import type { Origin } from './read-news.ts';
import { ifAny, word } from './shapes.ts';

const some = ifAny(word);

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/message_template_status_update */
const Value = z.object({
  message_template_name: z.string().check(z.regex(/^\w{1,256}$/)),
  message_template_language: z.string().check(z.regex(/^[A-Za-z_-]{2,16}$/)),
  event: some,
  reason: some,
  other_info: ifAny(z.object({ title: some })),
  previous_quality_score: some,
  new_quality_score: some,
  previous_category: some,
  new_category: some,
});

type Change = {
  readonly to: string | undefined;
  readonly from?: string | undefined;
  readonly reason?: string | undefined;
};

const changes: {
  readonly [field: string]: {
    readonly about: TemplateNews['about'];
    readonly change: (value: z.output<typeof Value>) => Change;
  };
} = {
  message_template_status_update: {
    about: 'status',
    change: ({ event, reason, other_info: other }) => ({ to: event, reason: other?.title ?? reason }),
  },
  message_template_quality_update: {
    about: 'quality',
    change: (value) => ({ to: value.new_quality_score, from: value.previous_quality_score }),
  },
  template_category_update: {
    about: 'category',
    change: (value) => ({ to: value.new_category, from: value.previous_category }),
  },
  message_template_components_update: { about: 'components', change: () => ({ to: 'CHANGED' }) },
};

/** News of one template in one language. */
export function readTemplateNews(
  value: unknown,
  { field, account, happenedAt }: Origin,
): News | 'unreadable' | 'other-field' {
  const known = Object.hasOwn(changes, field) ? changes[field] : undefined;
  if (known === undefined) return 'other-field';
  const read = Value.safeParse(value);
  if (!read.success) return 'unreadable';
  const { to, from, reason } = known.change(read.data);
  if (to === undefined) return 'unreadable';
  const { message_template_name: template, message_template_language: language } = read.data;
  return {
    kind: 'template',
    about: known.about,
    account,
    happenedAt,
    template,
    // Spelled with a hyphen now and then; templates are sent with an underscore.
    language: language.replace('-', '_'),
    to,
    ...(from !== undefined && { from }),
    ...(reason !== undefined && reason !== 'NONE' && { reason }),
  };
}
