import type { Page } from '@playwright/test'
import { formatCalendarDay } from '#app/core/dates.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { addDays, type CalendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { lastOfMonth, monthAfter } from '#app/features/bookings/month.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { expect, test } from './setup/site.ts'

const { bookings: t, storefront } = messagesFor('id')
const inDays = (days: number) => addDays(todayAt('WIB', new Date()), days)
const monthOf = (date: CalendarDate) => date.slice(0, 7)
const dayIn = (page: Page, date: CalendarDate) =>
  page.getByRole('link', { name: formatCalendarDay(date, 'id') })
const addButton = (page: Page) => page.getByRole('button', { name: storefront.listing.add })

test.use({ viewport: { width: 360, height: 740 } })

for (const javaScriptEnabled of [false, true]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('two taps bring a day of the price calendar into the cart', async ({ page }) => {
      const day = inDays(20)
      await page.goto(`/wisata/tiket-masuk-pantai-tambakrejo/kalender?bulan=${monthOf(day)}`)
      await dayIn(page, day).click()
      await expect(page.getByLabel(t.day)).toHaveValue(day)
      await expect(page.getByText(t.onDay(formatCalendarDay(day, 'id')))).toBeVisible()
      await addButton(page).click()
      await expect(page).toHaveURL(/\/keranjang\?kabar=added/)
    })

    test('arrival, then departure, and the sum of the nights stands there', async ({ page }) => {
      const arrival = inDays(23)
      await page.goto(`/wisata/homestay-desa-krisik/kalender?bulan=${monthOf(arrival)}`)
      await dayIn(page, arrival).click()
      await expect(
        page.getByText(t.chooseDeparture(formatCalendarDay(arrival, 'id'))),
      ).toBeVisible()
      const leaving = page.getByRole('link', { name: t.leaveThen })
      await leaving.nth(0).click()
      await expect(page.getByLabel(t.departure)).toHaveValue(addDays(arrival, 1))
      await expect(page.getByText(t.forNights(1), { exact: true })).toBeVisible()
      if (javaScriptEnabled) await expectSumFollows(page)
      await addButton(page).click()
      await expect(page).toHaveURL(/\/keranjang\?kabar=added/)
    })
  })
}

/** The sum is counted again with the number of rooms, and is gone once another day is typed. */
async function expectSumFollows(page: Page): Promise<void> {
  const sum = page.locator('[data-sum] output')
  const one = Number((await sum.innerText()).replace(/\D/g, ''))
  await page.getByRole('spinbutton').first().fill('2')
  await expect(sum).toHaveText(formatRupiah(BigInt(2 * one)))
  const departure = page.getByLabel(t.departure)
  const before = await departure.inputValue()
  await departure.fill(inDays(40))
  await expect(sum).toBeHidden()
  await departure.fill(before)
  await expect(sum).toBeVisible()
}

test('where nothing is free the next free day is one tap away', async ({ page, site }) => {
  const closed = monthAfter(inDays(0))
  const slug = 'tiket-konservasi-ikan-bader-jugo'
  await site.sql(
    `INSERT INTO experience_dates (id, listing_id, date, is_open)
     SELECT gen_random_uuid(), l.id, day, false
     FROM listings l, generate_series($2::date, $3::date, '1 day') day WHERE l.slug = $1`,
    [slug, closed, lastOfMonth(closed)],
  )
  await page.goto(`/wisata/${slug}/kalender?bulan=${monthOf(closed)}`)
  await expect(page.getByText(t.nothingFree)).toBeVisible()
  const free = monthAfter(closed)
  await page.getByRole('link', { name: formatCalendarDay(free, 'id') }).click()
  await expect(page.getByLabel(t.day)).toHaveValue(free)
})
