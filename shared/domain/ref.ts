import { type Instant, instantOf, stampOf } from './instant.ts';

/** Names a message everywhere: job, callback data, tap token, ledger. Text of 52 characters. */
export interface Ref {
  readonly record: string;
  /** 0 for ordinary messages; a notice to more than 200 people is cut into slices. */
  readonly slice: number;
  /** The instant of the cause, never of the writer. */
  readonly at: Instant;
  readonly message: string;
}

const shape = /^([\w-]{22})\.([0-9a-z]{2})\.([0-9a-z]{9})\.([\w-]{16})$/;

export function formatRef(ref: Ref): string {
  return `${ref.record}.${ref.slice.toString(36).padStart(2, '0')}.${stampOf(ref.at)}.${ref.message}`;
}

/** Undefined where the text is no ref: refs come back to us from outside. */
export function parseRef(text: string): Ref | undefined {
  const [, record, slice, at, message] = shape.exec(text) ?? [];
  if (!record || !slice || !at || !message) return undefined;
  return { record, slice: Number.parseInt(slice, 36), at: instantOf(at), message };
}

/** What Meta echoes in each status of a message: the ref and the attempt, at most 56 characters of the 512 allowed. */
export function formatCallback(ref: string, attempt: number): string {
  return `${ref}.${attempt}`;
}

/** Which attempt of which message a callback names; undefined where it is none of ours. */
export function parseCallback(text: string): { readonly ref: string; readonly attempt: number } | undefined {
  const [, ref = '', attempt] = /^(.{52})\.([1-9]\d{0,3})$/.exec(text) ?? [];
  return parseRef(ref) === undefined ? undefined : { ref, attempt: Number(attempt) };
}
