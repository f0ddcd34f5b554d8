import type { Page } from '@playwright/test'
import { messagesFor } from '#app/i18n/messages.ts'
import { addDays, calendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import {
  addToCart,
  expectPaid,
  guest,
  payBy,
  payButton,
  pressPay,
  purchaseToken,
} from './setup/buying.ts'
import { goodsOfShops } from './setup/goods.ts'
import { expectChargedOnce } from './setup/money.ts'
import { expect, test } from './setup/site.ts'

const { bookings: t, cart, checkout, storefront, purchase } = messagesFor('id')

const inDays = (days: number) => addDays(calendarDate(todayAt('WIB', new Date())), days)

test.use({ viewport: { width: 360, height: 740 } })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a family books two nights, four tickets and a good to fetch, and pays once', async ({
    page,
    site,
  }) => {
    await chooseNights(page, 'homestay-pantai-serang', { from: 9, nights: 2 })
    await chooseTickets(page, 'tiket-masuk-pantai-serang', { day: 9, counts: [2, 2] })
    const [good] = await goodsOfShops(site, 1)
    await addToCart(page, good!)
    await expect(page.getByText('(2 malam)')).toBeVisible()

    await page.getByRole('button', { name: cart.checkout }).click()
    await page.getByLabel(checkout.name).fill(guest.name)
    await page.getByLabel(checkout.phone).fill('0812-7000-4411')
    await page.getByRole('radio', { name: checkout.receivePickup }).check()
    await page.getByRole('button', { name: checkout.toDelivery }).click()
    await page
      .getByRole('group', { name: /^Pesanan dari/ })
      .getByRole('radio')
      .first()
      .check()
    await page.getByRole('button', { name: checkout.toReview }).click()
    await expect(page.getByText(checkout.onSite)).toBeVisible()
    await pressPay(page)
    await payBy(page, 'QRIS')
    await expectPaid(page)
    await expectChargedOnce(site, purchaseToken(page))
    await expect(page.getByText('(2 malam)')).toBeVisible()
    await expect(page.getByText(purchase.order.accepted)).toBeVisible()
  })
})

test('who only visits is asked for no address and goes straight to the last look', async ({
  page,
}) => {
  await chooseTickets(page, 'tiket-masuk-pantai-serang', { day: 5, counts: [1] })
  await page.getByRole('button', { name: cart.checkout }).click()
  await expect(page.getByLabel(checkout.village)).toHaveCount(0)
  await page.getByLabel(checkout.name).fill(guest.name)
  await page.getByLabel(checkout.phone).fill('0812-7000-4412')
  await page.getByRole('button', { name: checkout.toDelivery }).click()
  await expect(page).toHaveURL(/\/checkout\/tinjau$/)
  await expect(payButton(page)).toBeVisible()
})

test('a day that cannot be had is said beside the calendar, and what was typed stays', async ({
  page,
}) => {
  await page.goto('/wisata/tiket-masuk-pantai-serang/kalender')
  await page.getByRole('button', { name: storefront.listing.add }).click()
  await expect(page.getByText(t.badDate)).toBeVisible()
  await page.getByLabel(t.day).fill(inDays(-3))
  await page.getByRole('button', { name: storefront.listing.add }).click()
  await expect(page.getByText(t.refusals['too-soon'])).toBeVisible()
  await expect(page.getByLabel(t.day)).toHaveValue(inDays(-3))
})

/** A free day is a link of the calendar; the form then knows it. */
async function chooseNights(
  page: Page,
  slug: string,
  { from, nights }: { from: number; nights: number },
) {
  await page.goto(`/wisata/${slug}`)
  await page.getByRole('link', { name: t.seeCalendar }).click()
  await page.goto(`/wisata/${slug}/kalender?tanggal=${inDays(from)}`)
  await expect(page.getByLabel(t.arrival)).toHaveValue(inDays(from))
  await expect(page.getByLabel(t.departure)).toHaveValue(inDays(from + 1))
  await page.getByLabel(t.departure).fill(inDays(from + nights))
  await page.getByRole('button', { name: storefront.listing.add }).click()
  await expect(page).toHaveURL(/\/keranjang\?kabar=added/)
}

async function chooseTickets(
  page: Page,
  slug: string,
  { day, counts }: { day: number; counts: readonly number[] },
) {
  await page.goto(`/wisata/${slug}/kalender?tanggal=${inDays(day)}`)
  for (const [index, count] of counts.entries()) {
    await page.getByRole('spinbutton').nth(index).fill(String(count))
  }
  await page.getByRole('button', { name: storefront.listing.add }).click()
  await expect(page).toHaveURL(/\/keranjang\?kabar=added/)
}
