import { notSent } from '#domain/message-fact';
import type { Instant } from '#domain/instant';
import type { Pace } from '#domain/pace';
import type { NumberFact } from '#domain/upkeep-fact';
import { localTime } from './moment.ts';

/** Why a number was stopped. */
export function causeOf(code: number): string {
  return code === notSent ? 'WhatsApp could not be reached' : `code ${code}`;
}

const timesTried = ['not tried', 'tried once'];

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
  }
}
