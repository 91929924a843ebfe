import type { Instant } from '../instant.ts';
import type { TemplateNews } from '../inbound/news.ts';

/** Whether Meta lets a template out, as it told last. A template of which it told nothing is taken as usable. */
export interface TemplateState {
  readonly template: string;
  /** `pt_BR`. */
  readonly language: string;
  readonly state: 'usable' | 'paused' | 'unusable';
  /** When Meta told so. */
  readonly since: Instant;
}

/** After https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/message_template_status_update */
const states: { readonly [event: string]: TemplateState['state'] } = {
  APPROVED: 'usable',
  REINSTATED: 'usable',
  UNARCHIVED: 'usable',
  PAUSED: 'paused',
  REJECTED: 'unusable',
  DISABLED: 'unusable',
  LOCKED: 'unusable',
  ARCHIVED: 'unusable',
  PENDING_DELETION: 'unusable',
  DELETED: 'unusable',
};

/** What the news make of the template; undefined where they change nothing about its use. */
export function templateStateOf(news: TemplateNews): TemplateState | undefined {
  const state = news.about === 'status' && Object.hasOwn(states, news.to) ? states[news.to] : undefined;
  return state && { template: news.template, language: news.language, state, since: news.happenedAt };
}

/** Meta's longest pause; after it the template is tried, whatever the last news were. Milliseconds. */
const longestPause = 6 * 3_600_000;

/** How long a message waits before its template is looked at again. Milliseconds. */
const lookAgain = 900_000;

/** Code by which Meta refuses a message whose template is paused. */
export const templatePaused = 132_015;

/** What a refusal by `templatePaused` tells of the template, as its news do; they may come later, or get lost. */
export function pausedBy(
  { template, language }: { readonly template: string; readonly language: string },
  since: Instant,
): TemplateState {
  return { template, language, state: 'paused', since };
}

/**
 * Until when a message waits for its paused template; undefined where it goes. What Meta has disabled or rejected goes
 * to Meta all the same, whose refusal ends it: news that get lost must not silence a template for ever.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-pausing
 */
export function pauseOf(template: TemplateState | undefined, now: Instant): Instant | undefined {
  if (template?.state !== 'paused') return undefined;
  const over = template.since + longestPause;
  return now < over ? Math.min(now + lookAgain, over) : undefined;
}
