/** Names and codes are words; whatever is none is somebody's text. */
const word = /^[$A-Za-z][$\w.-]{0,63}$/;
const deepestCause = 3;

/**
 * What a failure is called, in one word that may stand in the ledger: its code, else the name of its class, of the first
 * in the chain of causes that says more than `Error`. Never a message.
 */
export function errorWord(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && word.test(code)) return code;
  if (error.name !== 'Error' && word.test(error.name)) return error.name;
  return error.cause instanceof Error && depth < deepestCause ? errorWord(error.cause, depth + 1) : 'Error';
}
