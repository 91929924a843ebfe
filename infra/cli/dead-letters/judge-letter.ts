import type { DeadLetter } from '#adapters/sqs/dead-letters';
import { TamperedFact } from '#adapters/tables/facts/seal';
import { parseCallbackJob } from '#contracts/callback-job';
import { parseJson } from '#contracts/parsed';
import { parseRoutingJob } from '#contracts/routing-job';
import { SendJob } from '#contracts/send-job';
import { parseUpdateJob } from '#contracts/update-job';
import { errorWord } from '#lambda/error-word';
import { judgeCall } from './judge-call.ts';
import { judgeEvent } from './judge-event.ts';
import { judgeJob } from './judge-job.ts';
import { judgeSlice } from './judge-slice.ts';
import { bareJudgement, type Judged, type JudgePorts, type Judgement } from './judgement.ts';

/** For whom a letter is: `nobody` for what could not be read. */
export type Reader = 'route-event' | 'send-message' | 'apply-update' | 'call-back' | 'nobody';

const parseSendJob = parseJson(SendJob);

/** Looks at a dead letter and changes nothing. What it does not understand is refused, so that the others have their turn. */
export async function judgeLetter(letter: DeadLetter, reader: Reader, ports: JudgePorts): Promise<Judged> {
  try {
    return { letter, ...(await judgementOf(letter, reader, ports)) };
  } catch (error) {
    if (error instanceof TamperedFact) throw error;
    return { letter, ...refused(letter, `it could not be looked up: ${errorWord(error)}`) };
  }
}

async function judgementOf(letter: DeadLetter, reader: Reader, ports: JudgePorts): Promise<Judgement> {
  if (reader === 'nobody') return refused(letter, 'nobody could read it');
  if (reader === 'send-message') {
    const read = parseSendJob(letter.body);
    return read.kind === 'parsed'
      ? judgeJob(letter, read.value.ref, ports)
      : refused(letter, `send-message cannot read it: ${read.reason}`);
  }
  if (reader === 'apply-update') return judgeUpdate(letter);
  if (reader === 'call-back') {
    const read = parseCallbackJob(letter.body);
    return read.kind === 'parsed'
      ? judgeCall(letter, read.value, ports)
      : refused(letter, `call-back cannot read it: ${read.reason}`);
  }
  const read = parseRoutingJob(letter.body);
  if (read.kind === 'problem') return refused(letter, `route-event cannot read it: ${read.reason}`);
  return read.value.kind === 'slice'
    ? judgeSlice(letter, read.value.slice, ports)
    : judgeEvent(letter, read.value.event, ports);
}

/** To apply an update again does nothing twice. */
function judgeUpdate(letter: DeadLetter): Judgement {
  const read = parseUpdateJob(letter.body);
  if (read.kind === 'problem') return refused(letter, `apply-update cannot read it: ${read.reason}`);
  return {
    ...bareJudgement(letter),
    about: read.value.kind === 'ask' ? 'an ask that is due' : `${read.value.kind} from WhatsApp`,
    verdict: { kind: 'redrive' },
  };
}

function refused(letter: DeadLetter, why: string): Judgement {
  return { ...bareJudgement(letter), verdict: { kind: 'refuse', why } };
}
