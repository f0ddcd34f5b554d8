import type { Page } from '@playwright/test'
import { formatCalendarDate } from '#app/core/dates.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { addDays, calendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { barriersOn } from './setup/axe.ts'
import { expectPaid, guest, payBy, pressPay, purchaseToken } from './setup/buying.ts'
import { expect, type Site, test } from './setup/site.ts'

const { bookings, cart, checkout, storefront, purchase, tickets, visitUnits } = messagesFor('id')
const t = purchase.giveUp

const inDays = (days: number) => addDays(calendarDate(todayAt('WIB', new Date())), days)

/** Days that cost what such a day costs: in the middle of the week, or on a weekend, and no holiday. */
async function someDays(site: Site, weekdays: readonly number[], count: number) {
  const days = await site.sql<{ days: number }>(
    `SELECT days FROM generate_series(24, 60) AS days WHERE extract(isodow FROM $1::date + days) = ANY($2)
       AND $1::date + days NOT IN (SELECT date FROM holidays) ORDER BY days LIMIT $3`,
    [inDays(0), weekdays, count],
  )
  return days.map(({ days }) => days) as [number, ...number[]]
}

test.use({ viewport: { width: 360, height: 740 } })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a family gives two of four tickets up for everything, and later the others for half', async ({
    page,
    site,
  }) => {
    test.slow()
    await page.goto('/wisata/tubing-sungai-lekso')
    await expect(page.getByText(bookings.refund.tier(7, 100))).toBeVisible()
    await bookTubing(page, { days: 20, people: 4 })
    await expect(page.getByText(bookings.refund.title)).toHaveCount(0)
    const price = await priceOfTicket(site, purchaseToken(page))

    await cancelSome(page, 2)
    await expect(page.getByText(t.comesBack(2n * price, 100))).toBeVisible()
    await expect(page.getByText(t.remaining(visitUnits.count(2, 'orang')))).toBeVisible()
    await page.getByRole('button', { name: t.submit(visitUnits.count(2, 'orang')) }).click()
    await expect(page.getByText(t.cancelled(2, 2n * price))).toBeVisible()
    await expect(page.getByText(t.stillComing(2))).toBeVisible()

    await bringNear(site, purchaseToken(page), 5)
    await page.getByRole('link', { name: tickets.open }).click()
    await expect(page.getByText(visitUnits.count(2, 'orang'))).toBeVisible()
    await page.goBack()
    await cancelSome(page, 2)
    await expect(page.getByText(t.comesBack(price, 50))).toBeVisible()
    await page.getByRole('button', { name: t.submit(visitUnits.count(2, 'orang')) }).click()
    await expect(page.getByText(t.cancelled(2, price))).toBeVisible()
    await expect(page.getByText(purchase.order.cancelled).first()).toBeVisible()
    await expect(page.getByRole('link', { name: tickets.cancelledTitle })).toBeVisible()
    expect(await sumsOf(site, purchaseToken(page))).toEqual({
      refunds: [2n * price, price],
      ledger: [2n * price, price],
      owed: price,
    })
  })

  test('a family comes on another day, with a new ticket; a dearer day is refused', async ({
    page,
    site,
  }) => {
    test.slow()
    const [booked, other = 0] = await someDays(site, [2, 3], 2)
    const [weekend] = await someDays(site, [6], 1)
    await bookTubing(page, { days: booked, people: 2 })
    await page.getByRole('link', { name: tickets.open }).click()
    const before = page.url()
    await page.goBack()
    await page.getByRole('link', { name: purchase.changeDate.link }).click()
    const move = async (days: number) => {
      await page.getByLabel(bookings.day).fill(inDays(days))
      await page.getByRole('button', { name: purchase.changeDate.submit }).click()
    }
    await move(weekend)
    await expect(page.getByText(purchase.changeDate.refusals.dearer)).toBeVisible()
    await expect(page.getByLabel(bookings.day)).toHaveValue(inDays(weekend))
    await move(other)
    await expect(page.getByText(purchase.notices['date-changed'])).toBeVisible()
    const now = formatCalendarDate(inDays(other), 'id')
    await expect(page.getByText(now).first()).toBeVisible()
    await page.goto(before)
    await expect(page.getByText(now).first()).toBeVisible()
    const [audit] = await site.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_entries WHERE action = 'date-changed'`,
    )
    expect(audit!.count).toBeGreaterThan(0)
  })
})

test('who looked too long is asked once more, and a wrong number is said', async ({
  page,
  site,
}) => {
  test.slow()
  await bookTubing(page, { days: 19, people: 3 })
  const price = await priceOfTicket(site, purchaseToken(page))
  await cancelSome(page, 9)
  await expect(page.getByText(t.refusals['too-many'])).toBeVisible()
  await expect(page.getByLabel(t.count)).toHaveValue('9')
  await page.getByLabel(t.count).fill('2')
  await page.getByRole('button', { name: t.calculate }).click()
  await bringNear(site, purchaseToken(page), 5)
  await page.getByRole('button', { name: t.submit(visitUnits.count(2, 'orang')) }).click()
  await expect(page.getByText(t.refusals['terms-changed'])).toBeVisible()
  await expect(page.getByText(formatRupiah(price)).first()).toBeVisible()
  await expectNoBarriers(page)
  await page.getByRole('button', { name: t.submit(visitUnits.count(2, 'orang')) }).click()
  await expect(page.getByText(t.cancelled(2, price))).toBeVisible()
})

async function bookTubing(page: Page, { days, people }: { days: number; people: number }) {
  await page.goto(`/wisata/tubing-sungai-lekso/kalender?tanggal=${inDays(days)}`)
  await page.getByRole('spinbutton').first().fill(String(people))
  await page.getByRole('button', { name: storefront.listing.add }).click()
  await page.getByRole('button', { name: cart.checkout }).click()
  await page.getByLabel(checkout.name).fill(guest.name)
  await page.getByLabel(checkout.phone).fill('0812-7000-4499')
  await page.getByRole('button', { name: checkout.toDelivery }).click()
  await expect(page.getByText(/^Batal sebelum/).first()).toBeVisible()
  await pressPay(page)
  await payBy(page, 'QRIS')
  await expectPaid(page)
}

async function cancelSome(page: Page, count: number) {
  await page.getByRole('link', { name: t.linkSome }).click()
  await page.getByLabel(t.count).fill(String(count))
  await page.getByRole('button', { name: t.calculate }).click()
}

async function priceOfTicket(site: Site, token: string): Promise<bigint> {
  const [line] = await site.sql<{ price: string }>(
    `SELECT line.unit_price AS price FROM order_lines line JOIN orders o ON o.id = line.order_id
     JOIN purchases p ON p.id = o.purchase_id WHERE p.token = $1`,
    [token],
  )
  return BigInt(line!.price)
}

/** What was sent back, what the books say of it, and what is owed to the village for good. */
async function sumsOf(site: Site, token: string) {
  const refunds = await site.sql<{ amount: string; booked: string }>(
    `SELECT r.amount, sum(posting.amount) AS booked FROM refunds r
     JOIN purchases p ON p.id = r.purchase_id AND p.token = $1
     JOIN ledger_transactions t ON t.idempotency_key = 'refund:' || r.id || ':requested'
     JOIN postings posting ON posting.transaction_id = t.id
     GROUP BY r.id ORDER BY r.created_at`,
    [token],
  )
  const [owed] = await site.sql<{ sum: string }>(
    `SELECT sum(posting.amount) FROM ledger_transactions t
     JOIN purchases p ON p.id = t.purchase_id AND p.token = $1
     JOIN postings posting ON posting.transaction_id = t.id WHERE t.event = 'order.completed'`,
    [token],
  )
  return {
    refunds: refunds.map(({ amount }) => BigInt(amount)),
    ledger: refunds.map(({ booked }) => BigInt(booked)),
    owed: BigInt(owed!.sum),
  }
}

/** As if it had been booked for that day from the beginning. */
async function bringNear(site: Site, token: string, days: number) {
  await site.sql(
    `UPDATE bookings b SET date = $2 FROM purchases p WHERE p.id = b.purchase_id AND p.token = $1`,
    [token, inDays(days)],
  )
}

async function expectNoBarriers(page: Page) {
  const violations = await barriersOn(page)
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual(
    [],
  )
}
