import { type AnswerDecision, type Counted, decideAnswer } from '#domain/asks/answer-decision';
import { answeredFact } from '#domain/asks/answered-fact';
import { isEntitled as isStillEntitled } from '#domain/asks/entitled';
import { counts } from '#domain/asks/tally';
import { findById } from '#domain/workspace';
import type { AnswerOutcome, Asking, GivenAnswer } from './asking.ts';
import { atHand, type Held } from './at-hand.ts';

/** Others may answer the same ask at the same time; so often is it looked at again. */
const patience = 20;

/**
 * Somebody answers an ask. The state that it leads to and its fact are written in one transaction, if both the ask and
 * the person's part in it still are as they were read; else it is decided anew. Done again it changes nothing.
 */
export async function answerAsk(given: GivenAnswer, asking: Asking): Promise<AnswerOutcome> {
  for (let tried = 0; tried < patience; tried += 1) {
    const outcome = await tryToAnswer(given, asking);
    if (outcome !== 'overtaken') return outcome;
  }
  throw new Error(`others answered the ask of ${given.ref} ${patience} times`);
}

async function tryToAnswer(given: GivenAnswer, asking: Asking): Promise<AnswerOutcome | 'overtaken'> {
  const hand = await atHand(given.ref, asking);
  if (hand === undefined) return { kind: 'refused', reason: 'no-such-ask' };
  const decision = await decisionOn(given, hand, asking);
  switch (decision.kind) {
    case 'refused':
      return { ...decision, hand };
    case 'stands':
      return { ...decision, hand };
    case 'asks':
      return keepChoice(decision, hand, asking);
    case 'counts':
      return store(decision, { given, hand }, asking);
  }
}

async function decisionOn(
  { option, at, thing, said = [], expiry = Infinity }: GivenAnswer,
  hand: Held,
  asking: Asking,
): Promise<AnswerDecision> {
  const { rule, ask, asked, record } = hand;
  const isEntitled = await mayAnswer(hand, asking);
  const isRecordClosed = record.closedAt !== undefined && record.closedAt > ask.at;
  const answer = { rule, ask, asked, isEntitled, isRecordClosed, option, at, thing, said };
  const decision = decideAnswer(answer);
  const wouldCount = decision.kind === 'counts' || decision.kind === 'asks';
  return wouldCount && at >= expiry ? { kind: 'refused', reason: 'expired' } : decision;
}

/** By the workspace in force: whoever has left the channel since, or the role that was asked, has no say in it. */
async function mayAnswer({ message, asked, ask, workspace }: Held, { ports }: Asking): Promise<boolean> {
  if (message.named === true) return true;
  const version = await ports.workspaces.current();
  if (version === undefined) return false;
  const route = findById(workspace.routes, ask.route);
  const { channel, member } = message;
  const claim = { route, opened: workspace, channel, member, standsIn: asked.standsFor !== undefined };
  return isStillEntitled(claim, await ports.workspaces.load(version));
}

async function keepChoice(
  { asked, question }: Extract<AnswerDecision, { kind: 'asks' }>,
  hand: Held,
  { ports }: Asking,
): Promise<AnswerOutcome | 'overtaken'> {
  const { state } = asked;
  const isKept = await ports.asks.change({ asked: [{ value: asked, version: hand.askedAt }] });
  if (!isKept) return 'overtaken';
  return { kind: 'asks', hand: { ...hand, asked }, choice: state, question };
}

async function store(
  counted: Counted,
  { given, hand }: { readonly given: GivenAnswer; readonly hand: Held },
  { ports, tools }: Asking,
): Promise<AnswerOutcome | 'overtaken'> {
  const { ask, asked, decision } = counted;
  const about = { message: hand.message, workspace: hand.workspace, by: given.by, seenAt: tools.now() };
  const fact = answeredFact(counted, about, tools.entropy.hmac);
  const isWritten = await ports.asks.change({
    ...(isAskMoved(counted, hand) && { ask: { value: ask, version: hand.askAt } }),
    asked: [{ value: asked, version: hand.askedAt }],
    fact,
  });
  if (!isWritten) return 'overtaken';
  const moved = { hand: { ...hand, ask, asked }, choice: asked.state };
  return { kind: 'counts', ...moved, ...(decision !== undefined && { decision }) };
}

/** Where the ask itself neither counts nor ends, thousands may answer it at the same time. */
function isAskMoved({ ask, decision }: Counted, hand: Held): boolean {
  return decision !== undefined || counts(hand.rule) || ask.turn !== hand.ask.turn;
}
