import { opensWindow } from '#domain/inbound/inbound-decision';
import { answerPerson } from './answer-person.ts';
import type { Applying } from './applying.ts';
import type { Arrived, DecisionOf } from './arrived.ts';
import { bindReply } from './bind-reply.ts';
import { askAgain } from './asks/ask-again.ts';
import { followFurther } from './asks/follow-further.ts';
import { listPending } from './asks/list-pending.ts';
import { followHandOn, followHandOnTo } from './asks/follow-hand-on.ts';
import { followRefusedTap, followTap } from './asks/follow-tap.ts';
import { followAmendment, followReaction } from './follow-aside.ts';
import { followChosen, followWhich } from './follow-question.ts';
import { followStranger } from './follow-stranger.ts';
import { followWord } from './follow-word.ts';
import { markRead } from './mark-read.ts';
import { noteHeard } from './note-heard.ts';

/** Does what was decided, as far as it is not done yet. */
export async function followInbound(arrived: Arrived, applying: Applying): Promise<void> {
  const { pinned, inbound } = arrived;
  const { decision } = pinned;
  if (decision.kind === 'stranger') return followStranger(arrived, decision, applying);
  if (opensWindow(inbound.content))
    await applying.ports.lastInbounds.note(pinned.person, inbound.number, inbound.happenedAt);
  switch (decision.kind) {
    case 'reply':
      await bindReply(arrived, decision, applying);
      return inbound.content.kind === 'unsupported'
        ? tellNotShown(arrived, applying)
        : markRead(inbound, applying);
    case 'tap':
      return followTap(arrived, decision, applying);
    case 'tap-refused':
      return followRefusedTap(arrived, decision, applying);
    case 'further':
      return followFurther(arrived, decision, applying);
    case 'pending':
      return listPending(arrived, applying);
    case 'ask-again':
      return askAgain(arrived, decision, applying);
    case 'hand-on':
      return followHandOn(arrived, decision, applying);
    case 'hand-on-to':
      return followHandOnTo(arrived, decision, applying);
    case 'reaction':
      return followReaction(arrived, decision, applying);
    case 'amendment':
      return followAmendment(arrived, decision.record, applying);
    case 'which':
      return followWhich(arrived, decision, applying);
    case 'chosen':
      return followChosen(arrived, decision, applying);
    case 'word':
      return followWord(arrived, decision, applying);
    case 'heard':
      return followHeard(arrived, decision, applying);
  }
}

async function followHeard(
  arrived: Arrived,
  { meaning, greet }: DecisionOf<'heard'>,
  applying: Applying,
): Promise<void> {
  await noteHeard(arrived, { meaning }, applying);
  await followAmendment(arrived, undefined, applying);
  if (greet === true) await answerPerson({ name: 'chat' }, arrived, applying);
  if (arrived.inbound.content.kind === 'unsupported') await tellNotShown(arrived, applying);
}

/** Something seen once, a poll: WhatsApp shows it to no business. It gets no blue ticks, for nobody has read it. */
async function tellNotShown(arrived: Arrived, applying: Applying): Promise<void> {
  await answerPerson({ name: 'not-shown' }, arrived, applying);
}
