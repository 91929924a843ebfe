import { createHmac } from 'node:crypto';
import type { AnswerCase } from '#domain/asks/answer-decision';
import type { Ask, Asked, AskedState } from '#domain/asks/ask';
import type { AskMode, AskRule } from '#domain/asks/ask-rule';
import { formatRef } from '#domain/ref';

export const opened = Date.UTC(2026, 10, 22, 12);
export const deadline = opened + 3_600_000;

export const hmac = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');

/** Approve or reject; a rejection only counts. */
export function ruleIn(mode: AskMode, change: Partial<AskRule> = {}): AskRule {
  return {
    kind: 'approval',
    mode,
    options: [{ id: 'approve' }, { id: 'reject', rejects: true }],
    deadline: deadline - opened,
    rejection: 'counts',
    ...change,
  };
}

export function refOf(person: number): string {
  return formatRef({ record: 'r'.repeat(22), slice: 0, at: opened, message: `m${person}`.padEnd(16, 'm') });
}

/** An ask that so many people may answer, and nobody has. */
export function openAsk({ kind, mode }: AskRule, of: number): Ask {
  const line = Array.from({ length: of }, (_, person) => refOf(person));
  return {
    id: 'a'.repeat(16),
    record: 'r'.repeat(22),
    event: 'e'.repeat(22),
    route: 'purchase-approval',
    version: 'v1',
    channel: 'purchasing',
    kind,
    mode,
    at: opened,
    of,
    deadline,
    ...(mode.kind === 'sequential' && { line, turn: 0 }),
    state: { kind: 'open', dueAt: deadline + 90_000 },
  };
}

export function askedOf(person: number): Asked {
  return { ref: refOf(person), ask: 'a'.repeat(16), person: `p${person}`, state: { kind: 'open' } };
}

/** A minute after it was opened. */
export const at = opened + 60_000;
export const everyone = ruleIn({ kind: 'everyone' });
export const answered = { kind: 'answered', option: 'approve', at, thing: 'tap-0', count: 1 } as const;

export const inState = (state: AskedState): Asked => ({ ...askedOf(0), state });

/** The first of three who were asked chooses the first option. */
export function caseOf(change: Partial<AnswerCase> = {}): AnswerCase {
  const rule = change.rule ?? everyone;
  const known = { isEntitled: true, isRecordClosed: false, option: 0, at, thing: 'tap-1', said: [] };
  return { rule, ask: openAsk(rule, 3), asked: askedOf(0), ...known, ...change };
}
