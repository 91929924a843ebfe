/**
 * A value as the end of an address: percent-encoded, whatever it holds. Only in the path a slash stays a slash, so that
 * a value may name a place some folders down; steps upwards are left out. `fixed` is the address before it.
 */
export function urlSuffix(fixed: string, value: string): string {
  const text = value.toWellFormed();
  if (/[?#]/.test(fixed)) return encodeURIComponent(text);
  const steps = text.split('/').filter((step) => step !== '.' && step !== '..');
  // Meta refuses a button whose parameter is empty.
  return steps.map(encodeURIComponent).join('/') || '-';
}
