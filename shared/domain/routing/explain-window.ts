import { flurryOf, type OpenWindow, repetitionOf } from './dedupe.ts';
import { scopeOf } from '../messages/message-parameters.ts';
import type { Planning, PlanTools } from './plan-slot.ts';

/** A planning that says so where the event would repeat another. Windows by their names, as they are now. */
export function asRepeated(
  planning: Planning,
  windows: ReadonlyMap<string, OpenWindow>,
  { entropy, text }: PlanTools,
): Planning {
  const flurry = flurryOf({ ...planning, scope: scopeOf(planning) }, { sha256: entropy.sha256, text });
  if (flurry === undefined) return planning;
  const { kind } = repetitionOf(flurry, windows.get(flurry.window));
  return kind === 'repeats' ? { ...planning, repeats: true } : planning;
}
