import { addDays, calendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { expectPaid, guest, payBy, payButton, pressPay } from './setup/buying.ts'
import { expect, test } from './setup/site.ts'

const { cart, checkout, storefront, visitUnits } = messagesFor('id')
const slug = 'jeep-kebun-teh-bantaran'
const date = addDays(calendarDate(todayAt('WIB', new Date())), 24)

test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })

const setStatus = `UPDATE shops s SET status = $2::"ShopStatus" FROM listings l
  WHERE l.shop_id = s.id AND l.slug = $1`

// In the story its BUM Desa is closed for some days.
test.beforeEach(({ site }) => site.sql(setStatus, [slug, 'open']))
test.afterEach(({ site }) => site.sql(setStatus, [slug, 'closed']))

test('a party of six looks for a day and is sold two cars, not six tickets', async ({ page }) => {
  await page.goto(`/wisata/${slug}/kalender?tanggal=${date}&orang=6`)
  await expect(page.getByRole('group', { name: visitUnits.howMany('mobil') })).toBeVisible()
  await expect(page.getByText(/^Per mobilRp/)).toBeVisible()
  await expect(page.getByText(visitUnits.holds('mobil', 4))).toBeVisible()
  await expect(page.getByText(/berapa orang|per orang/i)).toHaveCount(0)
  await expect(page.getByRole('spinbutton').first()).toHaveValue('2')
  await page.getByRole('button', { name: storefront.listing.add }).click()
  await expect(page.getByText(/\/ mobil/)).toBeVisible()

  await page.getByRole('button', { name: cart.checkout }).click()
  await page.getByLabel(checkout.name).fill(guest.name)
  await page.getByLabel(checkout.phone).fill('0812-7000-4488')
  await page.getByRole('button', { name: checkout.toDelivery }).click()
  await expect(page.getByText(/2 mobil × Rp/)).toBeVisible()
  await expect(payButton(page)).toBeVisible()
  await pressPay(page)
  await payBy(page, 'QRIS')
  await expectPaid(page)
  await expect(page.getByText(/2 mobil × Rp/)).toBeVisible()
  await page.getByRole('link', { name: messagesFor('id').tickets.open }).click()
  await expect(page.getByText(visitUnits.count(2, 'mobil'))).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})
