import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newId } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { CounterPhone } from '#app/features/counter/components/counter-phone/phone.ts'
import { readSale } from '#app/features/counter/components/counter-phone/read-sale.ts'
import {
  type CounterStore,
  isDayOver,
  type KeptOffer,
  type KeptSale,
} from '#app/features/counter/components/counter-phone/store.ts'
import { goodsField, quantityField } from '#app/features/counter/forms.ts'
import { db } from '#app/server/db.server.ts'
import type { Ask } from '#app/ui/offline/send-notes.ts'
import { aShop, aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { startStorefront } from '#tests/storefront/site.ts'
import { aGatekeeper } from '#tests/tickets/gate-day.ts'

let site: Awaited<ReturnType<typeof startStorefront>>
beforeAll(async () => void (site = await startStorefront(['kelola', 'system'])), 120_000)
afterAll(() => site.stop())
afterAll(expectInvariants)
// Which gate the phone stands at is in its address.
vi.stubGlobal('location', { search: '' })

/** What a phone keeps, without a phone: it outlives the page. */
function aStore(): CounterStore & { kept: Map<string, KeptSale> } {
  let offer: KeptOffer | null = null
  let number = 0
  let turn: Promise<unknown> = Promise.resolve()
  const kept = new Map<string, KeptSale>()
  return {
    kept,
    readOffer: async () => structuredClone(offer),
    writeOffer: async (told) => void (offer = structuredClone(told)),
    sales: {
      read: async () => structuredClone([...kept.values()]),
      write: async (sales) => sales.forEach((sale) => kept.set(sale.id, structuredClone(sale))),
      drop: async (ids) => ids.forEach((id) => kept.delete(id)),
    },
    nextNumber: () => (number += 1),
    alone: <T>(run: () => Promise<T>) => {
      const mine = turn.then(run)
      turn = mine.catch(() => undefined)
      return mine
    },
  }
}

type Fate = 'arrives' | 'lost' | 'answer-lost' | 'twice'

// Mark as sent before the answer, or forget on a lost one, and a sale is missing; answer by another row
// than that of the id, and one is there twice.
test('forty sales without signal, the phone killed in between and the answers lost: nothing twice, nothing lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat(99)), async (chance) => {
      const next = () => chance.next().value ?? 0
      const shop = await aShop()
      const { slug, name } = await db.shop.findUniqueOrThrow({ where: { id: shop.id } })
      const coffee = await aVariant({ shop, stock: 38 })
      const { cookie, boot } = await aGatekeeper({ id: shop.id, slug, name })
      let fate = (): Fate => 'arrives'
      const ask: Ask = async (address, request) => {
        const now = fate()
        if (now === 'lost') throw new TypeError('Failed to fetch')
        const headers = { ...request?.headers, Cookie: cookie, Origin: 'http://localhost:3000' }
        const send = () => fetch(site.origin + address, { ...request, headers })
        if (now === 'twice') await send()
        const answer = await send()
        if (now === 'answer-lost') throw new TypeError('Failed to fetch')
        return answer
      }
      const store = aStore()
      const open = async (told: typeof boot | null) => {
        const phone = new CounterPhone({ store, ask })
        await phone.open(told)
        return phone
      }
      let phone = await open(boot)
      await phone.refresh()
      expect(phone.state.kept?.offer.goods).toMatchObject([{ variantId: coffee.id, left: 38 }])
      expect(isDayOver(phone.state.kept!, new Date())).toBe(false)
      fate = () => 'lost'
      const ids = Array.from({ length: 40 }, () => newId())
      for (const id of ids) {
        const line = { variantId: coffee.id, quantity: 1, visit: null, price: '25000' }
        const rest = { paidWith: 'cash', received: null, buyer: null, gate: null } as const
        const names = [{ id: 'Kopi', en: 'Coffee' }]
        const sale = await phone.sell({ id, names, letter: { lines: [line], ...rest } })
        expect(sale).toMatchObject({ state: 'waiting' })
        if (next() % 10 === 0) phone = await open(null)
      }
      fate = () => (['arrives', 'lost', 'answer-lost', 'twice'] as const)[next() % 4]!
      const isWaiting = () => [...store.kept.values()].some(({ state }) => state === 'waiting')
      for (let tries = 0; isWaiting(); tries += 1) {
        expect(tries).toBeLessThan(60)
        phone = await open(null)
        await phone.send()
      }
      const where = { shopId: shop.id }
      const sold = await db.counterSale.findMany({ where, select: { id: true } })
      const refused = await db.refusedSale.findMany({ where, select: { id: true } })
      expect([sold.length, refused.length]).toEqual([38, 2])
      const known = [...sold, ...refused].map(({ id }) => id)
      expect(known.toSorted()).toEqual(ids.toSorted())
      expect(phone.notes.filter(({ state }) => state === 'refused')).toHaveLength(2)
      expect(new Set(phone.notes.map(({ number }) => number)).size).toBe(phone.notes.length)
    }),
    { numRuns: process.env.HEAVY ? 20 : 1, endOnFailure: true },
  )
}, 300_000)

// Mark what was not understood as refused, or drop it on a tap alone, and the only copy is gone.
test('what the server cannot take stays and is told again; what it has goes when it says so once more', async () => {
  let answer = (_ids: string[]): Response => new Response(null, { status: 422 })
  const letters: { sentAt: string; sales: { id: string; names: object }[] }[] = []
  const ask: Ask = async (_address, request) => {
    if (request?.method !== 'POST') throw new TypeError('Failed to fetch')
    letters.push(JSON.parse(String(request.body)) as (typeof letters)[number])
    return answer(letters.at(-1)!.sales.map(({ id }) => id))
  }
  const store = aStore()
  const phone = new CounterPhone({ store, ask })
  await phone.open({ shop: { slug: 'bumdesa', name: 'BUM Desa' }, userId: newId() })
  const names = [{ id: 'Kopi', en: 'Coffee' }]
  const line = { variantId: newId(), quantity: 1, visit: null, price: '25000' }
  const rest = { paidWith: 'cash', received: null, buyer: null, gate: null } as const
  const id = newId()
  await phone.sell({ id, names, letter: { lines: [line], ...rest } })
  const state = () => store.kept.get(id)?.state
  expect(state()).toBe('unread')
  expect(letters.at(-1)).toMatchObject({ sales: [{ id, names }] })
  expect(Date.parse(letters.at(-1)!.sentAt)).toBeGreaterThan(Date.now() - 60_000)
  // Half an answer says nothing of it.
  answer = () => Response.json({ outcomes: [] })
  await phone.send()
  expect(state()).toBe('unread')
  await phone.forgetRefused()
  expect(state()).toBe('unread')
  const kept = (ids: string[]) =>
    Response.json({ outcomes: ids.map((each) => ({ id: each, outcome: 'to-solve' })) })
  answer = kept
  await phone.send()
  expect(state()).toBe('refused')
  answer = () => new Response(null, { status: 503 })
  await phone.forgetRefused()
  expect(state()).toBe('waiting')
  answer = kept
  await phone.send()
  await phone.forgetRefused()
  expect(state()).toBeUndefined()
})

const aDay = {
  toldAt: new Date('2026-11-29T09:00:00Z'),
  dayEndsAt: new Date('2026-11-29T17:00:00Z'),
}

// Believe the phone's own clock, and one that is a day ahead sells no tickets, or one behind those of yesterday.
test.each([
  ['before midnight', { ...aDay, offsetMs: 0 }, '2026-11-29T16:59:00Z', false],
  ['after it', { ...aDay, offsetMs: 0 }, '2026-11-29T17:00:00Z', true],
  ['its clock a day ahead', { ...aDay, offsetMs: -86_400_000 }, '2026-11-30T10:00:00Z', false],
  ['its clock never set', { ...aDay, offsetMs: 86_400_000 * 2000 }, '2021-06-09T12:00:00Z', true],
  ['a list that does not say', { offsetMs: 0 }, '2026-11-29T10:00:00Z', true],
])('%s, the day of the list is over or not', (_when, kept, now, isOver) => {
  expect(isDayOver(kept, new Date(now))).toBe(isOver)
})

test('a page that was open since before midnight sells goods on, and no ticket of yesterday', () => {
  const [visitId, goodId] = [newId(), newId()]
  const kind = { variantId: visitId, label: { id: '', en: '' }, price: 10_000n as Rupiah }
  const title = { id: 'Tiket', en: 'Ticket' }
  const kept = {
    ...aDay,
    boot: { shop: { slug: 'bumdesa', name: 'BUM Desa' }, userId: newId() },
    day: '2026-11-29',
    offsetMs: 0,
    etag: '',
    offer: {
      goods: [
        { variantId: goodId, title, label: title, unit: 'buah', price: 5000n as Rupiah, left: 3 },
      ],
      visits: [{ listingId: newId(), title, slots: [], kinds: [kind] }],
      hasPromotions: false,
    },
  }
  const read = (name: string, now: string) => {
    const form = new FormData()
    for (const [field, value] of [
      ['saleId', newId()],
      ['paidWith', 'cash'],
      [name, '1'],
    ] as const)
      form.set(field, value)
    return readSale(form, { kept, someone: 'Pembeli', now: new Date(now) })
  }
  const ticket = quantityField(visitId, null)
  expect(read(ticket, '2026-11-29T16:00:00Z')).toMatchObject({ ok: true })
  expect(read(ticket, '2026-11-29T18:00:00Z')).toMatchObject({ refusal: { reason: 'day-over' } })
  expect(read(goodsField(goodId), '2026-11-29T18:00:00Z')).toMatchObject({ ok: true })
})
