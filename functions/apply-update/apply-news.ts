import { canonical } from '#domain/plain';
import type { News } from '#domain/inbound/news';
import { isForOperators } from '#domain/inbound/operator-news';
import { templateStateOf } from '#domain/outbound/template-state';
import { anyNumber, type NumberFact } from '#domain/facts/upkeep-fact';
import type { Applied, NewsApplying } from './applying.ts';

/** Puts the fact of what Meta tells of an account, a number or a template, and keeps what it makes of the template. */
export async function applyNews(news: News, { ports, tools }: NewsApplying): Promise<Applied> {
  const fact = factOf(news, tools);
  const isNew = (await ports.ledger.put(fact)) === fact;
  const state = news.kind === 'template' ? templateStateOf(news) : undefined;
  if (state !== undefined) await ports.templateStates.keep(state);
  if (isNew && isForOperators(news)) ports.meter.count('account-warnings');
  return { kind: 'applied', reason: fact.kind };
}

/** Named by what it says and when Meta said it: told again, it is the same fact. */
function factOf(news: News, { entropy, now }: NewsApplying['tools']): NumberFact {
  const thing = entropy.sha256(canonical({ ...news })).slice(0, 16);
  const seenAt = now();
  const { happenedAt: at } = news;
  if (news.kind === 'template') {
    const { account, about, template, language, to, from, reason } = news;
    const told = { account, about, template, language, to };
    const more = { ...(from !== undefined && { from }), ...(reason !== undefined && { reason }) };
    return { kind: 'template-news', number: anyNumber, at, thing, ...told, ...more, seenAt };
  }
  const { number = anyNumber, account, field, event, details } = news;
  const more = details === undefined ? {} : { details };
  return { kind: 'number-news', number, at, thing, account, field, event, ...more, seenAt };
}
