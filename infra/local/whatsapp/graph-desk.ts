import type { Fault } from './faults.ts';
import {
  type GraphAnswer,
  type Refusal,
  type Trace,
  acceptedAnswer,
  htmlAnswer,
  refusedAnswer,
} from './graph-answer.ts';
import { graphPlace, wrongObject } from './graph-place.ts';
import type { MadeUpIds } from './made-up-ids.ts';
import { type SendRequest, readSend } from './send-request.ts';
import type { AcceptedMessage, State } from './state.ts';
import { checkTemplate } from './template-check.ts';
import { type Tokens, wrongToken } from './tokens.ts';
import { whatsAppId } from './whatsapp-id.ts';

/** One HTTP request to the Graph API. */
export interface GraphCall {
  readonly method: string;
  readonly path: string;
  readonly authorization?: string;
  readonly body: string;
}

/** What was decided about a call, and how much of it the caller gets to know. */
export interface CallOutcome {
  readonly answer: GraphAnswer;
  readonly ending: 'answered' | 'unanswered' | 'cut' | 'truncated';
  /** Milliseconds before the answer. */
  readonly delayMs: number;
  readonly code?: number;
  readonly accepted?: AcceptedMessage;
  readonly fault?: Fault;
}

export interface DeskOptions extends Tokens {
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly displayPhoneNumber: string;
  readonly state: State;
  readonly ids: MadeUpIds;
  readonly takeFault: (waId: string) => Fault | undefined;
  readonly now: () => number;
}

/** Answers calls in the order of Meta's checks: token, object, schema, injected fault, template, recipient. */
export function graphDesk(options: DeskOptions): (call: GraphCall) => CallOutcome {
  let calls = 0;
  return (call) => {
    calls += 1;
    const place = graphPlace(call.path);
    const trace = { id: options.ids.traceId(calls), version: place.version, wabaId: options.wabaId };
    const refusal =
      wrongToken(call.authorization, options) ?? wrongObject({ ...place, method: call.method }, options);
    if (refusal !== undefined) return refused(refusal, trace);
    const read = readSend(call.body);
    return read.kind === 'refused' ? refused(read.refusal, trace) : takeSend(read.send, trace, options);
  };
}

function takeSend(send: SendRequest, trace: Trace, options: DeskOptions): CallOutcome {
  const fault = options.takeFault(whatsAppId(send.digits));
  if (fault === undefined) return judge(send, trace, options);
  return beforeAcceptance(fault, trace) ?? afterwards(fault, judge(send, trace, options));
}

function judge(send: SendRequest, trace: Trace, options: DeskOptions): CallOutcome {
  const checked = checkTemplate(send.template, options.state.templates());
  if (checked.kind === 'refused') return refused(checked.refusal, trace);
  if (send.digits === options.displayPhoneNumber.replace(/\D/g, '')) return refused({ code: 131021 }, trace);
  const accepted: AcceptedMessage = {
    id: options.ids.messageId(options.state.messageCount() + 1),
    at: options.now(),
    to: send.to,
    waId: whatsAppId(send.digits),
    template: send.template.name,
    language: send.template.language.code,
    category: checked.category,
    shown: checked.shown,
    ...(send.callback !== undefined && { callback: send.callback }),
  };
  const answer = acceptedAnswer({ input: send.to, waId: accepted.waId, id: accepted.id }, trace);
  return { answer, ending: 'answered', delayMs: 0, accepted };
}

/** Faults that keep the message from being accepted. */
function beforeAcceptance(fault: Fault, trace: Trace): CallOutcome | undefined {
  switch (fault.kind) {
    case 'error':
      return { ...refused({ ...fault, details: 'Asked for at the simulator.' }, trace), fault };
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

/** Faults that only hide or delay the answer. */
function afterwards(fault: Fault, outcome: CallOutcome): CallOutcome {
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
    default:
      return { ...outcome, fault };
  }
}

function refused(refusal: Refusal, trace: Trace): CallOutcome {
  return { answer: refusedAnswer(refusal, trace), ending: 'answered', delayMs: 0, code: refusal.code };
}
