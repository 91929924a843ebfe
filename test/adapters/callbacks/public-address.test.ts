import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLoopback, isPublic } from '#adapters/callbacks/public-address';

const hostile = {
  'this machine': ['127.0.0.1', '127.255.255.254', '::1', '0.0.0.0', '::', '0.1.2.3'],
  'a private network': ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1'],
  'the metadata of a machine of AWS': ['169.254.169.254', '169.254.170.2', 'fd00:ec2::254'],
  'the own link': ['169.254.1.1', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fec0::1'],
  'a carrier': ['100.64.0.1', '100.127.255.255'],
  'many at once': ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1'],
  'an example, a benchmark, the future': [
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '198.18.0.1',
    '198.19.255.255',
    '240.0.0.1',
    '192.0.0.1',
    '2001:db8::1',
    '2001:2::1',
    '3fff::1',
  ],
  'another one behind it': [
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::8.8.8.8',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2002:808:808::1',
    '2001::1',
    '::ffff:0:127.0.0.1',
    '192.88.99.1',
  ],
  'nothing at all': ['100::1', '4000::1', '8000::1', '5f00::1'],
  'what is no address': [
    '',
    'localhost',
    '127.1',
    '0x7f000001',
    '2130706433',
    '1.2.3',
    '1.2.3.4.5',
    '8.8.8.8 ',
  ],
} as const;

describe('an address', () => {
  it.each(Object.entries(hostile))('of %s is not public', (_, addresses) => {
    expect(addresses.filter(isPublic)).toEqual([]);
  });

  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '52.95.110.1',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '2a00:1450::1',
  ])('of the internet is: %s', (address) => {
    expect(isPublic(address)).toBe(true);
    expect(isLoopback(address)).toBe(false);
  });

  it('of this machine is one that begins with 127, or ::1', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1'].filter(isLoopback)).toHaveLength(3);
    expect(
      ['10.0.0.1', '::ffff:127.0.0.1', '0.0.0.0', 'localhost', '169.254.169.254'].filter(isLoopback),
    ).toEqual([]);
  });

  it('is judged, never thrown at, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.ipV4Extended()), (text) => {
        expect(typeof isPublic(text)).toBe('boolean');
        expect(isPublic(text) && isLoopback(text)).toBe(false);
      }),
    );
  });
});
