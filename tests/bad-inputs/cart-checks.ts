import { expect } from '@playwright/test'
import { samplePassword } from '#prisma/seed/logins.ts'
import { atReview, goodStep, onlyLine, withCart } from './buyer.ts'
import type { Check, Checks } from './checks.ts'
import { Visitor } from './visitor.ts'

const refused = [400, 409, 413, 422]

/** The only amount a visitor sends is the total he saw; it decides nothing. */
const asTotal: Check = async (input, { origin, good, site }) => {
  const { visitor, key, seen } = await atReview(origin, good)
  const answer = await visitor.post('/checkout/tinjau', { key, seen, total: input, consent: 'on' })
  expect(refused, `total=${input}`).toContain(answer.status)
  expect(await site.sql('SELECT FROM checkout_keys WHERE key = $1', [key])).toHaveLength(0)
  const search = await visitor.get(`/cari?harga=${encodeURIComponent(`${input}-${input}`)}`)
  expect([200, 400], `harga=${input}`).toContain(search.status)
}

export const price: Checks = {
  usual: asTotal,
  byInput: {
    'hidden field price=1 added to POST /cart': async (_, world) => {
      const visitor = await withCart(world.origin, world.good)
      const answer = await visitor.post('/keranjang/tambah', {
        variantId: world.good.variantId,
        quantity: '1',
        price: '1',
        seenPrice: '1',
      })
      expect(answer.status).toBe(302)
      const cheap = `SELECT FROM cart_lines WHERE seen_price = 1`
      expect(await world.site.sql(cheap)).toHaveLength(0)
    },
    'unitPrice=1 & discount=100 & total=1 in checkout form': async (_, { origin, good, site }) => {
      const { visitor, key, total, seen } = await atReview(origin, good)
      const fields = { key, seen, consent: 'on', unitPrice: '1', discount: '100' }
      const cheap = await visitor.post('/checkout/tinjau', { ...fields, total: '1' })
      expect(cheap.status).toBe(409)
      const right = await visitor.post('/checkout/tinjau', { ...fields, total })
      expect(right.status).toBe(303)
      const [purchase] = await site.sql<{ total: string }>(
        `SELECT p.total::text FROM purchases p JOIN checkout_keys k ON k.purchase_id = p.id WHERE k.key = $1`,
        [key],
      )
      expect(purchase?.total).toBe(total)
    },
  },
  elsewhere: {
    'price changed by the maker between cart and pay': 'tests/journeys/buying.journey.ts',
  },
}

/** As both fields that take a number of pieces; nothing may change. */
const asQuantity =
  (body: (name: 'variantId' | 'lineId', id: string) => string): Check =>
  async (input, { origin, good }) => {
    const visitor = await withCart(origin, good)
    const bodies = {
      '/keranjang/tambah': body('variantId', good.variantId),
      '/keranjang/ubah': body('lineId', await onlyLine(visitor)),
    }
    for (const [path, fields] of Object.entries(bodies)) {
      const answer = await visitor.post(path, fields)
      expect(refused, `${path} ${input}`).toContain(answer.status)
    }
    const cart = await visitor.get('/keranjang')
    expect(cart.body, input).toMatch(/name="quantity"[^>]*value="1"/)
  }

export const qty: Checks = {
  usual: (input, world) =>
    asQuantity((name, id) => new URLSearchParams({ [name]: id, quantity: input }).toString())(
      input,
      world,
    ),
  byInput: {
    'qty[]=1&qty[$gt]=0': asQuantity((name, id) => `${name}=${id}&quantity[]=1&quantity[$gt]=0`),
    'qty=1&qty=-5': asQuantity((name, id) => `${name}=${id}&quantity=1&quantity=-5`),
    'stock+1': async (_, { origin, good, site }) => {
      const [variant] = await site.sql<{ most: number }>(
        `SELECT least(on_hand - held, maximum_per_order) AS most FROM variants WHERE id = $1`,
        [good.variantId],
      )
      const visitor = await withCart(origin, good)
      const answer = await visitor.post('/keranjang/ubah', {
        lineId: await onlyLine(visitor),
        quantity: String(variant!.most + 1),
      })
      expect(answer.status).toBe(409)
      expect(answer.body).toMatch(/Sisa \d+/)
    },
  },
  elsewhere: {
    '200 parallel requests of 1 when stock = 10':
      'R2, beside the other races of the checkout in tests/money',
  },
}

const firstStep =
  (field: keyof typeof goodStep, statuses: readonly number[]): Check =>
  async (input, { origin, good }) => {
    const visitor = await withCart(origin, good)
    const answer = await visitor.post('/checkout', { ...goodStep, [field]: input })
    expect(statuses, `${field}=${input}`).toContain(answer.status)
    if (answer.status === 422) expect(answer.body).toContain('aria-invalid="true"')
  }

export const phone: Checks = {
  usual: firstStep('phone', [422]),
  byInput: {
    '081234567890': firstStep('phone', [302]),
    // A guest's number must be one that a village can call; the form says so.
    '+1 202 555 0123': firstStep('phone', [302, 422]),
  },
}

export const email: Checks = {
  usual: firstStep('email', [422]),
  byInput: {
    'a@xn--80ak6aa92e.com': firstStep('email', [302]),
    'a+1@b.co': firstStep('email', [302]),
    "a'--@b.co": firstStep('email', [302]),
    'A@B.CO': async (_, { origin }) => {
      const answer = await new Visitor(origin).post('/masuk', {
        identifier: 'PEMBELI@EXAMPLE.COM',
        password: samplePassword,
      })
      expect(answer.status).toBe(302)
    },
    'registered@b.co in sign-up / reset / change-email': async (_, { origin }) => {
      const ask = async (path: string, identifier: string) => {
        const answer = await new Visitor(origin).post(path, {
          name: 'Ibu Contoh',
          identifier,
          password: 'panen raya di sawah',
        })
        return `${answer.status} ${answer.body.replaceAll(identifier, '')}`
      }
      for (const path of ['/daftar', '/lupa-sandi']) {
        const known = await ask(path, 'pengawas.wlingi@example.com')
        const unknown = await ask(path, 'tidak.terdaftar@example.com')
        expect(known.slice(0, 3), path).toBe('200')
        expect(unknown === known, `${path} answers known and unknown alike`).toBe(true)
      }
    },
  },
}
