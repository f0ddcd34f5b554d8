import { expect, test } from 'vitest'
import { newToken } from '#app/core/ids.ts'
import { calendarDate } from '#app/features/bookings/calendar-date.ts'
import { blockNights, freeNights } from '#app/features/bookings/desk-commands.server.ts'
import { putBackOnSale } from '#app/features/availability/commands.server.ts'
import { makeLink } from '#app/features/calendars/commands.server.ts'
import { nightsOfFeed } from '#app/features/calendars/feed-nights.ts'
import { listConnections } from '#app/features/calendars/queries.server.ts'
import { loader } from '#app/routes/system/occupancy-file.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { withoutTokens } from '#app/server/http/token-paths.ts'
import { readCalendar } from '#integrations/calendars/ical-reader.ts'
import { aDesk, type CalendarDesk, statusOf } from '#tests/desk/calendar-desk.ts'
import { anExperience, inDays, type TestExperience } from '#tests/factories/experiences.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'

const placeOf = (desk: CalendarDesk, { listingId, unitIds }: TestExperience) => ({
  shopId: desk.scope,
  listingId,
  unitId: unitIds[0] ?? null,
  actor: desk.manager,
})

async function tokenOf(desk: CalendarDesk): Promise<string> {
  const [connection] = await listConnections({ shopId: desk.scope, isManager: true })
  return connection!.link!
}

const stay = (from: number, to: number) =>
  ({ kind: 'stay', date: inDays(from), departure: inDays(to) }) as const

function ask(token: string, headers: Record<string, string> = {}) {
  const request = new Request(`http://localhost:3000/ical/${token}.ics`, { headers })
  const context = { requestId: 'test', clientIp: '127.0.0.1', scriptNonce: () => '' }
  return loader({ request, params: { file: `${token}.ics` }, context } as never)
}

const read = async (token: string) => (await ask(token)).text()

test('another site reads which nights are taken and by what number, and nothing about whom', async () => {
  const desk = await aDesk()
  const room = await anExperience({ shop: desk.shop, units: 2 })
  const place = placeOf(desk, room)
  const kept = await aPaidPurchase([{ variant: room, visit: stay(3, 5) }])
  const gone = await aPaidPurchase([{ variant: room, visit: stay(8, 9) }])
  const deed = { shopId: desk.scope, listingId: room.listingId, actor: desk.manager }
  await blockNights({ ...deed, unitId: place.unitId!, date: inDays(6), departure: inDays(7) })
  await transaction((tx) => putBackOnSale(tx, gone.orders[0]!.id))
  await makeLink(place)
  const file = await read(await tokenOf(desk))
  const { number } = await db.order.findUniqueOrThrow({ where: { id: kept.orders[0]!.id } })
  expect(file.match(/^SUMMARY.*$/gm)).toEqual([
    `SUMMARY:Terisi — Lumbung ${number}`,
    'SUMMARY:Terisi — Lumbung',
  ])
  expect(file).not.toMatch(/Pembeli|Contoh|0812|CANCELLED/)
  const window = { zone: 'WIB', from: inDays(0), to: inDays(700) } as const
  // As a site would take them over that does not keep our names.
  const renamed = file.replaceAll('@lumbung', '@x').replaceAll('Terisi', 'Taken')
  const events = readCalendar(Buffer.from(renamed), window)
  expect(nightsOfFeed(events, window)).toMatchObject([
    { arrival: inDays(3), departure: inDays(5) },
    { arrival: inDays(6), departure: inDays(7) },
  ])
  const blocked = await db.unitStay.findFirstOrThrow({
    where: { unitId: place.unitId!, bookingId: null },
  })
  await freeNights({ ...deed, date: inDays(6), stayId: blocked.id })
  expect(await read(await tokenOf(desk))).not.toContain('SUMMARY:Terisi — Lumbung\r\n')
})

test('a session is taken for as long as it lasts, with how many of its places', async () => {
  const desk = await aDesk()
  const tour = await anExperience({ shop: desk.shop, sessions: ['08:00'], capacity: 12 })
  await makeLink(placeOf(desk, tour))
  const sessionId = tour.sessionIds[0]!
  expect(await read(await tokenOf(desk))).not.toContain('VEVENT')
  await aPaidPurchase([
    { variant: tour, quantity: 3, visit: { kind: 'day', date: inDays(3), sessionId } },
  ])
  const file = await read(await tokenOf(desk))
  const day = calendarDate(inDays(3)).replaceAll('-', '')
  expect(file).toContain(`DTSTART:${day}T010000Z\r\nDTEND:${day}T030000Z\r\n`)
  expect(file).toContain('SUMMARY:Terisi — Lumbung 3/12\r\n')
})

test('a new address ends the old one at once; the table holds none of them readable', async () => {
  const desk = await aDesk()
  const room = await anExperience({ shop: desk.shop, units: 1 })
  await makeLink(placeOf(desk, room))
  const old = await tokenOf(desk)
  await makeLink(placeOf(desk, room))
  const fresh = await tokenOf(desk)
  expect(fresh).not.toBe(old)
  expect(await statusOf(ask(old))).toBe(404)
  for (const token of [newToken(), 'x', '']) expect(await statusOf(ask(token))).toBe(404)
  expect(await statusOf(ask(fresh))).toBe(200)
  const rows = await db.calendarLink.findMany({ where: { shopId: desk.shop.id } })
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(fresh)
  expect(withoutTokens(`/ical/${fresh}.ics`)).toBe('/ical/…')
  const trail = await db.auditEntry.findMany({ where: { subjectId: room.listingId } })
  expect(trail).toMatchObject([{ action: 'calendar-link' }, { action: 'calendar-link' }])
  expect(JSON.stringify(trail)).not.toContain(fresh)
})

test('what has not changed is not sent again', async () => {
  const desk = await aDesk()
  const room = await anExperience({ shop: desk.shop, units: 1 })
  await makeLink(placeOf(desk, room))
  const token = await tokenOf(desk)
  const etag = (await ask(token)).headers.get('ETag')!
  const again = await ask(token, { 'If-None-Match': etag })
  expect([again.status, await again.text()]).toEqual([304, ''])
  await aPaidPurchase([{ variant: room, visit: stay(3, 5) }])
  expect((await ask(token, { 'If-None-Match': etag })).status).toBe(200)
})

test('of another BUM Desa, or of a room that is none of the experience, no address is made', async () => {
  const [mine, other] = [await aDesk(), await aDesk()]
  const room = await anExperience({ shop: mine.shop, units: 1 })
  const tour = await anExperience({ shop: mine.shop, sessions: ['08:00'] })
  const gone = { ok: false, reason: 'already-changed' }
  expect(await makeLink({ ...placeOf(mine, room), shopId: other.scope })).toEqual(gone)
  expect(await makeLink({ ...placeOf(mine, room), unitId: null })).toEqual(gone)
  expect(await makeLink({ ...placeOf(mine, tour), unitId: room.unitIds[0]! })).toEqual(gone)
})
