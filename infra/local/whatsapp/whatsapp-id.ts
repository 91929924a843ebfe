/**
 * The digits under which WhatsApp knows a number, which are not always those that were dialled: Mexico gains
 * a 1, Argentina a 9, and Brazil loses the ninth digit where the area code is 31 or above.
 */
export function whatsAppId(digits: string): string {
  return rules.reduce((id, [from, to]) => id.replace(from, to), digits);
}

const rules = [
  [/^55([3-9]\d)9(\d{8})$/, '55$1$2'],
  [/^52(\d{10})$/, '521$1'],
  [/^54([1-8]\d{9})$/, '549$1'],
] as const;

/** The digits of a number as callers write it: `+`, brackets, hyphens, dots and blanks are tolerated. Undefined where it is none. */
export function dialledDigits(text: string): string | undefined {
  const digits = text.replace(/[\s().-]/g, '').replace(/^\+/, '');
  return /^[1-9]\d{7,14}$/.test(digits) ? digits : undefined;
}
