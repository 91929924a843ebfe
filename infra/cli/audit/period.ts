import { type Hour, hourOf } from '#domain/archive/hour';
import { UsageError } from '../io.ts';
import { readMoment } from '../moment.ts';

interface Given {
  readonly from?: string;
  readonly to?: string;
}

/** The hours that somebody means by days or times. */
export function hoursOf({ from, to }: Given): {
  readonly from: Hour | undefined;
  readonly to: Hour | undefined;
} {
  const hours = {
    from: from === undefined ? undefined : hourOf(readMoment(from, 'start')),
    to: to === undefined ? undefined : hourOf(readMoment(to, 'end')),
  };
  if (hours.from !== undefined && hours.to !== undefined && hours.from > hours.to)
    throw new UsageError('--from is after --to');
  return hours;
}
