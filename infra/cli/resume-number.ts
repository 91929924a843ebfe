import type { Entropy } from '#domain/digest';
import type { Instant } from '#domain/instant';
import { type Breaker, resumed } from '#domain/pace/pace';
import type { NumberFact } from '#domain/facts/upkeep-fact';
import type { Paces } from '#ports/paces';

export interface ResumePorts {
  readonly paces: Pick<Paces, 'change'>;
  readonly entropy: Pick<Entropy, 'random'>;
  readonly now: () => Instant;
}

/** Lets a number send again that Meta had refused. Answers with what had stopped it; undefined where nothing had. */
export async function resumeNumber(
  number: string,
  { paces, entropy, now }: ResumePorts,
): Promise<Breaker | undefined> {
  const about = { number, at: now(), thing: entropy.random() };
  const { was } = await paces.change(number, (pace) => {
    const { breaker } = pace;
    if (breaker === undefined) return { was: undefined };
    const { since, code } = breaker;
    const fact: NumberFact = { kind: 'number-resumed', ...about, since, code, by: 'operator' };
    return { was: breaker, pace: resumed(pace, about.at), fact };
  });
  return was;
}
