import type { AskQuestion } from '#domain/asks/ask-rule';
import { absenceEdge } from '#workspace/absence-edge';

/** The longest text that WhatsApp takes from a person. */
const longestText = 4096;

/** What is wrong with a field as a command gives it: numbers with a point, dates as `2026-12-21`. Undefined: nothing. */
export function fieldFault({ id, kind, min, max }: AskQuestion, text: string): string | undefined {
  switch (kind) {
    case 'number':
      return numberFault(id, text, { min, max });
    case 'date':
      return isDay(text) ? undefined : `'${id}' is a day, such as 2026-12-21`;
    case 'text':
      return text.length > longestText ? `'${id}' has more than ${longestText} characters` : undefined;
  }
}

function numberFault(
  id: string,
  text: string,
  { min = -Infinity, max = Infinity }: { readonly min: number | undefined; readonly max: number | undefined },
): string | undefined {
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(text)) return `'${id}' is a number, such as 1200.50`;
  const number = Number(text);
  if (number < min) return `'${id}' is at least ${min}`;
  return number > max ? `'${id}' is at most ${max}` : undefined;
}

function isDay(text: string): boolean {
  return text.length === 10 && absenceEdge(text, 'from', 'UTC').kind === 'read';
}
