import { addDays, todayAt } from '#app/features/bookings/calendar-date.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { expectPaid, guest, payBy, pressPay, purchaseToken } from './setup/buying.ts'
import { expectChargedOnce } from './setup/money.ts'
import { signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

const { cart, checkout, storefront, requests: t } = messagesFor('id')

const date = addDays(todayAt('WIB', new Date()), 30)

test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })

test('a school asks for a day, the manager agrees for a price, the school pays', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  await page.goto(`/cari?q=edukasi+sapi+perah&tanggal=${date}&orang=35`)
  const found = page.locator('#hasil li').filter({ hasText: storefront.search.dates.byRequest })
  await found.first().getByRole('link').click()
  await page.getByRole('link', { name: t.open }).click()
  await expect(page.getByLabel(t.form.date)).toHaveValue(date)
  await expect(page.getByLabel(t.form.people)).toHaveValue('35')
  await page.getByLabel(t.form.people).fill('9')
  await page.getByLabel(checkout.name).fill(guest.name)
  await page.getByLabel(checkout.phone).fill('0812-7000-4431')
  await page.getByLabel(t.form.note).fill('Kelas empat, satu kursi roda')
  await page.getByRole('button', { name: t.form.submit }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel(t.form.note)).toHaveValue('Kelas empat, satu kursi roda')
  await page.getByLabel(t.form.people).fill('35')
  await page.getByRole('button', { name: t.form.submit }).click()
  await expect(page).toHaveURL(/\/permintaan\/[2-9A-Z]{28}$/)
  await expect(page.getByText(t.status.asked)).toBeVisible()
  const number = /PR-[2-9A-Z]{8}/.exec((await page.getByRole('heading').first().textContent())!)![0]

  const desk = await browser.newPage({ baseURL, javaScriptEnabled: false })
  await signIn(desk, 'direktur.semen@example.com')
  await desk.goto('/kelola/permintaan')
  await desk.getByRole('link', { name: number }).click()
  await expect(desk.getByText('Kelas empat, satu kursi roda')).toBeVisible()
  await desk.getByLabel(t.desk.confirm.price).fill('sejuta')
  await desk.getByRole('button', { name: t.desk.confirm.submit }).click()
  await expect(desk.getByText(t.desk.errors.price)).toBeVisible()
  await expect(desk.getByLabel(t.desk.confirm.price)).toHaveValue('sejuta')
  await desk.getByLabel(t.desk.confirm.price).fill('1.000.000')
  await desk.getByLabel(t.desk.confirm.answer).fill('Bawa sandal jepit')
  await desk.getByRole('button', { name: t.desk.confirm.submit }).click()
  await expect(desk.getByText(t.status.confirmed)).toBeVisible()
  await desk.close()

  await page.reload()
  await expect(page.getByText('Bawa sandal jepit')).toBeVisible()
  await page.getByRole('button', { name: t.page.pay('Rp1.000.000') }).click()
  await expect(page.getByText('35 orang')).toBeVisible()
  await page.getByRole('button', { name: cart.checkout }).click()
  await expect(page.getByLabel(checkout.name)).toHaveValue(guest.name)
  await page.getByRole('button', { name: checkout.toDelivery }).click()
  await expect(page).toHaveURL(/\/checkout\/tinjau$/)
  await pressPay(page)
  await payBy(page, 'QRIS')
  await expectPaid(page)
  await expectChargedOnce(site, purchaseToken(page))
  await expect(page.getByText('35 orang')).toBeVisible()
})
