import type { Browser, Page } from '@playwright/test'
import { formatCalendarDate, formatCalendarDay } from '#app/core/dates.ts'
import { addDays, todayAt } from '#app/features/bookings/calendar-date.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { expectPaid, guest, payBy, payButton, pressPay } from './setup/buying.ts'
import { signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

const { bookings, cart, checkout, deskCalendar: t, storefront, visitUnits } = messagesFor('id')

/** Of the BUM Desa of the desk; no other journey goes there. */
const slug = 'ngudek-jenang-rejowinangun'
const date = addDays(todayAt('WIB', new Date()), 12)

test.use({ viewport: { width: 360, height: 740 } })

test('the manager closes a day while somebody looks the purchase over, and opens it again', async ({
  page,
  browser,
  baseURL,
}) => {
  await walkToReviewOfVisit(page)
  const desk = await aDesk(browser, { baseURL, who: 'direktur@example.com' })
  await openDay(desk, { slug, date })
  await desk.getByRole('button', { name: t.close }).click()
  await expect(desk.getByText(t.closure['closed-date'])).toBeVisible()

  await page.getByLabel(checkout.consent).check()
  await payButton(page).click()
  await expect(page.getByText(bookings.refusals['closed-date'])).toBeVisible()

  await desk.getByRole('button', { name: t.open }).click()
  await expect(desk.getByRole('button', { name: t.close })).toBeVisible()
  await page.goto('/checkout/tinjau')
  await pressPay(page)
  // The guest is on the page of the provider now: the desk is told so, may close the day, and the guest stays.
  await desk.reload()
  await expect(desk.getByText(t.unpaid(visitUnits.count(3, 'orang')))).toBeVisible()
  await expect(desk.getByText(guest.name)).toHaveCount(0)
  await desk.getByRole('button', { name: t.close }).click()
  await expect(desk.getByText(t.closure['closed-date'])).toBeVisible()
  await expect(desk.getByText(t.unpaid(visitUnits.count(3, 'orang')))).toBeVisible()
  await payBy(page, 'QRIS')
  await expectPaid(page)

  await desk.reload()
  await expect(desk.getByText(guest.name)).toBeVisible()
  await expect(desk.getByText(t.closure['closed-date'])).toBeVisible()
  await desk.getByRole('button', { name: t.open }).click()
  await desk.getByText(t.changeCapacity).first().click()
  await desk.getByLabel(t.capacity).first().fill('0')
  await expectTooFew(desk)
  await desk.getByRole('link', { name: t.printGuests }).click()
  await expect(desk.getByText(guest.name)).toBeVisible()
  await expect(desk.getByText(visitUnits.count(3, 'orang'))).toBeVisible()
  await desk.close()
})

test('a room is blocked for a night in two taps, and freed again, without scripts', async ({
  browser,
  baseURL,
}) => {
  const night = addDays(todayAt('WIB', new Date()), 40)
  const desk = await aDesk(browser, { baseURL, who: 'direktur.krisik@example.com' })
  await openDay(desk, { slug: 'homestay-desa-krisik', date: night })
  const room = desk.getByRole('listitem').filter({ hasText: 'Kamar Anggrek' })
  await expect(room.getByText(t.room.free)).toBeVisible()
  await room.getByRole('button', { name: t.blockRoom('Kamar Anggrek') }).click()
  const [from, to] = [night, addDays(night, 1)].map((day) => formatCalendarDate(day, 'id'))
  await expect(room.getByText(t.room.blocked(from!, to!))).toBeVisible()
  await expect(desk.getByText(t.blocked(1))).toBeVisible()
  await room.getByRole('button', { name: t.freeRoom('Kamar Anggrek') }).click()
  await expect(room.getByText(t.room.free)).toBeVisible()
  await desk.close()
})

/** The calendar of somebody who manages a BUM Desa, without scripts. */
async function aDesk(
  browser: Browser,
  { baseURL, who }: { baseURL: string | undefined; who: string },
): Promise<Page> {
  const desk = await browser.newPage({ ...(baseURL && { baseURL }), javaScriptEnabled: false })
  await signIn(desk, who)
  return desk
}

/** One tap on the day of the month. */
async function openDay(
  desk: Page,
  { slug: wisata, date: day }: { slug: string; date: string },
): Promise<void> {
  await desk.goto(`/kelola/kalender?bulan=${day.slice(0, 7)}&wisata=${wisata}`)
  await desk.getByRole('link', { name: formatCalendarDay(day, 'id') }).click()
}

/** The browser itself refuses it, and the server when the browser is told not to look. */
async function expectTooFew(desk: Page): Promise<void> {
  const save = desk.getByRole('button', { name: t.saveCapacity }).first()
  await save.click()
  await expect(desk.getByText(t.refusals['below-sold'])).toHaveCount(0)
  await save.evaluate((button: HTMLButtonElement) => (button.formNoValidate = true))
  await save.click()
  // The sample story has guests on some days as well.
  await expect(desk.getByText(new RegExp(t.alreadySold('\\d+ orang')))).toBeVisible()
}

async function walkToReviewOfVisit(page: Page): Promise<void> {
  await page.goto(`/wisata/${slug}/kalender?tanggal=${date}`)
  await page.getByRole('spinbutton').first().fill('3')
  await page.getByRole('button', { name: storefront.listing.add }).click()
  await page.getByRole('button', { name: cart.checkout }).click()
  await page.getByLabel(checkout.name).fill(guest.name)
  await page.getByLabel(checkout.phone).fill('0812-7000-4499')
  await page.getByRole('button', { name: checkout.toDelivery }).click()
  await expect(page).toHaveURL(/\/checkout\/tinjau$/)
}
