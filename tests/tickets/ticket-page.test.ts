import type { LoaderFunctionArgs } from '@remix-run/node'
import decodeQr from 'qr/decode.js'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { cancelByBuyer } from '#app/features/orders/buyer-commands.server.ts'
import { signTicket, verifyTicket } from '#app/features/bookings/ticket-keys.server.ts'
import { getPurchasePage } from '#app/features/purchases/purchase-page.server.ts'
import { loader as calendar } from '#app/routes/purchase/ticket-calendar.ts'
import { loader as picture } from '#app/routes/purchase/ticket-picture.ts'
import { loader as ticketPage } from '#app/routes/purchase/ticket.tsx'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPaidPurchase, aPurchase } from '#tests/factories/purchases.ts'
import { aVariant } from '#tests/factories/shops.ts'

const onDay = (days: number) => ({ kind: 'day', date: inDays(days), sessionId: null }) as const

async function ticketsOf(token: string) {
  const page = await getPurchasePage(mintScope.purchaseToken(token))
  return page!.orders.flatMap(({ lines }) => lines.map(({ ticket }) => ticket))
}

test('every booked visit of a paid purchase has a ticket, a good has none', async () => {
  const [beach, room, coffee] = [
    await anExperience(),
    await anExperience({ units: 2 }),
    await aVariant(),
  ]
  const stay = { kind: 'stay', date: inDays(3), departure: inDays(5) } as const
  const lines = [
    { variant: beach, quantity: 4, visit: onDay(3) },
    { variant: room, quantity: 2, visit: stay },
    { variant: coffee },
  ]
  const unpaid = await aPurchase([{ variant: beach, visit: onDay(4) }])
  expect(await ticketsOf(unpaid.token)).toEqual([null])
  const { token } = await aPaidPurchase(lines)
  const tokens = (await ticketsOf(token)).filter((ticket) => ticket !== null)
  expect(tokens.map((each) => verifyTicket(each))).toMatchObject([
    { ticket: { listingId: beach.listingId, date: inDays(3), departure: null, count: 4 } },
    { ticket: { listingId: room.listingId, date: inDays(3), departure: inDays(5), count: 2 } },
  ])
  const { ticket } = await ticketPage(args(tokens[1]!))
  expect(ticket).toMatchObject({ token: tokens[1], visit: stay, count: 2, isCancelled: false })
  expect(ticket.unitNames).toEqual(['Kamar 1', 'Kamar 2'])
})

// Leave the meeting point out of whereText, and the calendar leads to the middle of the village.
test('a ticket says where to come, what to bring and the way there; a calendar where to come', async () => {
  const beach = await anExperience()
  await db.experienceFacts.create({
    data: {
      listingId: beach.listingId,
      meetingPointId: 'Loket di gerbang',
      meetingPointEn: 'The booth at the gate',
      bringId: ['Topi', 'Air minum'],
      bringEn: ['A hat', 'Water'],
      lat: -8.3142,
      lon: 112.2176,
      isInsured: false,
      parking: 'none',
      weather: 'rainOrShine',
    },
  })
  const { token } = await aPaidPurchase([{ variant: beach, visit: onDay(30) }])
  const [ticket] = await ticketsOf(token)
  const { ticket: its } = await ticketPage(args(ticket!))
  expect(its).toMatchObject({
    meetingPoint: { id: 'Loket di gerbang', en: 'The booth at the gate' },
    bring: { id: ['Topi', 'Air minum'], en: ['A hat', 'Water'] },
    place: { lat: -8.3142, lon: 112.2176, isExact: true },
  })
  const file = (await (await calendar(args(ticket!))).text()).replaceAll('\r\n ', '')
  const { name } = its.village
  expect(file).toContain(`LOCATION:Loket di gerbang\\, ${name}`)
  const plain = await anExperience()
  const bought = await aPaidPurchase([{ variant: plain, visit: onDay(30) }])
  const [other] = await ticketsOf(bought.token)
  const { ticket: said } = await ticketPage(args(other!))
  expect(said).toMatchObject({ meetingPoint: null, bring: { id: [] } })
  expect(await (await calendar(args(other!))).text()).toContain(`LOCATION:${said.village.name}`)
})

test('a ticket of a cancelled visit says so, in the calendar as well', async () => {
  const { token, orders, total } = await aPaidPurchase([
    { variant: await anExperience(), visit: onDay(30) },
  ])
  const [ticket] = await ticketsOf(token)
  expect(await (await calendar(args(ticket!))).text()).toContain('STATUS:CONFIRMED')
  const cancelled = await cancelByBuyer({
    purchaseToken: mintScope.purchaseToken(token),
    orderId: orders[0]!.id,
    actor: { type: 'buyer', id: null },
    seen: total,
  })
  expect(cancelled).toMatchObject({ ok: true })
  expect((await ticketPage(args(ticket!))).ticket.isCancelled).toBe(true)
  await expect(picture(args(ticket!))).rejects.toMatchObject({ status: 404 })
  expect(await ticketsOf(token)).toEqual([ticket])
  const file = await calendar(args(ticket!))
  expect(file.headers.get('Cache-Control')).toBe('private, no-store')
  expect(await file.text()).toContain('STATUS:CANCELLED')
})

test('what we did not sign, and what is not paid, is not found', async () => {
  const purchase = await aPurchase([{ variant: await anExperience(), visit: onDay(3) }])
  const { id, listingId } = await db.booking.findFirstOrThrow({
    where: { purchaseId: purchase.purchaseId },
  })
  const claims = { bookingId: id, listingId, date: inDays(3), departure: null, count: 1 }
  const asked = [
    '',
    "' OR 1=1 --",
    id,
    signTicket(claims),
    signTicket({ ...claims, bookingId: newId() }),
    signTicket({ ...claims, listingId: newId() }),
  ]
  for (const token of asked) {
    await expect(ticketPage(args(token))).rejects.toMatchObject({ status: 404 })
    await expect(calendar(args(token))).rejects.toMatchObject({ status: 404 })
  }
})

function args(token: string): LoaderFunctionArgs {
  const request = new Request(`http://localhost:3000/tiket/${token}`)
  return { request, params: { token }, context: {} } as unknown as LoaderFunctionArgs
}

test('the picture of a ticket can be read by a gate, whatever the place is called', async () => {
  const beach = await anExperience()
  const title = `Kebun & Kolam <b>“Ranté” ${'Pancuran Sewu '.repeat(8)}`
  const { listingId: id, shopId } = beach
  await db.listing.updateMany({ where: { id, shopId }, data: { titleId: title, titleEn: title } })
  const { token } = await aPaidPurchase([{ variant: beach, quantity: 3, visit: onDay(3) }])
  const [ticket] = await ticketsOf(token)
  const answer = await picture(args(ticket!))
  expect(answer.headers.get('Content-Type')).toBe('image/png')
  expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
  const png = Buffer.from(await answer.arrayBuffer())
  expect(png.length).toBeLessThan(120_000)
  const { data, info } = await sharp(png)
    .resize(540)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect(decodeQr({ width: info.width, height: info.height, data })).toBe(ticket)
})
