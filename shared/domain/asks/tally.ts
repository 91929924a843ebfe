import type { AskKind, AskMode, AskOption, AskRule } from './ask-rule.ts';
import type { AskOutcome, Decision, Tally } from './ask.ts';

/** What a decision by count rests on. */
export interface Count {
  readonly rule: Pick<AskRule, 'kind' | 'mode' | 'options' | 'rejection'>;
  /** With the answer that is looked at. */
  readonly tally: Tally;
  /** How many may answer. */
  readonly of: number;
}

/** Whether the ask itself counts answers. Where the first one decides, or each stands alone, it need not. */
export function counts({ kind, mode }: Pick<AskRule, 'kind' | 'mode'>): boolean {
  return kind !== 'reading' && mode.kind !== 'anyone';
}

export function tallyWith(tally: Tally, option: string, before?: string): Tally {
  const next = new Map(Object.entries(tally));
  next.set(option, (next.get(option) ?? 0) + 1);
  if (before !== undefined) next.set(before, (next.get(before) ?? 0) - 1);
  return Object.fromEntries([...next].filter(([, count]) => count > 0));
}

/** What the answers given so far decide; undefined while it is open. `option` is the one of the newest answer. */
export function decisionBy(option: AskOption, count: Count): Decision | undefined {
  const { rule } = count;
  if (rule.kind === 'reading') return undefined;
  const byOption = { outcome: outcomeOf(rule.kind, option), option: option.id };
  if (rule.mode.kind === 'anyone') return byOption;
  if (option.rejects === true && rule.rejection !== 'counts') return byOption;
  return rule.mode.kind === 'quorum' ? byQuorum(rule.mode.of, count) : byAll(count);
}

/**
 * The first option that so many chose; rejected as soon as somebody rejects and none but a rejection can be. Where they
 * only disagree on how, nobody has said no: that stays open until it expires.
 */
function byQuorum(needed: number, { rule, tally, of }: Count): Decision | undefined {
  const won = rule.options.find(({ id }) => votesFor(id, tally) >= needed);
  if (won !== undefined) return { outcome: outcomeOf(rule.kind, won), option: won.id };
  if (!rule.options.some(({ id, rejects }) => rejects === true && votesFor(id, tally) > 0)) return undefined;
  const open = of - answersIn(tally);
  const canBe = rule.options.some(
    ({ id, rejects }) => rejects !== true && votesFor(id, tally) + open >= needed,
  );
  return canBe ? undefined : rejected(rule.options);
}

/** Everybody has answered; one rejection among them is enough to reject. */
function byAll({ rule, tally, of }: Count): Decision | undefined {
  if (answersIn(tally) < of) return undefined;
  const chosen = rule.options.filter(({ id }) => votesFor(id, tally) > 0);
  if (chosen.some(({ rejects }) => rejects === true)) return rejected(rule.options);
  const [only, ...others] = chosen;
  const outcome = outcomeOf(rule.kind, {});
  return only !== undefined && others.length === 0 ? { outcome, option: only.id } : { outcome };
}

function rejected(options: readonly AskOption[]): Decision {
  const [only, ...others] = options.filter(({ rejects }) => rejects === true);
  return only !== undefined && others.length === 0
    ? { outcome: 'rejected', option: only.id }
    : { outcome: 'rejected' };
}

/** Of what the tally says itself: every object has a `constructor`, which an option may be called. */
function votesFor(option: string, tally: Tally): number {
  return new Map(Object.entries(tally)).get(option) ?? 0;
}

export function answersIn(tally: Tally): number {
  return Object.values(tally).reduce((sum, count) => sum + count, 0);
}

function outcomeOf(kind: AskKind, { rejects }: Pick<AskOption, 'rejects'>): AskOutcome {
  if (rejects === true) return 'rejected';
  return approving[kind];
}

const approving = {
  approval: 'approved',
  acknowledgement: 'acknowledged',
  reading: 'confirmed',
} as const satisfies { readonly [K in AskKind]: AskOutcome };

/** Answers that it takes at least. */
export function answersNeeded(mode: AskMode, of: number): number {
  if (mode.kind === 'anyone') return 1;
  return mode.kind === 'quorum' ? mode.of : of;
}
