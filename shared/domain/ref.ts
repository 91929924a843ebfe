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

/** An attempt as Meta echoes it. */
export interface Echoed {
  readonly ref: string;
  readonly attempt: number;
  /** When it went, Meta's name for whom it is for was known: nobody need look for it in what is told of the message. */
  readonly named?: true;
  /** It went to try whether its number may send again. */
  readonly probe?: true;
}

/** What Meta echoes in each status of a message: the ref and the attempt, at most 59 characters of the 512 allowed. */
export function formatCallback(
  ref: string,
  attempt: number,
  { named, probe }: Pick<Echoed, 'named' | 'probe'> = {},
): string {
  const marks = `${named === true ? 'n' : ''}${probe === true ? 'p' : ''}`;
  return `${ref}.${attempt}${marks === '' ? '' : `.${marks}`}`;
}

/** Which attempt of which message a callback names; undefined where it is none of ours. */
export function parseCallback(text: string): Echoed | undefined {
  const [, ref = '', attempt, marks = ''] = /^(.{52})\.([1-9]\d{0,3})(?:\.(np?|p))?$/.exec(text) ?? [];
  if (parseRef(ref) === undefined) return undefined;
  const named = marks.startsWith('n') && { named: true as const };
  const probe = marks.endsWith('p') && { probe: true as const };
  return { ref, attempt: Number(attempt), ...named, ...probe };
}
