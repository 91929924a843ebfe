import type { IntlFormats } from './intl-formats.ts';

/** `{{ 1240.5 | money: "BRL" }}` is `R$ 1.240,50` in pt_BR. Throws where it is no number or no ISO 4217 code. */
export function moneyText(
  formats: IntlFormats,
  locale: string,
  [value, currency]: readonly unknown[],
): string {
  return formats.number(locale, { style: 'currency', currency: String(currency) }).format(numberOf(value));
}

/** `{{ 12480.5 | number }}` is `12.480,5` in pt_BR: up to three decimals, or just as many as are asked for. */
export function numberText(
  formats: IntlFormats,
  locale: string,
  [value, decimals]: readonly unknown[],
): string {
  return formats.number(locale, decimalsOf(decimals, 3)).format(numberOf(value));
}

/** `{{ 0.256 | percent }}` is `25.6%` in en: up to one decimal, or just as many as are asked for. */
export function percentText(
  formats: IntlFormats,
  locale: string,
  [value, decimals]: readonly unknown[],
): string {
  return formats.number(locale, { style: 'percent', ...decimalsOf(decimals, 1) }).format(numberOf(value));
}

function numberOf(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new Error('no number');
  return number;
}

/** Intl itself throws RangeError beyond what it can do. */
function decimalsOf(decimals: unknown, most: number): Intl.NumberFormatOptions {
  if (decimals === undefined) return { maximumFractionDigits: most };
  if (typeof decimals !== 'number' || !Number.isInteger(decimals)) throw new Error('no count of decimals');
  return { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
}
