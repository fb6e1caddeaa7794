import { BlockList, isIP, isIPv6 } from 'node:net'

/**
 * A path of our own to go on to, or the first page. What was asked for may come from anybody: it is read as a browser reads it, and
 * only what stays on the same host is followed. Control characters and backslashes are never part of a path of ours.
 */
export function safePath(to: string | undefined): string {
  if (!to?.startsWith('/') || to.length > 2000 || /[\u0000-\u001f\u007f-\u009f\u2028\u2029\\]/.test(to)) return '/'
  const read = URL.parse(to, 'http://here.invalid')
  if (read?.origin !== 'http://here.invalid') return '/'
  const path = read.pathname + read.search + read.hash
  // `/.//elsewhere` is read as a path of ours that a browser would then take for another host.
  return path.startsWith('//') ? '/' : path
}

/**
 * The proxies whose word is taken, from addresses and networks such as `10.0.0.0/8`.
 * @throws Error naming the first that is none
 */
export function proxies(list: readonly string[]): BlockList {
  const known = new BlockList()
  for (const entry of list) {
    const [address = '', bits, more] = entry.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    const most = family === 'ipv6' ? 128 : 32
    if (!isIP(address) || more !== undefined || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most)))
      throw new Error(`${entry} is no address and no network, such as 10.0.0.7 or 10.0.0.0/8`)
    if (bits === undefined) known.addAddress(address, family)
    else known.addSubnet(address, Number(bits), family)
  }
  return known
}

export const isOurs = (address: string, ours: BlockList): boolean =>
  isIP(address) !== 0 && ours.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')

/** An address as it is compared: an IPv4 address inside an IPv6 one is itself; brackets, port and zone are left away. */
function plain(address: string): string | undefined {
  const bare = /^\[([^\]]+)\](:\d+)?$/.exec(address)?.[1] ?? (/^[\d.]+:\d+$/.test(address) ? address.split(':')[0]! : address)
  const inner = bare.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  return isIP(inner) ? inner : undefined
}

/**
 * Who asks: the neighbour itself, or, where that is a proxy of ours, the last address of `X-Forwarded-For` that no proxy of ours wrote
 * about itself. What stands further left was written by whoever asked, and counts for nothing.
 */
export function askedFor(peer: string, forwarded: string | undefined, ours: BlockList): string {
  const neighbour = plain(peer) ?? peer
  if (!forwarded || !isOurs(neighbour, ours)) return neighbour
  let asked = neighbour
  for (const said of forwarded.split(',').toReversed()) {
    const address = plain(said.trim())
    if (!address) break
    asked = address
    if (!isOurs(address, ours)) break
  }
  return asked
}

/** What counts as one for limits: an IPv4 address, or the /64 of an IPv6 one, of which every subscriber has 2⁶⁴ addresses. */
export function addressGroup(address: string): string {
  const bare = plain(address) ?? address
  if (!isIPv6(bare)) return bare
  const [left = '', right] = bare.toLowerCase().split('::')
  const head = left ? left.split(':') : []
  const tail = right ? right.split(':') : []
  const all = right === undefined ? head : [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail]
  return `${all
    .slice(0, 4)
    .map((g) => Number.parseInt(g, 16).toString(16))
    .join(':')}::/64`
}
