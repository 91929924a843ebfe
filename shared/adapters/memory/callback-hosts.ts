import type { CallbackHosts, CallbackLetter, HostAnswer } from '#ports/callback-hosts';

/** Keeps what was posted, and answers as it is told. */
export function memoryCallbackHosts(
  answer: (letter: CallbackLetter) => HostAnswer | Promise<HostAnswer> = () => ({
    kind: 'answered',
    status: 200,
  }),
): CallbackHosts & { readonly letters: readonly CallbackLetter[] } {
  const letters: CallbackLetter[] = [];
  return {
    letters,
    async post(letter) {
      letters.push(letter);
      return answer(letter);
    },
  };
}
