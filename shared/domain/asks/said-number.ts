const money = String.raw`(?:R\$|US\$|[$€£]|BRL|USD|EUR|MXN)`;

/** Nothing but the number, its sign, and a mark of money or of a share. Blanks stand between groups of three alone. */
const written = new RegExp(
  String.raw`^([+−-]?)\s*(?:${money}\s*)?([+−-]?)\s*(\d{1,3}(?:[\s']\d{3})+(?:[.,]\d+)?|\d[\d.,]*)\s*(?:${money}|%)?$`,
  'iu',
);

/**
 * A number as somebody writes it on a phone: `1.234,56`, `1,234.56`, `1234.56`, with or without a mark of money
 * before or after it, or `%` after. Among other words it is none: `not 4820` means another. One mark before three digits groups thousands where the language writes them so (`1.500` in pt_BR, `1,500` in en and
 * es_MX). Undefined where it is none, or where it could be two numbers: whoever wrote it is asked again, since the one is a
 * thousand times the other.
 */
export function saidNumber(text: string, language: string): number | undefined {
  const [, before = '', after = '', digits = ''] = written.exec(text.trim()) ?? [];
  const sign = before + after;
  const bare = `${sign.replace('−', '-')}${digits.replace(/[\s']/gu, '')}`;
  if (!/^[+-]?\d[\d.,]*$/.test(bare) || isTwoNumbers(bare, language)) return undefined;
  const number = withPoint(bare);
  return isExact(number) ? Number(number) : undefined;
}

/** `1.500`, where the language does not group thousands by that mark. */
function isTwoNumbers(text: string, language: string): boolean {
  const [, mark] = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/.exec(text) ?? [];
  return mark !== undefined && mark !== groupMark(language);
}

/** Spanish without a country has none: half of the countries write `1.500`, the others `1,500`. */
function groupMark(language: string): string | undefined {
  if (language === 'es') return undefined;
  const parts = new Intl.NumberFormat(language.replace('_', '-')).formatToParts(1_234_567);
  return parts.find(({ type }) => type === 'group')?.value;
}

function withPoint(text: string): string {
  const decimal = decimalMark(text);
  const [whole = '', ...parts] = decimal === undefined ? [text] : text.split(decimal);
  // Several decimal marks, or groups of other than three digits, are no number that is sure to be meant.
  if (parts.length > 1 || !/^[+-]?(?:\d+|\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*)$/.test(whole)) return 'none';
  return [whole.replace(/[.,]/g, ''), ...parts].join('.');
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

/** Fifteen digits are kept as they are written; of more the last ones would be others. */
function isExact(number: string): boolean {
  const digits = number.replace(/\D/g, '').replace(/^0+/, '');
  return number !== 'none' && digits.length <= 15;
}
