/**
 * A number as somebody writes it on a phone: `1.234,56`, `1,234.56`, `1234.56`, with or without a sign of money before
 * it. Where one mark could be either, it is a decimal mark unless three digits follow. Undefined where it is none.
 */
export function saidNumber(text: string): number | undefined {
  const bare = text.replace(/^[^\d+-]*(?:R\$|US\$|[$€£])?/u, '').replace(/[\s\u00A0']/gu, '');
  if (!/^[+-]?\d[\d.,]*$/.test(bare)) return undefined;
  const number = Number(withPoint(bare));
  return Number.isFinite(number) ? number : undefined;
}

function withPoint(text: string): string {
  const decimal = decimalMark(text);
  if (decimal === undefined) return text.replace(/[.,]/g, '');
  const [whole = '', ...parts] = text.split(decimal);
  // Several decimal marks are no number.
  return parts.length === 1 ? `${whole.replace(/[.,]/g, '')}.${parts[0]}` : 'none';
}

/** The last of two different marks; or the only one, where what follows is not a group of three. */
function decimalMark(text: string): '.' | ',' | undefined {
  const [point, comma] = [text.lastIndexOf('.'), text.lastIndexOf(',')];
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
  if (point < 0 && comma < 0) return undefined;
  const mark = point >= 0 ? '.' : ',';
  const groups = text.split(mark).slice(1);
  return groups.every((group) => group.length === 3) && !/^[+-]?0/.test(text) ? undefined : mark;
}
