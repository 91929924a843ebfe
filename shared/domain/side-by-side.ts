/**
 * Does the work for each, at most so many at the same time; the answers come in the order in which they were ready.
 * A failure does not stop the others: it is thrown when all have ended, so that nothing goes on behind the back of
 * whoever waits.
 */
export async function sideBySide<T, R>(
  all: readonly T[],
  most: number,
  work: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const answers: R[] = [];
  const open = all.values();
  const lane = async () => {
    for (const one of open) answers.push(await work(one));
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(most, all.length) }, lane));
  const failed = lanes.find((ended) => ended.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return answers;
}
