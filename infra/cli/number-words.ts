import { notSent } from '#domain/facts/message-fact';
import type { Instant } from '#domain/instant';
import type { Pace } from '#domain/pace/pace';
import type { ForeignReason } from '#domain/inbound/update';
import type { NumberFact, TemplateNewsTold } from '#domain/facts/upkeep-fact';
import { localTime } from './moment.ts';

/** Why a number was stopped. */
export function causeOf(code: number): string {
  return code === notSent ? 'WhatsApp could not be reached' : `code ${code}`;
}

const timesTried = ['not tried', 'tried once'];

const foreigners = {
  'number-unknown': 'a webhook told of a number that is not deployed',
  'test-payload': "a test payload of Meta's dashboard came",
  'field-unknown': 'a webhook came of a field that nothing reads',
  'group-message': 'somebody wrote to a group that a number of ours is in',
  'message-unknown': 'a status came of a message that was not sent from here',
} as const satisfies Readonly<Record<ForeignReason, string>>;

function templateWords({ about, from, to, reason }: TemplateNewsTold): string {
  const change = from === undefined ? to : `${from} to ${to}`;
  return `${about} ${change}${reason === undefined ? '' : ` (${reason})`}`;
}

/** Whether a number may send, and what it is at. */
export function standingOf({ breaker, nextAt }: Pace, now: Instant): string {
  if (breaker !== undefined) {
    const { code, since, probes, probeAt } = breaker;
    const tried = timesTried[probes] ?? `tried ${probes} times`;
    return `stopped since ${localTime(since)} (${causeOf(code)}), ${tried} since, next at ${localTime(probeAt)}`;
  }
  const ahead = nextAt - now;
  return ahead > 0 ? `sends, with enough to do for ${(ahead / 1000).toFixed(1)} s` : 'sends';
}

export function numberFactLine(fact: NumberFact): string {
  const when = localTime(fact.at);
  switch (fact.kind) {
    case 'number-stopped':
      return `${when}  stopped (${causeOf(fact.code)})`;
    case 'number-resumed':
      return fact.by === 'operator'
        ? `${when}  resumed by an operator`
        : `${when}  resumed: a message got through`;
    case 'number-news':
      return `${when}  ${fact.field}: ${[fact.event, ...(fact.details ?? [])].join(', ')}`;
    case 'template-news':
      return `${when}  template ${fact.template} in ${fact.language}: ${templateWords(fact)}`;
    case 'stranger-heard':
      return `${when}  somebody wrote whom nobody knows`;
    case 'foreign-update':
      return `${when}  ${foreigners[fact.reason]} (${fact.id})`;
  }
}
