import type { Page } from '@playwright/test'
import { messagesFor } from '#app/i18n/messages.ts'
import { addDays, todayAt } from '#app/features/bookings/calendar-date.ts'
import { expectPaid, guest, payBy, pressPay } from './setup/buying.ts'
import { expect, type Site, test } from './setup/site.ts'

const { bookings, cart, checkout, storefront, tickets } = messagesFor('id')

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a family books tickets and has their code, in print and in the calendar', async ({
    page,
    site,
  }) => {
    await buyTickets(page, await anEntrance(site), { people: 4, days: 3 })
    await page.getByRole('link', { name: tickets.open }).click()
    await expect(page.getByRole('img', { name: tickets.qr })).toBeVisible()
    await expect(page.getByText(tickets.people(4))).toBeVisible()
    await expect(page.getByRole('button', { name: tickets.print })).toBeHidden()
    const file = await page.getByRole('link', { name: tickets.addToCalendar }).getAttribute('href')
    const answer = await page.request.get(file ?? '')
    expect(answer.headers()['content-type']).toContain('text/calendar')
    await page.goto(page.url().replace('/tiket/', '/en/tiket/'))
    await expect(page.getByText(messagesFor('en').tickets.people(4))).toBeVisible()
  })
})

type Entrance = { slug: string; shop: string }

/** What has places left on every day and costs nothing but tickets. */
async function anEntrance(site: Site): Promise<Entrance> {
  const [found] = await site.sql<Entrance>(
    `SELECT l.slug, s.slug AS shop FROM listings l JOIN shops s ON s.id = l.shop_id
       JOIN experiences e ON e.listing_id = l.id
     WHERE s.status = 'open' AND e.mode = 'anyDay' AND e.capacity >= 20 AND e.group_minimum = 1
       AND cardinality(e.weekdays) = 7 AND e.seasons = '[]' AND e.lead_time_hours = 0
     ORDER BY l.slug LIMIT 1`,
  )
  if (!found) throw new Error('The demo story has no entrance ticket')
  return found
}

async function buyTickets(
  page: Page,
  { slug }: Entrance,
  { people, days }: { people: number; days: number },
): Promise<void> {
  await page.goto(`/wisata/${slug}/kalender`)
  await page.getByLabel(bookings.day).fill(addDays(todayAt('WIB', new Date()), days))
  await page.getByRole('spinbutton').first().fill(String(people))
  await page.getByRole('button', { name: storefront.listing.add }).click()
  await expect(page).toHaveURL(/\/keranjang\?kabar=added/)
  await page.getByRole('button', { name: cart.checkout }).click()
  await page.getByLabel(checkout.name).fill(guest.name)
  await page.getByLabel(checkout.phone).fill(guest.phone)
  await page.getByRole('button', { name: checkout.toDelivery }).click()
  await pressPay(page)
  await payBy(page, 'QRIS')
  await expectPaid(page)
}
