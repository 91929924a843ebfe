import type { ChangeRule } from '#domain/workspace';

type Threshold = NonNullable<ChangeRule['by']>;

/** `500`, `'+500'`, `'-10%'`: a step of at least so much, up where it begins with +, down with -. Undefined where it is none. */
export function parseThreshold(written: string | number): Threshold | undefined {
  const [, sign, digits, percent] = /^([+-]?)(\d{1,15}(?:\.\d{1,9})?)(%?)$/.exec(String(written)) ?? [];
  const amount = Number(digits);
  if (digits === undefined || amount === 0) return undefined;
  return {
    amount,
    ...(percent === '%' && { percent: true as const }),
    ...(sign === '+' && { way: 'up' as const }),
    ...(sign === '-' && { way: 'down' as const }),
  };
}
