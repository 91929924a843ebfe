import type { Fault, Meeting } from '../faults.ts';
import { type CallOutcome, answered, refused } from '../graph/graph-desk.ts';
import type { GraphRequest } from '../graph/graph-request.ts';
import { type Judged, type MessageDeskOptions, judgeSend, waIdOf } from './message-desk.ts';
import { type SendRequest, readSend } from './send-request.ts';
import { beforeAcceptance, hideAnswer } from '../graph/spoil.ts';

interface SendDeskOptions extends MessageDeskOptions {
  readonly takeFault: (meeting: Meeting) => Fault | undefined;
  /** Milliseconds before the answer to a send. */
  readonly latency: () => number;
}

/** `POST /<phone number id>/messages`: its shape, then a fault that waits for it, then the message itself. */
export function sendDesk(options: SendDeskOptions): (request: GraphRequest) => CallOutcome {
  return (request) => {
    const read = readSend(request.call.body.toString('utf8'));
    switch (read.kind) {
      case 'refused':
        return refused(read.refusal, request.trace);
      case 'read':
        return readMark(read.message, request, options);
      case 'send':
        return take(read.send, request, options);
    }
  };
}

function readMark(
  message: string,
  { object, trace }: GraphRequest,
  { state, now }: SendDeskOptions,
): CallOutcome {
  if (!state.inbox.has(message, object, now())) {
    const details = 'message_id: names no message of this number in the last 30 days';
    return refused({ code: 131009, details }, trace);
  }
  state.markRead(message);
  return answered({ success: true }, trace);
}

function take(send: SendRequest, { object, trace }: GraphRequest, options: SendDeskOptions): CallOutcome {
  const fault = options.takeFault({ on: 'sends', number: object, waId: waIdOf(send.to, options) });
  const early = fault && beforeAcceptance(fault, trace);
  if (early !== undefined) return early;
  const judged = judgeSend(send, object, options);
  const outcome =
    judged.kind === 'refused'
      ? refused(judged.refusal, trace)
      : { ...answered(acceptedBody(send, judged), trace), ...acceptance(judged) };
  const slow = { ...outcome, delayMs: options.latency() };
  return fault === undefined ? slow : hideAnswer(fault, slow);
}

type Accepted = Extract<Judged, { readonly kind: 'accepted' }>;

function acceptance({ message, failsWith }: Accepted) {
  return { accepted: message, ...(failsWith !== undefined && { failsWith }) };
}

/** 200 means that the message was taken for processing, not that it was sent. */
function acceptedBody({ to }: SendRequest, { message }: Accepted) {
  const known = to.kind === 'phone' ? { wa_id: message.waId } : { user_id: to.input };
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input: to.input, ...known }],
    messages: [{ id: message.id, ...(message.type === 'template' && { message_status: 'accepted' }) }],
  };
}
