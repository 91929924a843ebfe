import type { AskKind, AskMode, AskOption, AskQuestion, AskRule, CallbackRule } from '#domain/asks/ask-rule';

import type { AskEntry } from './ask-schema.ts';
import { parseDuration } from './duration.ts';

/** Where a route says none: as long as WhatsApp's own buttons are of use. */
const longest = 30 * 86_400_000;

const usual = {
  approval: [{ id: 'approve' }, { id: 'reject', rejects: true }],
  acknowledgement: [{ id: 'acknowledge' }],
  reading: [{ id: 'read' }],
} as const satisfies { readonly [K in AskKind]: readonly AskOption[] };

/** What a route asks, as it is stored: with all that its file leaves out. */
export function compileAsk(entry: AskEntry): AskRule {
  const { kind, except, changeable, again, handTo, callback } = entry;
  return {
    kind,
    mode: modeOf(entry),
    options: entry.options?.map(optionOf) ?? usual[kind],
    deadline: parseDuration(entry.deadline ?? '') ?? longest,
    ...(entry.rejection === 'counts' && { rejection: entry.rejection }),
    ...(entry.reason === 'required' && { reason: entry.reason }),
    ...(entry.questions !== undefined && { questions: entry.questions satisfies readonly AskQuestion[] }),
    ...(except !== undefined && { except }),
    ...(changeable && { changeable }),
    ...(again && { again }),
    ...(handTo !== undefined && { handTo }),
    ...(callback !== undefined && { callback: callbackOf(callback) }),
  };
}

function modeOf({ kind, mode = kind === 'reading' ? 'everyone' : 'anyone' }: AskEntry): AskMode {
  return typeof mode === 'string' ? { kind: mode } : { kind: 'quorum', of: mode.quorum };
}

function optionOf(written: NonNullable<AskEntry['options']>[number]): AskOption {
  return typeof written === 'string' ? { id: written } : written;
}

function callbackOf(written: NonNullable<AskEntry['callback']>): CallbackRule {
  if ('url' in written) return { kind: 'https', url: written.url };
  const heartbeat = parseDuration(written.heartbeat ?? '');
  return { kind: 'task', token: written.taskToken, ...(heartbeat !== undefined && { heartbeat }) };
}
