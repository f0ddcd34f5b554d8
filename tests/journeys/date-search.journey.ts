import { addDays, calendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { expect, test } from './setup/site.ts'

const { storefront, bookings } = messagesFor('id')
const { dates, ...t } = storefront.search

const inDays = (days: number) => addDays(calendarDate(todayAt('WIB', new Date())), days)

test.use({ viewport: { width: 1280, height: 900 } })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a party of four looks for a place to sleep and finds the calendar filled in', async ({
    page,
  }) => {
    await page.goto('/cari?kategori=homestay')
    await page.getByLabel(dates.day).fill(inDays(40))
    await page.getByLabel(dates.departure).fill(inDays(42))
    await page.getByLabel(dates.people).fill('4')
    await page.getByRole('button', { name: dates.apply }).click()
    const query = `tanggal=${inDays(40)}&pulang=${inDays(42)}&orang=4`
    await expect(page).toHaveURL(`/cari?kategori=homestay&${query}`)
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/)
    const found = page
      .locator('#hasil li')
      .filter({ hasText: dates.forNights(2, null).slice(0, 14) })
    await expect(found.first()).toBeVisible()
    await found.first().getByRole('link').click()
    await page.getByRole('link', { name: bookings.seeCalendar }).click()
    await expect(page.getByLabel(bookings.arrival)).toHaveValue(inDays(40))
    await expect(page.getByLabel(bookings.departure)).toHaveValue(inDays(42))
    await expect(page.getByLabel(bookings.howManyGuests)).toHaveValue('4')
    await page.getByRole('button', { name: storefront.listing.add }).click()
    await expect(page.getByText(bookings.guests(4))).toBeVisible()
  })
})

test('the day is a chip that can be taken off again, and goods come back with it', async ({
  page,
}) => {
  await page.goto(`/cari?q=pantai&tanggal=${inDays(20)}&orang=2`)
  await expect(page.getByText(dates.only)).toBeVisible()
  await page.getByRole('link', { name: t.removeFilter(t.people(2)) }).click()
  await expect(page).toHaveURL(`/cari?q=pantai&tanggal=${inDays(20)}`)
  await page.getByRole('list', { name: t.activeFilters }).getByRole('link').click()
  await expect(page).toHaveURL('/cari?q=pantai')
  await expect(page.getByText(dates.only)).toHaveCount(0)
})

test('a day that is over is said so, and what was typed stays', async ({ page }) => {
  await page.goto(`/cari?tanggal=${inDays(-1)}&orang=2`)
  await expect(page.getByText(t.ignored.pastDay)).toBeVisible()
  await expect(page.getByLabel(dates.day)).toHaveValue(inDays(-1))
  await page.goto('/en/cari?tanggal=2026-02-30')
  await expect(page.getByText(messagesFor('en').storefront.search.ignored.tanggal)).toBeVisible()
})
