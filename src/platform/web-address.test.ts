import { describe, expect, test } from 'vitest'
import { addressGroup, askedFor, proxies } from './web-address.ts'

describe('whose word about an address is taken', () => {
  const ours = proxies(['10.0.0.0/8', '::1', '2001:db8:1::/48', '192.0.2.7'])
  test.each([
    // Straight from the network: what it says of others does not count.
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['192.168.0.4', '198.51.100.1', '192.168.0.4'],
    ['127.0.0.1', '198.51.100.1', '127.0.0.1'],
    // Through ours: the last one that ours did not write itself.
    ['10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.1.2.3', '6.6.6.6, 198.51.100.1', '198.51.100.1'],
    ['10.1.2.3', '6.6.6.6, 198.51.100.1, 192.0.2.7', '198.51.100.1'],
    ['::1', '10.4.4.4, 10.5.5.5', '10.4.4.4'],
    ['2001:db8:1::5', '[2001:db8:2::9]:443', '2001:db8:2::9'],
    ['10.1.2.3', '198.51.100.1:5566', '198.51.100.1'],
    ['10.1.2.3', 'nonsense', '10.1.2.3'],
    ['10.1.2.3', '198.51.100.1, nonsense', '10.1.2.3'],
    ['10.1.2.3', undefined, '10.1.2.3'],
  ])('%s saying %s is %s', (peer, header, address) => expect(askedFor(peer, header, ours)).toBe(address))
  test('nobody is a proxy of ours unless the settings say so', () => {
    for (const peer of ['127.0.0.1', '10.0.0.2', '172.16.0.1', '::1']) expect(askedFor(peer, '198.51.100.1', proxies([]))).toBe(peer)
  })
  test.each(['10.0.0.0/33', 'here', '10.0.0', '2001:db8::/129', '10.0.0.1/', '/8'])('%s is no address', (wrong) =>
    expect(() => proxies([wrong])).toThrow(wrong),
  )
})

describe('one household or office', () => {
  test.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['203.0.113.9', '203.0.113.9'],
    ['::1', '0:0:0:0::/64'],
  ])('%s counts as %s', (address, group) => expect(addressGroup(address)).toBe(group))
})
