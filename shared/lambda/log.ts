/**
 * What a line may carry: ids, kinds and numbers, each under its own name. Texts that somebody wrote, names, phones,
 * parameters, tokens have no place in it, and another field is a decision.
 */
export interface LogFields {
  readonly step?: string;
  /** Id of the queue's message, of the stream's record, or of the request. */
  readonly delivery?: string;
  /** How often the queue has handed it out, this time included. */
  readonly receives?: number;
  readonly event?: string;
  readonly record?: string;
  readonly ref?: string;
  readonly person?: string;
  readonly fact?: string;
  readonly kind?: string;
  readonly as?: string;
  readonly reason?: string;
  readonly field?: string;
  /** Id of a source that the workspace has. */
  readonly source?: string;
  readonly status?: number;
  readonly accepted?: number;
  readonly refused?: number;
  readonly detailType?: string;
  readonly code?: string | number;
  readonly attempt?: number;
  readonly dueAt?: number;
  readonly routes?: number;
  readonly planned?: number;
  readonly suppressed?: number;
  readonly due?: number;
  readonly enqueued?: number;
  readonly settled?: number;
  readonly resent?: number;
  readonly ended?: number;
  readonly changes?: number;
  readonly lines?: number;
  readonly sealed?: number;
  readonly left?: boolean;
  /** Updates of a webhook, by what became of them. */
  readonly applied?: number;
  readonly ignored?: number;
  readonly error?: ErrorFields;
}

export interface ErrorFields {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  /** Function, file and line of the throw. */
  readonly at?: string;
  readonly cause?: ErrorFields;
}

type Level = 'info' | 'warn' | 'error';
export type Log = (level: Level, message: string, fields: LogFields) => void;
export type WriteLine = (line: string) => void;

/** To standard output, as CloudWatch reads it: one line, one entry. */
export const writeLine: WriteLine = (line) => {
  process.stdout.write(`${line}\n`);
};

/** A log of one JSON object a line. */
export function jsonLog(write: WriteLine = writeLine, clock: () => number = Date.now): Log {
  return (level, message, fields) => {
    write(JSON.stringify({ time: new Date(clock()).toISOString(), level, message, ...fields }));
  };
}
