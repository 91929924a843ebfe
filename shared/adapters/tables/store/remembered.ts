/**
 * Remembers the last `size` answers by key, the one asked for longest ago forgotten first. Those who ask at the
 * same time share one answer; a failure is not remembered.
 */
export function remembered<T>(size: number, find: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (key) => {
    const answer = answers.get(key) ?? find(key);
    answers.delete(key);
    answers.set(key, answer);
    for (const oldest of answers.keys()) {
      if (answers.size <= size) break;
      answers.delete(oldest);
    }
    answer.catch(() => {
      if (answers.get(key) === answer) answers.delete(key);
    });
    return answer;
  };
}
