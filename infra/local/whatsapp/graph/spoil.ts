import type { Fault } from '../faults.ts';
import { type Trace, htmlAnswer, refusedAnswer } from './graph-answer.ts';
import type { CallOutcome } from './graph-desk.ts';

/** Faults that keep a call from having any effect. */
export function beforeAcceptance(fault: Fault, trace: Trace): CallOutcome | undefined {
  switch (fault.kind) {
    case 'error': {
      const answer = refusedAnswer({ ...fault, details: 'Asked for at the simulator.' }, trace);
      return { answer, ending: 'answered', delayMs: 0, code: fault.code, fault };
    }
    case 'timeout-before':
      return { answer: htmlAnswer(504), ending: 'unanswered', delayMs: 0, fault };
    case 'cut-before':
      return { answer: htmlAnswer(502), ending: 'cut', delayMs: 0, fault };
    case 'html':
      return { answer: htmlAnswer(fault.status ?? 502), ending: 'answered', delayMs: 0, fault };
    default:
      return undefined;
  }
}

/** Faults that only hide or delay the answer, or let what was accepted fail afterwards. */
export function hideAnswer(fault: Fault, outcome: CallOutcome): CallOutcome {
  switch (fault.kind) {
    case 'timeout-after':
      return { ...outcome, ending: 'unanswered', fault };
    case 'cut-after':
      return { ...outcome, ending: 'cut', fault };
    case 'truncated-json':
      return { ...outcome, ending: 'truncated', fault };
    case 'html-after':
      return { ...outcome, answer: htmlAnswer(fault.status ?? 502), fault };
    case 'slow':
      return { ...outcome, delayMs: fault.ms, fault };
    case 'failed-status':
      return { ...outcome, failsWith: fault.code, fault };
    default:
      return { ...outcome, fault };
  }
}
