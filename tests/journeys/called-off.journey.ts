import type { Browser, Page } from '@playwright/test'
import { formatCalendarDate } from '#app/core/dates.ts'
import { addDays, calendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { barriersOn } from './setup/axe.ts'
import { expectPaid, guest, payBy, pressPay, purchaseToken } from './setup/buying.ts'
import { signIn } from './setup/people.ts'
import { expect, type Site, test } from './setup/site.ts'

const { bookings, cart, checkout, deskCalendar, storefront, purchase, tickets } = messagesFor('id')
const t = deskCalendar.callOff

/** Of the BUM Desa of the desk. */
const slug = 'ngudek-jenang-rejowinangun'
const inDays = (days: number) => addDays(calendarDate(todayAt('WIB', new Date())), days)
const reason = 'Dapur jenang terendam banjir'

test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })

test('a day is called off: one party takes its money, the other comes on another day', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  test.slow()
  const date = inDays(33)
  await bookDay(page, { date, people: 3 })
  const money = page.url()
  await bookDay(page, { date, people: 2 })
  const move = page.url()

  const desk = await callOff(browser, baseURL, date)
  await expect(desk.getByText(deskCalendar.closure['called-off']).first()).toBeVisible()
  await expect(desk.getByText(deskCalendar.waiting(2))).toBeVisible()
  await expectNoBarriers(desk)
  await desk.goto(money)
  await expectNoBarriers(desk)
  await desk.context().close()

  await page.goto(`/wisata/${slug}/kalender?bulan=${date.slice(0, 7)}`)
  const said = bookings.calledOffOn(formatCalendarDate(date, 'id'), null, reason)
  await expect(page.getByText(said)).toBeVisible()

  await page.goto(money)
  await expect(page.getByText(purchase.calledOff.reason(reason))).toBeVisible()
  await page.getByRole('button', { name: purchase.calledOff.moneyBack }).click()
  await expect(page.getByText(purchase.notices['tickets-cancelled'])).toBeVisible()
  const { total, refunded } = await moneyOf(site, purchaseToken(page))
  expect(refunded).toBe(total)

  await page.goto(move)
  await page.getByRole('link', { name: purchase.calledOff.newDate }).click()
  await page.getByLabel(bookings.day).fill(date)
  await page.getByRole('button', { name: purchase.changeDate.submit }).click()
  await expect(page.getByText(bookings.refusals['called-off'])).toBeVisible()
  await page.getByLabel(bookings.day).fill(inDays(34))
  await page.getByRole('button', { name: purchase.changeDate.submit }).click()
  await expect(page.getByText(purchase.notices['date-changed'])).toBeVisible()
  await expect(page.getByRole('link', { name: tickets.open })).toBeVisible()
  expect((await moneyOf(site, purchaseToken(page))).refunded).toBe(0n)
})

/** What it touches is said first. */
async function callOff(browser: Browser, baseURL: string, date: string): Promise<Page> {
  const scripted = await browser.newContext({ baseURL, javaScriptEnabled: true })
  const desk = await scripted.newPage()
  await signIn(desk, 'direktur@example.com')
  await desk.goto(`/kelola/kalender/${date}?wisata=${slug}`)
  await desk.getByRole('link', { name: t.link }).click()
  await expect(desk.getByText(/2 rombongan \(5 orang\)/)).toBeVisible()
  await expectNoBarriers(desk)
  await desk.getByLabel(t.reason).fill(reason)
  await desk.getByRole('button', { name: t.submit(2) }).click()
  return desk
}

async function bookDay(page: Page, { date, people }: { date: string; people: number }) {
  await page.goto(`/wisata/${slug}/kalender?tanggal=${date}`)
  await page.getByRole('spinbutton').first().fill(String(people))
  await page.getByRole('button', { name: storefront.listing.add }).click()
  await page.getByRole('button', { name: cart.checkout }).click()
  await page.getByLabel(checkout.name).fill(guest.name)
  await page.getByLabel(checkout.phone).fill('0812-7000-4499')
  await page.getByRole('button', { name: checkout.toDelivery }).click()
  await pressPay(page)
  await payBy(page, 'QRIS')
  await expectPaid(page)
}

async function moneyOf(site: Site, token: string) {
  const [sums] = await site.sql<{ total: string; refunded: string }>(
    `SELECT p.total, coalesce((SELECT sum(amount) FROM refunds r WHERE r.purchase_id = p.id), 0)
       AS refunded FROM purchases p WHERE p.token = $1`,
    [token],
  )
  return { total: BigInt(sums!.total), refunded: BigInt(sums!.refunded) }
}

async function expectNoBarriers(page: Page) {
  const violations = await barriersOn(page)
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual(
    [],
  )
}
