import { addDays, calendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { expectPaid, guest, payBy, payButton, pressPay } from './setup/buying.ts'
import { newId } from '#app/core/ids.ts'
import { signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

const { cart, checkout, storefront, visitUnits } = messagesFor('id')
const { experiences: t } = messagesFor('id')
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

test('a manager sells two houses by the night, and their page asks for houses', async ({
  page,
}) => {
  const title = `Rumah Joglo ${newId().slice(-4)}`
  await signIn(page, 'direktur@example.com')
  await page.goto('/kelola/wisata/baru')
  await page.getByLabel(t.fields.titleId.label, { exact: true }).fill(title)
  await page.getByLabel(t.fields.descriptionId.label, { exact: true }).fill('Rumah kayu di kebun.')
  await page.getByLabel(t.fields.category.label).selectOption('homestay')
  await page.getByRole('radio', { name: t.options.night }).check()
  await page.getByLabel(t.fields.unit.label).selectOption('mobil')
  await page.getByLabel(t.fields.price.label).fill('600.000')
  await page.getByLabel(t.fields.capacity.label).fill('2')
  await page.getByRole('button', { name: t.create }).click()
  await expect(page.getByText(t.problems.unitOfMode)).toBeVisible()
  await expect(page.getByLabel(t.fields.unit.label)).toHaveValue('mobil')
  await page.getByLabel(t.fields.unit.label).selectOption('rumah/malam')
  await page.getByRole('button', { name: t.create }).click()
  await expect(page.getByText(t.draftText)).toBeVisible()
  await expect(page.getByText(/Rumah 2/)).toBeVisible()
  await page.getByRole('button', { name: t.publish }).click()
  await page.getByRole('link', { name: t.toPage }).click()
  await expect(page.getByText('/ rumah/malam')).toBeVisible()
  const house = new URL(page.url()).pathname.split('/').at(-1)
  await page.goto(`/wisata/${house}/kalender?tanggal=${date}`)
  await expect(page.getByRole('group', { name: visitUnits.howMany('rumah/malam') })).toBeVisible()
  await expect(page.getByText(/kamar|tenda/i)).toHaveCount(0)
  await expect(page.getByText(messagesFor('id').bookings.nightsMaximum(14))).toBeVisible()
  await page.getByRole('button', { name: storefront.listing.add }).click()
  await expect(page.getByText(/\/ rumah/)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})
