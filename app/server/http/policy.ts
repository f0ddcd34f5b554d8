import { isIP } from 'node:net'

/** What the guard allows; made once from the settings, so that it can be tested without them. */
export type Policy = {
  /** The public address: scheme, host and port. */
  origin: string
  /** Origins that may send unsafe requests. */
  origins: ReadonlySet<string>
  /** Values of the Host header that are us. */
  hosts: ReadonlySet<string>
  /** Exact paths where services and mail programs post; they prove themselves by what they know. */
  webhooks: ReadonlySet<string>
  /** Paths that take a file; every other body is a form and small. */
  uploads: readonly RegExp[]
  /** How many proxies of our own stand in front; 0 means every X-Forwarded-* header is forged. */
  proxyHops: number
  /** Hosts a form may lead to after our redirect: the payment pages. */
  paymentOrigins: readonly string[]
}

type PolicyInput = {
  appUrl: string
  /** The port really listened on, where it differs from the one in the address. */
  port?: number
  proxyHops?: number
  uploads?: readonly string[]
  paymentOrigins?: readonly string[]
}

const webhooks = new Set([
  '/webhooks/midtrans',
  '/webhooks/stripe',
  '/webhooks/biteship',
  '/webhooks/whatsapp',
  '/webhooks/iris',
])

/**
 * Where pictures and papers are uploaded, spelled as in app/routes.ts with the slash in front, such as
 * '/kelola/produk/:slug/foto'; a page that exists in both languages is two lines.
 */
const uploads: readonly string[] = [
  '/lapak/gabung',
  '/lapak/barang/baru',
  '/lapak/barang/:listingId',
  '/kelola/barang/baru',
  '/kelola/barang/:listingId',
  '/kelola/barang/impor',
  '/kelola/pengaturan/gambar',
  '/admin/pengembalian/:refundId/kirim',
  '/admin/pengembalian/:refundId/bukti',
  '/pembelian/:token/bukti',
  '/en/pembelian/:token/bukti',
  '/pembelian/:token/ulasan/:lineId',
  '/en/pembelian/:token/ulasan/:lineId',
]

/** As a page posts it and as the router's own script does, which adds `.data`. */
const exactly = (route: string) =>
  new RegExp(`^${route.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}(\\.data)?$`)
const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

export function policyFor(input: PolicyInput): Policy {
  const address = new URL(input.appUrl)
  const loopback = loopbackNames.includes(address.hostname)
  const ports = [address.port || (address.protocol === 'https:' ? '443' : '80')]
  if (input.port) ports.push(String(input.port))
  // Health checks and metrics come from this machine by a loopback name, whatever the address is.
  const localHosts = loopbackNames.flatMap((name) => ports.map((port) => `${name}:${port}`))
  return {
    origin: address.origin,
    origins: new Set([
      address.origin,
      ...(loopback ? localHosts.map((host) => `http://${host}`) : []),
    ]),
    hosts: new Set([address.host, ...localHosts]),
    webhooks,
    uploads: (input.uploads ?? uploads).map(exactly),
    proxyHops: input.proxyHops ?? 0,
    paymentOrigins: input.paymentOrigins ?? [],
  }
}

/**
 * The visitor's address: the entry our outermost proxy wrote, counted from the right, because
 * everything further left was written by the visitor.
 */
export function clientIpOf(
  forwardedFor: string | undefined,
  socketAddress: string | undefined,
  proxyHops: number,
): string {
  if (proxyHops > 0 && forwardedFor) {
    const claimed = forwardedFor.split(',').at(-proxyHops)?.trim() ?? ''
    if (isIP(claimed)) return claimed
  }
  return socketAddress ?? 'unknown'
}
