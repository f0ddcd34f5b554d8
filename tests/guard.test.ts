import { type AddressInfo, connect } from 'node:net'
import { request, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyLimit } from '#app/server/http/guard.ts'
import { policyFor, clientIpOf } from '#app/server/http/policy.ts'
import { securityHeadersFor } from '#app/server/http/security-headers.ts'
import { close, createGuardedServer } from '#app/server/http/server.ts'
import { allRoutes } from './access/route-table.ts'

// The guard over real HTTP. Behind it stands a handler that only says it was reached: whatever it
// answers 200 to, an action of the application would have run.

const policy = policyFor({
  appUrl: 'https://lumbung.example.id',
  port: 1,
  uploads: ['/kelola/produk/:slug/foto'],
})
const headers = securityHeadersFor(policy)
let server: Server
let port: number
let reached: string[] = []

beforeAll(async () => {
  server = createGuardedServer({
    policy,
    headers,
    fast: [],
    application: (req, res) => {
      reached.push(`${req.method} ${req.url}`)
      res.setHeader('Forwarded', String(req.headers['x-forwarded-proto']))
      req.resume().on('end', () => res.end('reached'))
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})

afterAll(() => close(server, 0))

type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string }
type Got = { status: number; headers: Record<string, unknown>; text: string }

function send({ method = 'GET', path = '/', headers: given = {}, body }: Sent): Promise<Got> {
  reached = []
  return new Promise((resolve, reject) => {
    const all = { Host: 'lumbung.example.id', ...given }
    const req = request({ host: '127.0.0.1', port, method, path, headers: all }, (res) => {
      let text = ''
      res.on('data', (chunk: Buffer) => (text += chunk.toString()))
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, text }))
    })
    req.on('error', reject)
    req.end(body)
  })
}

/** Bytes as they are, for what an HTTP client would not send. */
function sendRaw(text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
    socket.on('close', () => resolve(Number(answer.split(' ')[1])))
    socket.on('error', reject)
    setTimeout(() => socket.end(), 200)
  })
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
const own = 'https://lumbung.example.id'

const originShapes: Record<string, { headers: Record<string, string>; allowed: boolean }> = {
  'our own origin': { headers: { Origin: own }, allowed: true },
  'our own origin, and the browser agrees': {
    headers: { Origin: own, 'Sec-Fetch-Site': 'same-origin' },
    allowed: true,
  },
  'no origin but a same-origin fetch': {
    headers: { 'Sec-Fetch-Site': 'same-origin' },
    allowed: true,
  },
  'an opaque origin of our own no-referrer page': {
    headers: { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
    allowed: true,
  },
  'another site': { headers: { Origin: 'https://evil.id' }, allowed: false },
  'another scheme': { headers: { Origin: 'http://lumbung.example.id' }, allowed: false },
  'another port': { headers: { Origin: `${own}:8443` }, allowed: false },
  'a longer host': { headers: { Origin: `${own}.evil.id` }, allowed: false },
  'a subdomain': { headers: { Origin: 'https://x.lumbung.example.id' }, allowed: false },
  'an opaque origin': { headers: { Origin: 'null' }, allowed: false },
  'an opaque origin of another site': {
    headers: { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
    allowed: false,
  },
  'our own origin, but the browser says another site': {
    headers: { Origin: own, 'Sec-Fetch-Site': 'cross-site' },
    allowed: false,
  },
  'a page of the same site': { headers: { 'Sec-Fetch-Site': 'same-site' }, allowed: false },
  'nothing at all': { headers: {}, allowed: false },
  'two origins': { headers: { Origin: `${own}, https://evil.id` }, allowed: false },
}

const ways = {
  document: '/keranjang',
  index: '/?index',
  data: '/keranjang.data',
  'old data': '/keranjang?_data=routes%2Fcart',
  'encoded old data': '/keranjang?%5Fdata=routes/cart',
  resource: '/api/desa',
  'almost a webhook': '/webhooks/midtrans/',
  'a webhook with a query': '/webhooks/midtrans?x=1',
}

for (const [shape, { headers: origin, allowed }] of Object.entries(originShapes)) {
  test.each(Object.entries(ways))(`a POST from ${shape} as %s`, async (way, path) => {
    const got = await send({ method: 'POST', path, headers: { ...form, ...origin }, body: 'a=1' })
    const isOldData = way.includes('old data')
    expect(got.status).toBe(allowed ? (isOldData ? 404 : 200) : 403)
    expect(reached).toHaveLength(allowed && !isOldData ? 1 : 0)
  })
}

// Exempt the path alone and this is red: the address in a letter has its token in the query.
test('the button of a mail program needs no origin, with a token and nothing else', async () => {
  const body = 'List-Unsubscribe=One-Click'
  const post = async (path: string) => (await send({ method: 'POST', path, body })).status
  expect(await post('/webhooks/unsubscribe?token=aB-_9')).not.toBe(403)
  for (const query of ['', '?token=', '?token=a&_data=b', '?_data=b&token=a', '.data?token=a']) {
    expect(await post(`/webhooks/unsubscribe${query}`)).toBe(403)
  }
})

test('a webhook needs no origin, at exactly its path', async () => {
  const json = { 'Content-Type': 'application/json' }
  const path = '/webhooks/midtrans'
  expect((await send({ method: 'POST', path, headers: json, body: '{}' })).status).toBe(200)
  expect((await send({ method: 'POST', path: '//webhooks/midtrans', body: '{}' })).status).toBe(400)
  expect((await send({ method: 'POST', path: '/webhooks/other', body: '{}' })).status).toBe(403)
})

/** Where services post with a signature; the button of a mail program has a rule of its own. */
const webhooks = allRoutes
  .filter(({ id }) => id.startsWith('webhooks/') && id !== 'webhooks/unsubscribe')
  .map(({ address }) => address)

// Leave one out of `webhooks` in policy.ts and this is red.
test('every webhook of the route table, and nothing else, is let through without an origin', async () => {
  expect(webhooks.toSorted()).toEqual([...policy.webhooks].toSorted())
  for (const path of webhooks) {
    expect(await send({ method: 'POST', path, body: '{}' }), path).toMatchObject({ status: 200 })
    expect(reached).toEqual([`POST ${path}`])
  }
})

test.each([
  ['evil.id', 421],
  ['lumbung.example.id.evil.id', 421],
  ['lumbung.example.id:8443', 421],
  ['LUMBUNG.example.id', 200],
  ['a b', 400],
  ['a/b', 400],
  ['x@lumbung.example.id', 400],
])('the host %j is answered with %i', async (host, status) => {
  expect((await send({ headers: { Host: host } })).status).toBe(status)
})

test('two Host headers, or none, are refused', async () => {
  const two = 'GET / HTTP/1.1\r\nHost: lumbung.example.id\r\nHost: lumbung.example.id\r\n\r\n'
  expect(await sendRaw(two)).toBe(400)
  expect(await sendRaw('GET / HTTP/1.1\r\n\r\n')).toBe(400)
  expect(await sendRaw('GET / HTTP/1.1\r\nHost:\r\n\r\n')).toBe(400)
  expect(await sendRaw('GET / HTTP/1.0\r\n\r\n')).toBe(400)
})

test('a whole address instead of a path is refused', async () => {
  const text = 'GET http://evil.id/ HTTP/1.1\r\nHost: lumbung.example.id\r\n\r\n'
  expect(await sendRaw(text)).toBe(400)
})

test('a length below zero is refused', async () => {
  const text = 'POST / HTTP/1.1\r\nHost: lumbung.example.id\r\nContent-Length: -1\r\n\r\n'
  expect(await sendRaw(text)).toBe(400)
})

test.each(['TRACE', 'PROPFIND', 'PUT', 'PATCH', 'DELETE', 'LINK'])(
  '%s is no method here',
  async (method) => {
    const got = await send({ method })
    expect(got.status).toBe(405)
    expect(got.headers.allow).toBe('GET, HEAD, POST, OPTIONS')
    expect(reached).toEqual([])
  },
)

test('OPTIONS opens the public API and nothing else to other sites', async () => {
  const api = await send({ method: 'OPTIONS', path: '/api/v1/listings' })
  expect(api.headers['access-control-allow-origin']).toBe('*')
  const page = await send({ method: 'OPTIONS', path: '/keranjang' })
  expect(page.status).toBe(204)
  expect(page.headers['access-control-allow-origin']).toBeUndefined()
})

test.each([
  ['/produk/%E0%A4%A', 400],
  ['/produk/%', 400],
  ['/produk/%00', 400],
  ['/cari?q=%00', 400],
  ['/produk/%0d%0aSet-Cookie:a=1', 400],
  ['//evil.id/', 400],
  ['/\\evil.id', 400],
  ['/__manifest', 404],
  ['/%5F_manifest?p=/a', 404],
  [`/__manifest?${'p=/x&'.repeat(700)}`, 404],
  [`/produk/${'a'.repeat(5000)}`, 414],
  [`/cari?q=${'a'.repeat(5000)}`, 414],
  ['/?_data=routes/__proto__', 404],
  ['/cari?q=%E0%A4%A', 200],
  ['/produk/../../etc/passwd', 200],
  ['/produk/kopi%20bubuk', 200],
])('GET %s is answered with %i', async (path, status) => {
  expect((await send({ path })).status).toBe(status)
})

const declare = (path: string, length: number) =>
  send({
    method: 'POST',
    path,
    headers: { ...form, Origin: own, 'Content-Length': String(length) },
    body: 'a',
  })

const megabyte = 1024 * 1024

test.each([
  ['/keranjang', megabyte],
  ['/masuk', megabyte],
  ['/kelola/pesanan/LB-1/terima', megabyte],
  ['/kelola', megabyte],
  ['/lapak', megabyte],
  ['/admin/orang', megabyte],
  ['/kabupaten', megabyte],
  ['/akun/profil', megabyte],
  ['/pembelian/abc/bayar', megabyte],
  ['/keranjangkelola/', megabyte],
  ['/webhooks/midtrans', megabyte / 4],
  // Only exactly the route that takes a file takes a big one.
  ['/kelola/produk/kopi/foto', 12 * megabyte],
  ['/kelola/produk/kopi/foto?index', 12 * megabyte],
  ['/kelola/produk/kopi/foto.data', 12 * megabyte],
  ['/kelola/produk/kopi/foto/', megabyte],
  ['/kelola/produk/kopi/lagi/foto', megabyte],
  ['/en/kelola/produk/kopi/foto', megabyte],
  ['/keranjang?x=/kelola/produk/kopi/foto', megabyte],
])(
  'a body for %s may have %i bytes, and what says it has more is refused unread',
  async (path, limit) => {
    expect(bodyLimit(path, policy)).toBe(limit)
    expect((await declare(path, limit + 1)).status).toBe(413)
  },
)

test.each([
  ['/lapak/barang/baru', 12 * megabyte],
  ['/lapak/barang/abc.data', 12 * megabyte],
  ['/kelola/barang/baru', 12 * megabyte],
  ['/kelola/barang/abc', 12 * megabyte],
  ['/kelola/barang/abc/tayangkan', megabyte],
  ['/lapak/stok', megabyte],
  ['/checkout', megabyte],
  ['/admin/pengembalian/abc/kirim', 12 * megabyte],
  ['/admin/pengembalian/abc/bukti', 12 * megabyte],
  ['/admin/pengembalian/abc/pastikan', megabyte],
])(
  'a file may be sent where a page asks for one, and nowhere else: %s takes %i bytes',
  (path, limit) => {
    expect(bodyLimit(path, policyFor({ appUrl: 'https://lumbung.example.id' }))).toBe(limit)
  },
)

test.each([
  ['text/plain', 415],
  ['text/plain; x=application/json', 415],
  ['application/xml', 415],
  ['', 415],
  ['application/x-www-form-urlencoded; charset=utf-8', 200],
  ['multipart/form-data; boundary=x', 200],
])('a POST of type %j is answered with %i', async (type, status) => {
  const sent = { Origin: own, ...(type && { 'Content-Type': type }) }
  const got = await send({ method: 'POST', path: '/keranjang', headers: sent, body: 'a=1' })
  expect(got.status).toBe(status)
})

test('headers of proxies that are not ours never arrive', async () => {
  const got = await send({ headers: { 'X-Forwarded-Proto': 'javascript' } })
  expect(got.headers.forwarded).toBe('undefined')
})

test('the visitor is who our own proxy saw, whatever else was written', () => {
  expect(clientIpOf('1.1.1.1, 2.2.2.2', '10.0.0.1', 0)).toBe('10.0.0.1')
  expect(clientIpOf('1.1.1.1, 2.2.2.2', '10.0.0.1', 1)).toBe('2.2.2.2')
  expect(clientIpOf('1.1.1.1, 2.2.2.2', '10.0.0.1', 2)).toBe('1.1.1.1')
  expect(clientIpOf('rubbish', '10.0.0.1', 1)).toBe('10.0.0.1')
  expect(clientIpOf(undefined, '10.0.0.1', 1)).toBe('10.0.0.1')
})

test('a refusal is said in the language of the address and runs nothing', async () => {
  const id = await send({ method: 'POST', path: '/keranjang', headers: form, body: 'a=1' })
  const en = await send({ method: 'POST', path: '/en/keranjang', headers: form, body: 'a=1' })
  expect(id.text).toContain('tidak kami proses')
  expect(en.text).toContain('did not act on it')
  expect(en.headers['content-security-policy']).toContain(`default-src 'none'`)
})

test('pages whose address is a secret tell nobody, and pages of ours have a strict policy', () => {
  expect(headers.forPath('/pembelian/abc')).toEqual([
    ['Referrer-Policy', 'no-referrer'],
    ['X-Robots-Tag', 'noindex, nofollow'],
  ])
  expect(headers.forPath('/en/tiket/abc')[0]).toEqual(['Referrer-Policy', 'no-referrer'])
  expect(headers.defaultCacheControl('/pembelian/abc')).toBe('private, no-store')
  expect(headers.defaultCacheControl('/pembelian/abc/bayar', 'POST')).toBe('private, no-store')
  expect(headers.defaultCacheControl('/akun/profil', 'POST')).toBe('private, no-store')
  expect(headers.defaultCacheControl('/checkout')).toBe('private, no-store')
  // What was typed with a mistake in it must still be there when the buyer comes back.
  expect(headers.defaultCacheControl('/checkout', 'POST')).toBe('private, no-cache')
  expect(headers.defaultCacheControl('/en/keranjang/ubah', 'POST')).toBe('private, no-cache')
  // Pictures that were put at Cloudinary are shown also where none is put there any more.
  expect(headers.contentSecurityPolicy()).toContain('data: blob: https://res.cloudinary.com;')
  expect(headers.contentSecurityPolicy()).toContain(`script-src 'self';`)
  expect(headers.contentSecurityPolicy('abc')).toContain(`script-src 'self' 'nonce-abc';`)
  expect(Object.fromEntries(headers.everywhere)['Strict-Transport-Security']).toBeDefined()
})
