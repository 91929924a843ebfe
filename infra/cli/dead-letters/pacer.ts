/** Lets at most so many a second pass: who passes pays before the next one does. */
export function pacer(rate: number, sleep: (ms: number) => Promise<unknown>) {
  let owed = 0;
  return async (count: number): Promise<void> => {
    if (owed > 0) await sleep(owed);
    owed = (count * 1000) / rate;
  };
}
