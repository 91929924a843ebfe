import type { News } from './news.ts';

/** What Meta does to a template so that it goes no more, or will go no more. */
const templateTroubles: ReadonlySet<string> = new Set([
  'PAUSED',
  'DISABLED',
  'REJECTED',
  'FLAGGED',
  'LOCKED',
  'LIMIT_EXCEEDED',
  'ARCHIVED',
  'PENDING_DELETION',
  'DELETED',
  'RED',
  // It costs more then, is limited per person, and may be switched off by them.
  'MARKETING',
]);

const numberTroubles: ReadonlySet<string> = new Set([
  'ACCOUNT_RESTRICTION',
  'ACCOUNT_VIOLATION',
  'ACCOUNT_DELETED',
  'ACCOUNT_OFFBOARDED',
  'DISABLED_UPDATE',
  'DOWNGRADE',
  'FLAGGED',
  'REJECTED',
  'PIN_RESET_REQUEST',
]);

/** Whether an operator must do something about the news, or at least know of them today. */
export function isForOperators(news: News): boolean {
  if (news.kind === 'template') return templateTroubles.has(news.to);
  const isAlert = news.details?.includes('CRITICAL') === true;
  return news.field === 'errors' || isAlert || numberTroubles.has(news.event);
}
