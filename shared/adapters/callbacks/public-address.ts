import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Whether an address is one of the public internet: unicast, and not kept for any special purpose. What leads on to another
 * one (mapped, translated, tunnelled) is not.
 * https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export function isPublic(address: string): boolean {
  // The library also reads `127.1` and octal numbers, of which each system makes something else.
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || isGlobalUnicast(address));
}

const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Of the rest of IPv6 nothing is given out as an address of a host. */
function isGlobalUnicast(address: string): boolean {
  return ipaddr.IPv6.parse(address).match(globalUnicast);
}

/** Whether an address is one of this machine. */
export function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && ipaddr.parse(address).range() === 'loopback';
}
