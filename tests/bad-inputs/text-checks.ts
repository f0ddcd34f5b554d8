import { expect } from '@playwright/test'
import { atReview, goodStep, signedIn, withCart } from './buyer.ts'
import type { Check, Checks } from './checks.ts'
import { Visitor } from './visitor.ts'

const escapeHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')

/** Kept as it is, shown as text, and found as text by the search. */
const keptLiterally: Check = async (input, { origin, good }) => {
  const { visitor } = await atReview(origin, good, { name: input, note: input })
  const review = await visitor.get('/checkout/tinjau')
  expect(review.body).toContain(escapeHtml(input.normalize('NFC')))
  expect(review.body).not.toMatch(/<(svg|xmp|img)[^>]*on(load|error)=/)
  const search = await visitor.get(`/cari?q=${encodeURIComponent(input)}`)
  expect(search.status).toBe(200)
  expect(search.body).not.toMatch(/<(svg|xmp|img)[^>]*on(load|error)=/)
}

const refusedInName: Check = async (input, { origin, good }) => {
  const visitor = await withCart(origin, good)
  const answer = await visitor.post('/checkout', { ...goodStep, name: input })
  expect(answer.status).toBe(422)
  expect(answer.headers['set-cookie'] ?? '').not.toContain('a=1')
}

const refusedAsNote: Check = async (input, { origin, good }) => {
  const visitor = await withCart(origin, good)
  await visitor.post('/checkout', goodStep)
  const answer = await visitor.post('/checkout/pengiriman', { note: input })
  expect([413, 422]).toContain(answer.status)
  expect(answer.body.length).toBeLessThan(400_000)
}

export const text: Checks = {
  usual: keptLiterally,
  byInput: {
    'gen: 100000 newlines': (_, world) => refusedAsNote(`a${'\n'.repeat(100_000)}b`, world),
    'gen: 1 MB of a': refusedAsNote,
    'Ibu Siti\\r\\nSet-Cookie: a=1': refusedInName,
    '\\u202Egnp.exe': refusedInName,
    // Half a character cannot be written in UTF-8: it arrives as the sign for something unreadable.
    '\\uD83D': async (_, { origin, good }) => {
      const visitor = await withCart(origin, good)
      const answer = await visitor.post('/checkout', 'name=%ED%A0%BD&receive=pickup&phone=0812')
      expect(answer.status).toBe(422)
    },
  },
}

const routes = ['/produk/', '/wisata/', '/kategori/', '/kecamatan/', '/toko/', '/desa/', '/']

const asAddress =
  (statuses: readonly number[]): Check =>
  async (input, { origin }) => {
    const written = /^[\x21-\x7e]*$/.test(input) ? input : encodeURIComponent(input)
    for (const route of routes) {
      const answer = await new Visitor(origin).get(`${route}${written}`)
      expect(statuses, `${route}${written}`).toContain(answer.status)
    }
  }

export const slug: Checks = {
  usual: asAddress([404]),
  byInput: {
    '%E0%A4%A': asAddress([400]),
    '%00': asAddress([400, 404]),
    Ünïcödé: asAddress([404]),
    // Nobody chooses a slug yet; as an address of something it is simply not there.
    api: asAddress([404]),
    'gen: /x repeated 3700 in __manifest?p=': async (input, { origin }) => {
      expect([404, 414]).toContain((await new Visitor(origin).get(input)).status)
    },
  },
}

/** Wherever an id is part of an address or a form, as somebody who may otherwise be there. */
const asId: Check = async (input, { origin, good, site }) => {
  const manager = await signedIn(origin, { identifier: 'direktur@example.com' })
  const segment = encodeURIComponent(input)
  for (const path of [`/kelola/pesanan/${segment}`, `/kelola/pesanan/${segment}/slip`]) {
    expect((await manager.get(path)).status, path).toBe(404)
  }
  expect((await manager.get(`/pembelian/${segment}`)).status).toBe(404)
  const buyer = await withCart(origin, good)
  const [sample] = await site.sql<{ token: string }>(`SELECT token FROM purchases LIMIT 1`)
  const deed = await buyer.post(`/pembelian/${sample!.token}/batalkan-pesanan`, { orderId: input })
  expect(deed.status, `orderId=${input}`).toBe(404)
  const line = await buyer.post('/keranjang/ubah', { lineId: input, quantity: '1' })
  expect([404, 409, 422], `lineId=${input}`).toContain(line.status)
}

export const id: Checks = {
  usual: asId,
  byInput: {
    '<order id of my village read by manager of another village>': async (_, { origin, site }) => {
      const [order] = await site.sql<{ number: string }>(
        `SELECT o.number FROM orders o JOIN shops s ON s.id = o.shop_id
         WHERE s.slug = 'rasa-rejo-rejowinangun' LIMIT 1`,
      )
      const other = await signedIn(origin, { identifier: 'direktur.wlingi@example.com' })
      const theirs = await other.get(`/kelola/pesanan/${order!.number}`)
      const nobodys = await other.get('/kelola/pesanan/LB-0000-0000')
      expect([theirs.status, nobodys.status]).toEqual([404, 404])
    },
    "<another buyer's order id>": async (_, { origin, site }) => {
      const [mine, other] = await site.sql<{ token: string; orderId: string }>(
        `SELECT DISTINCT ON (p.id) p.token, o.id AS "orderId"
         FROM purchases p JOIN orders o ON o.purchase_id = p.id
         WHERE o.status = 'paid' AND p.is_sample ORDER BY p.id LIMIT 2`,
      )
      const deed = await new Visitor(origin).post(`/pembelian/${mine!.token}/batalkan-pesanan`, {
        orderId: other!.orderId,
      })
      const [order] = await site.sql<{ status: string }>(
        `SELECT status FROM orders WHERE id = $1`,
        [other!.orderId],
      )
      expect(order?.status).toBe('paid')
      expect([303, 404]).toContain(deed.status)
    },
  },
}
