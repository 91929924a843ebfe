import { type Fault, type Meeting } from '../faults.ts';
import {
  type GraphAnswer,
  type Refusal,
  type Trace,
  htmlAnswer,
  jsonAnswer,
  refusedAnswer,
} from './graph-answer.ts';
import { graphPlace, noSuchEdge, noSuchObject } from './graph-place.ts';
import type { GraphCall, GraphReply, GraphRequest } from './graph-request.ts';
import type { AcceptedMessage } from '../messages/message.ts';
import { beforeAcceptance, hideAnswer } from './spoil.ts';
import { type Tokens, wrongToken } from './tokens.ts';

/** What was decided about a call, and how much of it the caller gets to know. */
export interface CallOutcome {
  readonly answer: GraphAnswer;
  readonly ending: 'answered' | 'unanswered' | 'cut' | 'truncated';
  /** Milliseconds before the answer. */
  readonly delayMs: number;
  readonly code?: number;
  readonly accepted?: AcceptedMessage;
  /** Code of the `failed` status that follows. */
  readonly failsWith?: number;
  readonly fault?: Fault;
}

export type ObjectKind = 'number' | 'account' | 'template' | 'media';

export interface DeskOptions extends Tokens {
  readonly wabaId: string;
  readonly traceId: (count: number) => string;
  /** What an id names, if anything. */
  readonly kindOf: (id: string) => ObjectKind | undefined;
  /** Whether WhatsApp is away just now. */
  readonly away: () => 'html' | 'cut' | undefined;
  readonly send: (request: GraphRequest) => CallOutcome;
  /** `POST account/message_templates` and its like. */
  readonly routes: { readonly [route: string]: (request: GraphRequest) => GraphReply | Promise<GraphReply> };
  /** Counts a call that manages something. */
  readonly overLimit: () => Refusal | undefined;
  readonly takeFault: (meeting: Meeting) => Fault | undefined;
}

/** Answers calls in the order of Meta's checks: token, object, then whatever the edge checks. */
export function graphDesk(options: DeskOptions): (call: GraphCall) => CallOutcome | Promise<CallOutcome> {
  let calls = 0;
  return (call) => {
    calls += 1;
    const { version, object, edge } = graphPlace(call.path);
    const trace = { id: options.traceId(calls), version, wabaId: options.wabaId };
    const away = options.away();
    if (away !== undefined) return awayOutcome(away);
    const refusal = wrongToken(call.authorization, options);
    if (refusal !== undefined) return refused(refusal, trace);
    const kind = options.kindOf(object);
    if (kind === undefined) return refused(noSuchObject(call.method, object), trace);
    const request = { call, object, trace };
    const route = `${call.method} ${kind}/${edge}`;
    if (route === 'POST number/messages') return options.send(request);
    const act = Object.hasOwn(options.routes, route) ? options.routes[route] : undefined;
    return act === undefined ? refused(noSuchEdge(call.method, edge), trace) : manage(request, act, options);
  };
}

async function manage(
  request: GraphRequest,
  act: NonNullable<DeskOptions['routes'][string]>,
  { overLimit, takeFault }: DeskOptions,
): Promise<CallOutcome> {
  const refusal = overLimit();
  if (refusal !== undefined) return refused(refusal, request.trace);
  const fault = takeFault({ on: 'management', number: request.object });
  const early = fault && beforeAcceptance(fault, request.trace);
  if (early !== undefined) return early;
  const reply = await act(request);
  const outcome =
    reply.kind === 'ok' ? answered(reply.body, request.trace) : refused(reply.refusal, request.trace);
  return fault === undefined ? outcome : hideAnswer(fault, outcome);
}

function awayOutcome(away: 'html' | 'cut'): CallOutcome {
  return { answer: htmlAnswer(503), ending: away === 'html' ? 'answered' : 'cut', delayMs: 0 };
}

export function answered(body: object, trace: Trace): CallOutcome {
  return { answer: jsonAnswer(200, body, trace), ending: 'answered', delayMs: 0 };
}

export function refused(refusal: Refusal, trace: Trace): CallOutcome {
  return { answer: refusedAnswer(refusal, trace), ending: 'answered', delayMs: 0, code: refusal.code };
}
