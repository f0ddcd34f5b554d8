import type { LoaderFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { checkAtGate } from '#app/features/bookings/gate.server.ts'
import { gateDayOf } from '#app/features/bookings/gate-day.ts'
import { readGateList } from '#app/features/bookings/gate-list.server.ts'
import { readGateList as readOnPhone } from '#app/features/bookings/gate-list.ts'
import { getTicketPage } from '#app/features/bookings/ticket-page.server.ts'
import { listDeskExperiences } from '#app/features/bookings/desk-queries.server.ts'
import { listGuests } from '#app/features/orders/guest-queries.server.ts'
import { getPurchasePage } from '#app/features/purchases/purchase-page.server.ts'
import { loader as ticketPage } from '#app/routes/purchase/ticket.tsx'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anExperience, inDays, type TestExperience } from '#tests/factories/experiences.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'

/** Two of it for today, paid; of a stay with three guests. */
async function twoOf(experience: TestExperience, guests?: number) {
  const visit = guests
    ? ({ kind: 'stay', date: inDays(0), departure: inDays(1), guests } as const)
    : ({ kind: 'day', date: inDays(0), sessionId: null } as const)
  const { token } = await aPaidPurchase([{ variant: experience, quantity: 2, visit }])
  const page = await getPurchasePage(mintScope.purchaseToken(token))
  const [line] = page!.orders.flatMap(({ lines }) => lines)
  return { ticket: line!.ticket!, line: line! }
}

const unitAtGate = async (shopId: string, code: string) => {
  const answer = await checkAtGate({
    shopId: mintScope.shop(shopId),
    actor: { type: 'staff', id: newId() },
    code,
    gate: '1',
    count: null,
    scanId: newId(),
  })
  return 'seen' in answer ? answer.seen?.unit : null
}

async function unitsAtDesk(shopId: string) {
  const scope = mintScope.shop(shopId)
  const today = inDays(0)
  const [desk] = await listDeskExperiences({ shopId: scope, from: today, to: today })
  const [guest] = await listGuests({ shopId: scope, role: 'manager', date: today })
  return [desk?.calendar.unit, guest?.unit]
}

// Have countedUnit answer 'orang' for every day, and each of these is red.
test('cars are cars on the ticket, at the gate, in the calendar and on the list of guests', async () => {
  const jeep = await anExperience({ unit: 'mobil' })
  const { ticket, line } = await twoOf(jeep)
  expect(line).toMatchObject({ unit: 'mobil', quantity: 2 })
  expect((await getTicketPage(ticket))?.unit).toBe('mobil')
  expect(await unitsAtDesk(jeep.shopId)).toEqual(['mobil', 'mobil'])
  expect(await unitAtGate(jeep.shopId, ticket)).toBe('mobil')
})

test('a house is a house, and through the gate come its guests', async () => {
  const house = await anExperience({ units: 2, unit: 'rumah/malam' })
  const { ticket } = await twoOf(house, 3)
  expect((await getTicketPage(ticket))?.unit).toBe('rumah/malam')
  expect(await unitsAtDesk(house.shopId)).toEqual(['rumah/malam', 'rumah/malam'])
  expect(await unitAtGate(house.shopId, ticket)).toBe('orang')
})

test('a ticket keeps what it was sold by, whatever the listing says later', async () => {
  const jeep = await anExperience({ unit: 'mobil' })
  const { ticket } = await twoOf(jeep)
  await db.listing.update({ where: { id: jeep.listingId }, data: { unit: 'orang' } })
  const params = { token: ticket }
  const request = new Request('http://localhost/tiket/x')
  const loaded = await ticketPage({ request, params, context: {} } as unknown as LoaderFunctionArgs)
  expect(loaded.ticket.unit).toBe('mobil')
})

test('a phone at the gate knows what is counted, and takes an older list for one of people', async () => {
  const jeep = await anExperience({ unit: 'mobil' })
  await twoOf(jeep)
  const { slug } = await db.shop.findUniqueOrThrow({ where: { id: jeep.shopId } })
  const list = await readGateList({ shopId: mintScope.shop(jeep.shopId), slug })
  expect(list.listings.map(({ unit }) => unit)).toEqual(['mobil'])
  expect(list.bookings.map(({ unit }) => unit)).toEqual(['mobil'])
  expect(gateDayOf(list, { now: new Date(), own: [] }).listings).toMatchObject([
    { unit: 'mobil', booked: 2 },
  ])
  const older = JSON.stringify(list, (key, value: unknown) => (key === 'unit' ? undefined : value))
  expect(readOnPhone(older, slug)?.bookings.map(({ unit }) => unit)).toEqual(['orang'])
})
