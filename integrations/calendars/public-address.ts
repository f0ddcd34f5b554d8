import { BlockList, isIP } from 'node:net'

// Whatever is not the open internet: this machine, private and shared networks, the cloud's metadata,
// documentation, multicast (IANA special-purpose registries of IPv4 and IPv6).
const special = new BlockList()
const networks4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const
for (const [network, bits] of networks4) special.addSubnet(network, bits, 'ipv4')

// Of IPv6 only global unicast is open, and of that not what carries or documents other addresses.
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')
const networks6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const
for (const [network, bits] of networks6) special.addSubnet(network, bits, 'ipv6')

/** Whether an IP address belongs to the open internet; anything that is no address does not. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !special.check(address, 'ipv4')
  return version === 6 && global6.check(address, 'ipv6') && !special.check(address, 'ipv6')
}
