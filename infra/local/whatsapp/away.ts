import * as z from 'zod';

/** How WhatsApp is away: with a proxy's 503, with cut connections, or with nobody at the port. */
export const Away = z.strictObject({
  how: z.enum(['html', 'cut', 'refused']),
  /** Milliseconds until it is back by itself; until it is told where absent. Needed where nobody is at the port. */
  ms: z.exactOptional(z.int().min(1).max(3_600_000)),
});
export type Away = z.infer<typeof Away>;

export interface Absence {
  readonly current: () => Away['how'] | undefined;
  readonly leave: (away: Away) => Promise<void>;
  readonly comeBack: () => Promise<void>;
  readonly stop: () => void;
}

/** `port` closes and opens the port. */
export function absence(port: {
  readonly close: () => Promise<void>;
  readonly open: () => Promise<void>;
}): Absence {
  let how: Away['how'] | undefined;
  let timer: NodeJS.Timeout | undefined;
  const comeBack = async (): Promise<void> => {
    clearTimeout(timer);
    const before = how;
    how = undefined;
    if (before === 'refused') await port.open();
  };
  return {
    current: () => how,
    async leave(away) {
      await comeBack();
      how = away.how;
      if (away.ms !== undefined) timer = setTimeout(() => void comeBack(), away.ms);
      if (away.how === 'refused') await port.close();
    },
    comeBack,
    stop: () => clearTimeout(timer),
  };
}
