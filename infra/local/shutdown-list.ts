/** What has been started, to be stopped in the opposite order. */
export interface ShutdownList {
  add(stop: () => Promise<void> | void): void;
  /** Stops each, also after one failed; then throws what failed first. A second call does nothing. */
  run(): Promise<void>;
}

export function shutdownList(): ShutdownList {
  const stops: (() => Promise<void> | void)[] = [];
  return {
    add: (stop) => void stops.push(stop),
    run: async () => {
      const problems: unknown[] = [];
      for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
        try {
          await stop();
        } catch (error) {
          problems.push(error);
        }
      }
      if (problems.length > 0) throw problems[0];
    },
  };
}
