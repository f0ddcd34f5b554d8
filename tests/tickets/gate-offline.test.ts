import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { lockBookings } from '#app/features/bookings/cancel-bookings.server.ts'
import { callOffDay } from '#app/features/bookings/call-off.server.ts'
import { gateDayOf } from '#app/features/bookings/gate-day.ts'
import { moveBookings } from '#app/features/bookings/move-bookings.server.ts'
import { signGateList, signTicket } from '#app/features/bookings/ticket-keys.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { inDays } from '#tests/factories/experiences.ts'
import { aShop } from '#tests/factories/shops.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import { startStorefront } from '#tests/storefront/site.ts'
import { aDayOfTickets, aGatekeeper, type DayTicket } from './gate-day.ts'
import { aPhone, MemoryStore, type TestPhone, waitingOn } from './phone.ts'

let site: Awaited<ReturnType<typeof startStorefront>>
beforeAll(async () => void (site = await startStorefront(['kelola', 'system'])), 120_000)
afterAll(() => site.stop())

const check = ({ phone }: TestPhone, code: string, count: number | null = null, gate = '1') =>
  phone.check({ code, count, scanId: newId(), gate })

async function aReadyPhone(
  shop: { id: string; slug: string; name: string },
  rest: { skewMs?: number; store?: MemoryStore } = {},
) {
  const { cookie, boot } = await aGatekeeper(shop)
  const phone = aPhone({ origin: site.origin, cookie, ...rest })
  await phone.phone.open(boot)
  await phone.phone.refresh()
  expect(phone.phone.state).toMatchObject({ signal: 'online', list: { shop: shop.slug } })
  return { ...phone, cookie, boot }
}

async function untilAllSent(phone: TestPhone): Promise<void> {
  for (let tries = 0; waitingOn(phone).length > 0; tries++) {
    expect(tries).toBeLessThan(200)
    await phone.phone.refresh()
  }
}

const scansOf = (shopId: string) => db.gateScan.findMany({ where: { shopId } })
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

// Let the server insert without ON CONFLICT, or the phone forget what it could not send, and this is red.
test('two gates without signal for a day, 300 tickets, 20 of them twice: exactly that comes of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat(99)), async (chance) => {
      const next = () => chance.next().value ?? 0
      const { shop, tickets } = await aDayOfTickets(
        ...Array.from({ length: 300 }, (_, at) => (at % 4) + 1),
      )
      const east = await aReadyPhone(shop, { skewMs: -3_600_000 })
      const west = await aReadyPhone(shop, { skewMs: 2_220_000 })
      east.network.isOn = west.network.isOn = false
      const twice = tickets.filter((_, index) => index % 15 === 7)
      await scanTheDay({ east, west, tickets, twice, next })
      for (const phone of [east, west]) {
        phone.network.isOn = true
        phone.network.fate = () =>
          (['arrives', 'arrives', 'lost', 'answer-lost', 'twice'] as const)[next() % 5]!
      }
      await Promise.all([untilAllSent(east), untilAllSent(west)])
      await expectExactly({ shop, tickets, twice, phones: [east, west] })
    }),
    { numRuns: process.env.HEAVY ? 50 : 2, endOnFailure: true },
  )
}, 600_000)

type Day = {
  east: TestPhone
  west: TestPhone
  tickets: readonly DayTicket[]
  twice: readonly DayTicket[]
  next: () => number
}

/** Each ticket at either gate, some at both; scanned or typed; the queue survives a crash now and then. */
async function scanTheDay({ east, west, tickets, twice, next }: Day): Promise<void> {
  for (const ticket of tickets) {
    const gates = twice.includes(ticket) ? [east, west] : [next() % 2 ? east : west]
    for (const gate of gates) {
      const { code, token, count } = ticket
      const answer = await check(
        gate,
        next() % 3 ? token : code,
        count,
        gate === east ? 'Timur' : 'Barat',
      )
      expect(answer).toMatchObject({ kind: 'let-in', entered: count, left: 0 })
      if (next() < 5) {
        expect(await check(gate, token, count)).toMatchObject({ kind: 'already-in' })
      }
    }
  }
}

async function expectExactly({
  shop,
  tickets,
  twice,
  phones,
}: {
  shop: { id: string }
  tickets: readonly DayTicket[]
  twice: readonly DayTicket[]
  phones: readonly TestPhone[]
}): Promise<void> {
  const scans = await scansOf(shop.id)
  expect(scans).toHaveLength(tickets.length + twice.length)
  for (const ticket of tickets) {
    const ofTicket = scans.filter(({ bookingId }) => bookingId === ticket.id)
    expect(ofTicket.map(({ count }) => count)).toEqual(
      Array(twice.includes(ticket) ? 2 : 1).fill(ticket.count),
    )
  }
  // The clocks were an hour and more apart; nobody came in before or after the test ran.
  for (const { scannedAt } of scans) expect(Math.abs(Date.now() - +scannedAt)).toBeLessThan(600_000)
  for (const each of phones) {
    each.network.fate = () => 'arrives'
    await each.phone.refresh()
    const { list, own } = each.phone.state
    expect(own).toEqual([])
    const day = gateDayOf(list!, { now: each.phone.now, own })
    const people = sum(tickets.map(({ count }) => count))
    expect(day.listings).toMatchObject([{ booked: people, inside: people }])
    const found = list!.doubles.map(({ bookingId, tooMany, kind }) => ({
      bookingId,
      tooMany,
      kind,
    }))
    expect(found.toSorted((a, b) => (a.bookingId < b.bookingId ? -1 : 1))).toEqual(
      twice
        .map(({ id, count }) => ({ bookingId: id, tooMany: count, kind: 'too-many' }))
        .toSorted((a, b) => (a.bookingId < b.bookingId ? -1 : 1)),
    )
  }
}

test('a phone without signal says what the server would, and lets nobody in twice', async () => {
  const { shop, experience, tickets } = await aDayOfTickets(1, 2, 3, 1)
  const [single, pair, three, other] = tickets as [DayTicket, DayTicket, DayTicket, DayTicket]
  await asOwner(`UPDATE bookings SET status = 'cancelled' WHERE id = $1`, [three.id])
  await asOwner(`UPDATE bookings SET date = $2 WHERE id = $1`, [other.id, inDays(1)])
  const gate = await aReadyPhone(shop)
  gate.network.isOn = false
  expect(await check(gate, single.token)).toMatchObject({ kind: 'let-in', entered: 1, left: 0 })
  const again = await check(gate, single.code)
  expect(again).toMatchObject({ kind: 'already-in', gate: '1', seen: { title: { id: 'Tiket' } } })
  expect(await check(gate, three.token, 3)).toMatchObject({ kind: 'cancelled' })
  // What the list says beats the date that was signed before it was changed.
  expect(await check(gate, other.token)).toMatchObject({ kind: 'date-changed', date: inDays(1) })
  const mutant = `${pair.token.slice(0, 80)}${pair.token[80] === 'A' ? 'B' : 'A'}${pair.token.slice(81)}`
  expect(await check(gate, mutant)).toEqual({ kind: 'forged', seen: null })
  expect(await check(gate, `${pair.code.slice(0, -4)}2222`)).toEqual({ kind: 'not-on-list' })
  expect(await check(gate, 'halo')).toEqual({ kind: 'unreadable' })
  const sold = {
    bookingId: newId(),
    listingId: experience.listingId,
    date: inDays(0),
    departure: null,
    count: 2,
  }
  expect(await check(gate, signTicket(sold))).toMatchObject({
    kind: 'valid',
    left: 2,
    seen: { isListed: false },
  })
  expect(await check(gate, signTicket({ ...sold, date: inDays(1) }))).toMatchObject({
    kind: 'other-day',
  })
  const elsewhere = signTicket({ ...sold, listingId: newId() })
  expect(await check(gate, elsewhere)).toEqual({ kind: 'forged', seen: null })
  // Both at once, as a hasty thumb does.
  const both = await Promise.all([check(gate, pair.code, 2), check(gate, pair.code, 2)])
  expect(both).toMatchObject([{ kind: 'let-in' }, { kind: 'already-in' }])
  expect(waitingOn(gate)).toHaveLength(2)
})

// Leave booking_moves out of the list and the old code is one of a ticket sold since.
test('a ticket that has another day now is refused without signal, by its old code and by its number', async () => {
  const { shop, experience, tickets } = await aDayOfTickets(2)
  const [pair] = tickets as [DayTicket]
  const visit = { kind: 'day', date: inDays(9), sessionId: null } as const
  const { orderLine } = await db.booking.findFirstOrThrow({
    where: { id: pair.id, shopId: shop.id },
    select: { orderLine: { select: { orderId: true } } },
  })
  await transaction(async (tx) => {
    const { bookings, now } = await lockBookings(tx, orderLine.orderId)
    const party = bookings.filter(({ id }) => id === pair.id)
    const moved = await moveBookings(tx, party, { visit, now, actor: { type: 'buyer', id: null } })
    expect(moved).toMatchObject({ ok: true })
  })
  const gate = await aReadyPhone(shop)
  gate.network.isOn = false
  expect(await check(gate, pair.token, 2)).toMatchObject({
    kind: 'date-changed',
    date: inDays(9),
    seen: { isListed: true },
  })
  expect(await check(gate, pair.code, 2)).toMatchObject({ kind: 'other-day', when: 'later' })
  expect(gateDayOf(gate.phone.state.list!, { now: new Date(), own: [] }).listings).toEqual([])
  const { listingId } = experience
  const renewed = { bookingId: pair.id, listingId, date: inDays(9), departure: null, count: 2 }
  expect(await check(gate, signTicket(renewed))).toMatchObject({ kind: 'other-day' })
})

test('a day that was called off is refused without signal, with the words for it', async () => {
  const { shop, experience, tickets } = await aDayOfTickets(2)
  await callOffDay({
    shopId: mintScope.shop(shop.id),
    listingId: experience.listingId,
    date: inDays(0),
    sessionId: null,
    reason: 'Ombak tinggi',
    actor: { type: 'staff', id: newId() },
  })
  const gate = await aReadyPhone(shop)
  gate.network.isOn = false
  expect(await check(gate, tickets[0]!.token, 2)).toMatchObject({ kind: 'called-off' })
  expect(await check(gate, tickets[0]!.code, 2)).toMatchObject({ kind: 'called-off' })
  expect(gateDayOf(gate.phone.state.list!, { now: new Date(), own: [] }).listings).toEqual([])
})

test('a ticket cancelled meanwhile lets in without signal, and is shown afterwards', async () => {
  const { shop, tickets } = await aDayOfTickets(1, 2)
  const gate = await aReadyPhone(shop)
  gate.network.isOn = false
  await asOwner(`UPDATE bookings SET status = 'cancelled' WHERE id = $1`, [tickets[0]!.id])
  expect(await check(gate, tickets[0]!.token)).toMatchObject({ kind: 'let-in' })
  gate.network.isOn = true
  await gate.phone.refresh()
  expect(gate.phone.state.list?.doubles).toMatchObject([
    {
      bookingId: tickets[0]!.id,
      kind: 'cancelled',
      tooMany: 1,
      scannedBy: 'Bu Penjaga',
      review: null,
    },
  ])
})

test('what waits survives a crash and a sign-out, and goes under the name of who let them in', async () => {
  const { shop, tickets } = await aDayOfTickets(1, 2)
  const first = await aReadyPhone(shop)
  first.network.isOn = false
  await check(first, tickets[0]!.token)
  const reopened = aPhone({ origin: site.origin, cookie: first.cookie, store: first.store })
  await reopened.phone.open(null)
  reopened.network.isOn = false
  expect(await check(reopened, tickets[0]!.token)).toMatchObject({ kind: 'already-in' })
  // Somebody of another BUM Desa picks the phone up: the list is gone, and nothing is sent in his name.
  const foreign = await aGatekeeper(await anotherShop())
  const stranger = aPhone({ origin: site.origin, cookie: foreign.cookie, store: first.store })
  await stranger.phone.open(foreign.boot)
  expect(stranger.phone.state.list).toBeNull()
  await stranger.phone.refresh()
  expect(waitingOn(first)).toHaveLength(1)
  const second = await aReadyPhone(shop, { store: first.store })
  await second.phone.refresh()
  expect(waitingOn(first)).toHaveLength(0)
  expect(await scansOf(shop.id)).toMatchObject([
    { scannedBy: first.boot.userId, syncedBy: second.boot.userId },
  ])
})

test('with signal the server decides, after it has heard what this phone let in', async () => {
  const { shop, tickets } = await aDayOfTickets(1, 1, 2)
  const [gate, other] = [await aReadyPhone(shop), await aReadyPhone(shop)]
  await check(other, tickets[0]!.token, null, '2')
  // This phone's list is older than that.
  expect(await check(gate, tickets[0]!.token)).toMatchObject({ kind: 'already-in', gate: '2' })
  gate.network.isOn = false
  await check(gate, tickets[1]!.token, 1)
  gate.network.isOn = true
  expect(await check(gate, tickets[1]!.token, 1)).toMatchObject({ kind: 'already-in', gate: '1' })
  // The answer was lost on the way, so the phone decided as well: it is one scan.
  gate.network.fate = () => 'answer-lost'
  expect(await check(gate, tickets[2]!.token, 2)).toMatchObject({ kind: 'let-in' })
  gate.network.fate = () => 'arrives'
  await untilAllSent(gate)
  expect(await db.gateScan.count({ where: { bookingId: tickets[2]!.id } })).toBe(1)
})

test('a phone that is full lets nobody in without signal and says why', async () => {
  const { shop, tickets } = await aDayOfTickets(1, 2)
  const gate = await aReadyPhone(shop)
  gate.network.isOn = false
  gate.store.isFull = true
  expect(await check(gate, tickets[0]!.token)).toEqual({ kind: 'not-kept' })
  expect(gate.phone.state.canKeep).toBe(false)
  gate.store.isFull = false
  expect(await check(gate, tickets[0]!.token)).toMatchObject({ kind: 'let-in' })
})

test('a list that was changed where the phone keeps it, or replayed, is none', async () => {
  const { shop, tickets } = await aDayOfTickets(1, 2)
  const gate = await aReadyPhone(shop)
  const { signed } = gate.store.day!
  const old = gate.phone.state.list!
  gate.store.day = {
    ...gate.store.day!,
    signed: { ...signed!, payload: signed!.payload.replace('"count":1', '"count":9') },
  }
  const tampered = aPhone({ origin: site.origin, cookie: gate.cookie, store: gate.store })
  await tampered.phone.open(null)
  tampered.network.isOn = false
  expect(await check(tampered, tickets[0]!.token)).toEqual({ kind: 'no-list' })
  const replayed = signGateList(
    JSON.stringify({ ...old, issuedAt: new Date(+old.issuedAt - 1000) }),
  )
  const { GatePhone } = await import('#app/features/bookings/components/gate-phone/phone.ts')
  const store = new MemoryStore()
  let answer: object = signed!
  const phone = new GatePhone({ store, ask: async () => Response.json(answer) })
  await phone.open(gate.boot)
  await phone.refresh()
  answer = replayed
  await phone.refresh()
  expect(phone.state.list?.issuedAt).toEqual(old.issuedAt)
})

async function anotherShop() {
  const { id } = await aShop()
  const { slug, name } = await db.shop.findUniqueOrThrow({ where: { id } })
  return { id, slug, name }
}

const letters = ['daftar', 'periksa', 'sinkron'] as const

test('to another BUM Desa a gate is not there, to who only reads it is closed', async () => {
  const { shop, tickets } = await aDayOfTickets(1, 2)
  const stranger = await aGatekeeper(await anotherShop())
  const supervisor = await aGatekeeper(shop, 'supervisor')
  const scan = {
    id: newId(),
    bookingId: tickets[0]!.id,
    gate: '1',
    count: 1,
    scannedAt: new Date(),
    scannedBy: newId(),
  }
  const bodies = {
    daftar: undefined,
    periksa: { code: tickets[0]!.code, count: null, scanId: newId(), gate: '1' },
    sinkron: { scans: [scan] },
  }
  for (const letter of letters) {
    const foreign = await send(stranger.cookie, shop.slug, letter, bodies[letter])
    const missing = await send(stranger.cookie, 'tidak-ada', letter, bodies[letter])
    expect(foreign.status).toBe(404)
    expect(await foreign.text()).toBe(await missing.text())
    expect((await send(supervisor.cookie, shop.slug, letter, bodies[letter])).status).toBe(403)
    expect((await send('', shop.slug, letter, bodies[letter])).status).toBe(
      letter === 'daftar' ? 302 : 401,
    )
  }
  // A scan of somebody else's ticket, told to one's own gate, is written to nothing.
  const own = await send(stranger.cookie, stranger.boot.shop.slug, 'sinkron', { scans: [scan] })
  expect(await own.json()).toEqual({ outcomes: [{ id: scan.id, outcome: 'unknown' }] })
  expect(await scansOf(shop.id)).toEqual([])
})

test('a letter that says something else than a scan is refused, and never an error of ours', async () => {
  const { shop, tickets } = await aDayOfTickets(1, 2)
  const { cookie, boot } = await aGatekeeper(shop)
  const scan = {
    id: newId(),
    bookingId: tickets[0]!.id,
    gate: '1',
    count: 1,
    scannedAt: new Date().toISOString(),
    scannedBy: boot.userId,
  }
  const wrong: unknown[] = [
    null,
    [],
    'x',
    {},
    { scans: [] },
    { scans: scan },
    { scans: Array(51).fill(scan) },
    { scans: [scan], more: 1 },
    { scans: [{ ...scan, shop: 'x' }] },
    '[[['.repeat(50_000),
    ...Object.keys(scan).map((key) => ({ scans: [{ ...scan, [key]: undefined }] })),
    ...['', ' ', '\u0000', 'x'.repeat(21), '\u202e1', null, 3].map((gate) => ({
      scans: [{ ...scan, gate }],
    })),
    ...[0, -1, 1.5, 1000, 1e300, '1', null].map((count) => ({ scans: [{ ...scan, count }] })),
    ...[
      '',
      'kemarin',
      '1970-01-01T00:00:00Z',
      '0000-00-00T00:00:00Z',
      '+275760-09-13T00:00:00Z',
      5,
    ].map((scannedAt) => ({ scans: [{ ...scan, scannedAt }] })),
    ...["' OR 1=1 --", '__proto__', tickets[0]!.code].map((id) => ({ scans: [{ ...scan, id }] })),
  ]
  for (const body of wrong) {
    const answer = await send(cookie, shop.slug, 'sinkron', body)
    expect([400, 422], JSON.stringify(body).slice(0, 100)).toContain(answer.status)
  }
  expect(await scansOf(shop.id)).toEqual([])
  // Later than now is now: a clock that runs ahead is no reason to lose anybody.
  const ahead = { ...scan, scannedAt: '2199-01-01T00:00:00.000Z' }
  expect((await send(cookie, shop.slug, 'sinkron', { scans: [ahead] })).status).toBe(200)
  expect(Math.abs(Date.now() - +(await scansOf(shop.id))[0]!.scannedAt)).toBeLessThan(60_000)
})

function send(cookie: string, shop: string, letter: string, body?: unknown): Promise<Response> {
  const headers = {
    Cookie: cookie,
    Origin: 'http://localhost:3000',
    'Content-Type': 'application/json',
  }
  const address = `${site.origin}/kelola/gerbang/${shop}/${letter}`
  if (body === undefined) return fetch(address, { headers, redirect: 'manual' })
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return fetch(address, { method: 'POST', headers, body: text, redirect: 'manual' })
}
