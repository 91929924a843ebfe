/**
 * An IP address as bits, after a letter for its family; undefined for what is none. As in Java, and so as on AWS, zeros
 * may lead a decimal, and an IPv4 address in an IPv6 one (`::ffff:a00:5`) is the IPv4 address.
 */
export function addressBits(text: string): string | undefined {
  if (text.length > 64) return undefined;
  return text.includes(':') ? sixBits(text) : fourBits(text);
}

function fourBits(text: string): string | undefined {
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(text)) return undefined;
  const parts = text.split('.').map(Number);
  return parts.every((part) => part <= 255) ? `4${parts.map((part) => bitsOf(part, 8)).join('')}` : undefined;
}

function sixBits(text: string): string | undefined {
  const groups = groupsOf(text);
  if (groups?.length !== 8 || !groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  const bits = groups.map((group) => bitsOf(Number.parseInt(group, 16), 16)).join('');
  return bits.startsWith(mapped) ? `4${bits.slice(mapped.length)}` : `6${bits}`;
}

const mapped = `${'0'.repeat(80)}${'1'.repeat(16)}`;

/** The groups with those that `::` leaves out. */
function groupsOf(text: string): readonly string[] | undefined {
  const [start = '', end, ...more] = text.split('::');
  if (end === undefined) return text.split(':');
  if (more.length > 0) return undefined;
  const before = start === '' ? [] : start.split(':');
  const after = end === '' ? [] : end.split(':');
  const left = 8 - before.length - after.length;
  return left < 1 ? undefined : [...before, ...Array.from({ length: left }, () => '0'), ...after];
}

function bitsOf(value: number, length: number): string {
  return value.toString(2).padStart(length, '0');
}

/** The bits that all addresses of a CIDR block begin with; AWS takes no block of one address. */
export function blockBits(text: string): string | undefined {
  const [address = '', mask = '', ...more] = text.split('/');
  const bits = addressBits(address);
  if (bits === undefined || more.length > 0 || !/^\+?\d{1,4}$/.test(mask)) return undefined;
  const length = Number(mask);
  return length < bits.length - 1 ? bits.slice(0, length + 1) : undefined;
}
