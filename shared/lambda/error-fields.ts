import type { ErrorFields } from './log.ts';

const longestMessage = 300;
const deepestCause = 3;

/**
 * What of an error may be logged. Its message only where the error is a plain `Error`: those are written here and
 * name ids, while a parser's, a validator's or a service's message may quote what it was given.
 */
export function errorFields(error: unknown, depth = 0): ErrorFields {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = /^\s+at (.+)$/m.exec((error.stack ?? '').replace(error.message, ''))?.[1];
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    ...(isOurs(error) && { message: withoutNumbers(error.message).slice(0, longestMessage) }),
    ...(at !== undefined && { at }),
    ...(error.cause !== undefined && depth < deepestCause && { cause: errorFields(error.cause, depth + 1) }),
  };
}

function isOurs(error: Error): boolean {
  return Object.getPrototypeOf(error) === Error.prototype || error.name === 'TamperedFact';
}

/** No phone number gets here; should one all the same, it ends here. */
function withoutNumbers(message: string): string {
  return message.replace(/\+\d{8,15}/g, '+…');
}
