import { addDays, calendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { formatCalendarDay } from '#app/core/dates.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { expectPaid, guest, payBy, payButton, pressPay, purchaseToken } from './setup/buying.ts'
import { expectChargedOnce, purchaseOf } from './setup/money.ts'
import { signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

const { cart, checkout, deskCalendar, kelola, purchase, storefront } = messagesFor('id')

/** A Monday, so that neither a weekend nor a holiday changes the price. */
const arrival = (() => {
  const soon = addDays(calendarDate(todayAt('WIB', new Date())), 9)
  const days = Array.from({ length: 7 }, (_, more) => addDays(soon, more))
  return days.find((day) => new Date(day).getUTCDay() === 1)!
})()
const secondDay = addDays(arrival, 1)
const departure = addDays(arrival, 2)

test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })

test('a family books nights and tickets, takes coffee along on the second day, and pays once', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  const [prices] = await site.sql<{ total: number }>(
    `SELECT (2 * sum(v.price * coalesce(e.deposit_percent, 100) / 100)
         FILTER (WHERE l.slug = 'homestay-desa-krisik')
       + 4 * sum(v.price) FILTER (WHERE l.slug = 'tiket-telaga-rambut-monte' AND v.position = 0)
       + 2 * sum(v.price) FILTER (WHERE l.slug = 'kopi-arabika-lereng-kelud-200-g'
           AND v.position = 0))::int AS total
     FROM variants v JOIN listings l ON l.id = v.listing_id
     LEFT JOIN experiences e ON e.listing_id = l.id WHERE v.add_on_capacity IS NULL`,
  )
  await page.goto(`/wisata/homestay-desa-krisik/kalender?tanggal=${arrival}&pulang=${departure}`)
  await page.getByRole('button', { name: storefront.listing.add }).click()
  await page.goto(`/wisata/tiket-telaga-rambut-monte/kalender?tanggal=${secondDay}`)
  await page.getByRole('spinbutton').first().fill('4')
  await page.getByRole('button', { name: storefront.listing.add }).click()
  await page.goto('/produk/kopi-arabika-lereng-kelud-200-g')
  await page.getByRole('spinbutton').first().fill('2')
  await page.getByRole('button', { name: storefront.listing.add }).click()
  await expect(page).toHaveURL(/\/keranjang\?kabar=added/)

  await page.getByRole('button', { name: cart.checkout }).click()
  await page.getByLabel(checkout.name).fill(guest.name)
  await page.getByLabel(checkout.phone).fill('0812-7000-4477')
  await page.getByRole('radio', { name: checkout.receivePickup }).check()
  await expect(page.getByLabel(checkout.village)).toBeHidden()
  // The village keeps a register of who sleeps there.
  await page.getByLabel('Homestay Desa Krisik').fill('Siti Aminah\nBudi Santoso')
  await page.getByRole('button', { name: checkout.toDelivery }).click()
  await expect(page.getByText(checkout.fieldErrors.names)).toBeVisible()
  await expect(page.getByLabel('Homestay Desa Krisik')).toHaveValue('Siti Aminah\nBudi Santoso')
  await page.getByLabel('Homestay Desa Krisik').fill('Siti Aminah')
  await page.getByRole('button', { name: checkout.toDelivery }).click()
  const day = (date: string) => formatCalendarDay(date, 'id')
  await expect(page.getByRole('radio', { name: checkout.atVisit(day(arrival)) })).toBeChecked()
  await expect(page.getByRole('radio', { name: checkout.atVisit(day(departure)) })).toHaveCount(0)
  await page.getByRole('radio', { name: checkout.atVisit(day(secondDay)) }).check()
  await page.getByRole('button', { name: checkout.toReview }).click()
  await expect(page.getByText(checkout.atVisit(day(secondDay)))).toBeVisible()
  await expect(page.getByText(checkout.guests.named(['Siti Aminah']))).toBeVisible()
  await expect(payButton(page)).toHaveText(checkout.pay(BigInt(prices!.total)))
  await pressPay(page)
  await payBy(page, 'QRIS')
  await expectPaid(page)
  const token = purchaseToken(page)
  await expectChargedOnce(site, token)
  expect((await purchaseOf(site, token)).total).toBe(prices!.total)
  await expect(page.getByText('(2 malam)')).toBeVisible()
  await expect(page.getByText(/4 orang × Rp/)).toBeVisible()
  await expect(page.getByText(purchase.delivery.atVisit(day(secondDay)))).toBeVisible()

  const desk = await browser.newPage({ baseURL, javaScriptEnabled: false })
  await signIn(desk, 'direktur.krisik@example.com')
  await desk.goto(`/kelola/kalender/${secondDay}`)
  const goods = deskCalendar.guest.prepare('Kopi Arabika Lereng Kelud 200 g, 2 pak')
  await expect(desk.getByText(goods)).toHaveCount(1)
  await desk.goto(`/kelola/kalender/${secondDay}/tamu`)
  await expect(desk.getByText(goods)).toHaveCount(1)
  await expect(desk.getByText(deskCalendar.guest.names(['Siti Aminah']))).toHaveCount(1)
  await desk.goto(`/kelola/kalender/${arrival}`)
  await expect(desk.getByText(goods)).toHaveCount(0)
  await expect(desk.getByText(guest.name)).not.toHaveCount(0)
  const [order] = await site.sql<{ number: string }>(
    `SELECT o.number FROM orders o JOIN purchases p ON p.id = o.purchase_id WHERE p.token = $1`,
    [token],
  )
  await desk.goto(`/kelola/pesanan/${order!.number}/slip`)
  await expect(desk.getByText(kelola.slip.totalPieces(2))).toBeVisible()
  await desk.close()
})
