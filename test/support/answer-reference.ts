import type { AskKind, AskOption, AskRule } from '#domain/asks/ask-rule';
import type { Decision } from '#domain/asks/ask';

/** Somebody's answer: the option by its place. */
export interface Said {
  readonly person: number;
  readonly option: number;
}

type Rule = Pick<AskRule, 'kind' | 'mode' | 'options' | 'rejection'>;

/**
 * What answers decide, told the long way: who comes after is thought through in full. Written from what the modes
 * promise and not from how they are counted, to hold the two against each other.
 */
export function decisionAfter(answers: readonly Said[], rule: Rule, of: number): Decision | undefined {
  const chosen = answers.map(({ option }) => optionAt(rule, option));
  const newest = chosen.at(-1);
  if (newest === undefined || rule.kind === 'reading') return undefined;
  const isFirst = rule.mode.kind === 'anyone' && chosen.length === 1;
  const isVeto = newest.rejects === true && rule.rejection === undefined;
  if (isFirst || isVeto) return { outcome: outcomeOf(rule.kind, newest), option: newest.id };
  if (rule.mode.kind === 'anyone') return undefined;
  return rule.mode.kind === 'quorum'
    ? agreed(chosen, { rule, of, needed: rule.mode.of })
    : said(chosen, rule, of);
}

interface Quorum {
  readonly rule: Rule;
  readonly of: number;
  readonly needed: number;
}

/** So many agree; or somebody has rejected, and however those who are left may answer, no option but a rejection wins. */
function agreed(chosen: readonly AskOption[], { rule, of, needed }: Quorum): Decision | undefined {
  const winner = rule.options.find((option) => chosen.filter(({ id }) => id === option.id).length >= needed);
  if (winner !== undefined) return { outcome: outcomeOf(rule.kind, winner), option: winner.id };
  if (!chosen.some(({ rejects }) => rejects === true)) return undefined;
  const endings = endingsOf(of - chosen.length, rule.options).map((rest) => [...chosen, ...rest]);
  const isWonByOther = endings.some((all) =>
    rule.options.some(
      ({ id, rejects }) => rejects !== true && all.filter((one) => one.id === id).length >= needed,
    ),
  );
  return isWonByOther ? undefined : { outcome: 'rejected', ...onlyRejection(rule) };
}

function said(chosen: readonly AskOption[], rule: Rule, of: number): Decision | undefined {
  if (chosen.length < of) return undefined;
  if (chosen.some(({ rejects }) => rejects === true)) return { outcome: 'rejected', ...onlyRejection(rule) };
  const names = [...new Set(chosen.map(({ id }) => id))];
  const outcome = outcomeOf(rule.kind, {});
  return names.length === 1 ? { outcome, option: names.join('') } : { outcome };
}

/** All that so many people may still answer. */
function endingsOf(left: number, options: readonly AskOption[]): readonly (readonly AskOption[])[] {
  if (left <= 0) return [[]];
  return endingsOf(left - 1, options).flatMap((rest) => options.map((option) => [option, ...rest]));
}

function onlyRejection({ options }: Rule): { readonly option?: string } {
  const rejecting = options.filter(({ rejects }) => rejects === true).map(({ id }) => id);
  return rejecting.length === 1 ? { option: rejecting.join('') } : {};
}

function outcomeOf(kind: AskKind, { rejects }: Pick<AskOption, 'rejects'>): Decision['outcome'] {
  if (rejects === true) return 'rejected';
  if (kind === 'approval') return 'approved';
  return kind === 'acknowledgement' ? 'acknowledged' : 'confirmed';
}

export function optionAt({ options }: Rule, place: number): AskOption {
  const option = options[place];
  if (option === undefined) throw new Error('there is no such option');
  return option;
}

/** Every order in which people may answer, each with every option: n! x options^n of them. */
export function everyOrder(people: number, options: number): readonly (readonly Said[])[] {
  const choices = Array.from({ length: options }, (_, option) => option);
  const orders = ordersOf(Array.from({ length: people }, (_, person) => person));
  return orders.flatMap((order) =>
    order.reduce<readonly (readonly Said[])[]>(
      (all, person) => all.flatMap((so) => choices.map((option) => [...so, { person, option }])),
      [[]],
    ),
  );
}

function ordersOf(people: readonly number[]): readonly (readonly number[])[] {
  if (people.length === 0) return [[]];
  return people.flatMap((person) =>
    ordersOf(people.filter((other) => other !== person)).map((rest) => [person, ...rest]),
  );
}
