import type { SwitchesView } from '../control/switches-view.ts';
import { choice, row } from './rows.ts';

type Modes = SwitchesView['delivery'];

const hour = 3_600_000;
const delays = {
  none: 0,
  'one minute': 60_000,
  'one hour': hour,
  'six hours': 6 * hour,
  'one day': 24 * hour,
};

/** How webhooks are delivered, one row for each thing that Meta does to them. */
export function deliveryRows(modes: Modes, change: (next: Partial<Modes>) => void): DocumentFragment {
  const { copies, batch, shuffle, delayMs, wrongSignature, statusFirst } = modes;
  const delay = Object.entries(delays).find(([, ms]) => ms === delayMs)?.[0] ?? `${delayMs} ms`;
  const rows = document.createDocumentFragment();
  rows.append(
    numberRow('Copies of each', [copies, 1, 2, 3, 10], (next) => change({ copies: next })),
    numberRow('Updates in one request at most', [batch, 1, 10, 100, 1_000], (next) =>
      change({ batch: next }),
    ),
    yesRow('In another order', shuffle, (next) => change({ shuffle: next })),
    wordRow('Held back', { now: delay, values: Object.keys(delays) }, (next) =>
      change({ delayMs: new Map(Object.entries(delays)).get(next) ?? delayMs }),
    ),
    yesRow('Signed wrongly', wrongSignature, (next) => change({ wrongSignature: next })),
    yesRow('Sent is told before the send is answered', statusFirst, (next) => change({ statusFirst: next })),
  );
  return rows;
}

interface Choice {
  readonly now: string;
  readonly values: readonly string[];
}

function wordRow(label: string, { now, values }: Choice, choose: (value: string) => void): HTMLElement {
  const known = values.includes(now) ? values : [...values, now];
  return row(label, choice(label, known, { now, choose }));
}

function yesRow(label: string, now: boolean, choose: (value: boolean) => void): HTMLElement {
  return wordRow(label, { now: now ? 'yes' : 'no', values: ['no', 'yes'] }, (value) =>
    choose(value === 'yes'),
  );
}

function numberRow(
  label: string,
  [now, ...values]: readonly number[],
  choose: (value: number) => void,
): HTMLElement {
  const words = { now: String(now), values: values.map(String) };
  return wordRow(label, words, (value) => choose(Number(value)));
}
