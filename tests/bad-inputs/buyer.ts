import { expect } from '@playwright/test'
import { samplePassword } from '#prisma/seed/logins.ts'
import type { Good } from '#tests/journeys/setup/goods.ts'
import { Visitor } from './visitor.ts'

/** A first step that is in order, brought to Plumpungrejo in Kademangan. */
export const goodStep = {
  name: 'Ibu Contoh Sari',
  phone: '081234567890',
  email: 'sari@example.com',
  receive: 'pickup',
  villageText: '',
  villageCode: '',
  street: '',
  hamlet: '',
  rt: '',
  rw: '',
  landmark: '',
  recipient: '',
  postalCode: '',
}

export async function withCart(
  origin: string,
  good: Good,
  options: { from?: string } = {},
): Promise<Visitor> {
  const visitor = new Visitor(origin, options)
  const answer = await visitor.post('/keranjang/tambah', {
    variantId: good.variantId,
    quantity: '1',
  })
  expect(answer.headers.location, answer.body.slice(0, 300)).toContain('kabar=added')
  return visitor
}

/** The line of a cart that has only one. */
export async function onlyLine(visitor: Visitor): Promise<string> {
  const { body } = await visitor.get('/keranjang')
  return /name="lineId" value="([^"]+)"/.exec(body)?.[1] ?? ''
}

export type Review = { visitor: Visitor; key: string; total: string; seen: string }

/** A visitor one click before the purchase. */
export async function atReview(
  origin: string,
  good: Good,
  step: Partial<typeof goodStep> & { note?: string } = {},
): Promise<Review> {
  const visitor = await withCart(origin, good)
  // Another number each time: one buyer may hold only so much without paying.
  const phone = `0812${String(Math.random()).slice(2, 10)}`
  const { note = '', ...buyer } = { phone, ...step }
  expect((await visitor.post('/checkout', { ...goodStep, ...buyer })).status).toBe(302)
  const page = await visitor.get('/checkout/pengiriman')
  const [, name = ''] = /name="(kirim-[0-9a-f-]+)"/.exec(page.body) ?? []
  const [, choice = ''] = /value="(pickup:[0-9a-f-]+)"/.exec(page.body) ?? []
  const chosen = await visitor.post('/checkout/pengiriman', { [name]: choice, note })
  expect(chosen.status).toBe(302)
  const review = await visitor.get('/checkout/tinjau')
  const value = (field: string) =>
    new RegExp(`name="${field}" value="([^"]*)"`).exec(review.body)?.[1] ?? ''
  return { visitor, key: value('key'), total: value('total'), seen: value('seen') }
}

export async function signedIn(
  origin: string,
  {
    identifier,
    password = samplePassword,
    from,
  }: { identifier: string; password?: string; from?: string },
): Promise<Visitor> {
  const visitor = new Visitor(origin, from ? { from } : {})
  const answer = await visitor.post('/masuk', { identifier, password, redirectTo: '' })
  expect(answer.status, answer.body.slice(0, 200)).toBe(302)
  return visitor
}
