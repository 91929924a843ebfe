import { hint } from '#workspace/nearest';
import { UsageError } from './io.ts';
import type { DeployedNumber, Target } from './target.ts';

/** The numbers of the stack, or the one that is named. */
export function chosenNumbers({ numbers }: Target, name: string | undefined): readonly DeployedNumber[] {
  if (numbers === undefined) {
    throw new UsageError(
      'the outputs file does not name the numbers of the stack: deploy again with --outputs-file, then name that file',
    );
  }
  if (name === undefined) return numbers;
  const chosen = numbers.filter((number) => number.name === name);
  if (chosen.length > 0) return chosen;
  const names = numbers.map((number) => number.name);
  throw new UsageError(`the stack has no number '${name}'${hint(name, names)}`);
}
