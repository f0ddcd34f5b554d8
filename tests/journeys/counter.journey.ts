import type { Page } from '@playwright/test'
import { formatRupiah } from '#app/core/rupiah.ts'
import { todayAt } from '#app/features/bookings/calendar-date.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { barriersOn } from './setup/axe.ts'
import { signIn } from './setup/people.ts'
import { expect, type Site, test } from './setup/site.ts'

const { bookings, counter: t } = messagesFor('id')
const manager = 'direktur.wlingi@example.com'

test.use({ viewport: { width: 360, height: 740 }, contextOptions: { reducedMotion: 'reduce' } })
// Both sell of the same entrance, and each says how much of it is left.
test.describe.configure({ mode: 'default' })

test('a manager sells three tickets for cash and lets them in; the web shows the places gone', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  const { slug, title, price } = await anOpenEntrance(site, { left: 5 })
  await signIn(page, manager)
  await page.goto('/kelola/gerbang?gerbang=Utara')
  await page.getByRole('link', { name: t.sell }).click()
  const more = page.getByRole('button', { name: new RegExp(`^${t.more}: ${title}`) }).first()
  for (let ticket = 0; ticket < 3; ticket += 1) await more.click()
  // The till of today, beside it, may say the same sum.
  const sum = page.getByRole('main').getByText(formatRupiah(3n * price), { exact: true })
  await expect(sum).toBeVisible()
  await page.getByLabel(t.received).fill('1.000.000')
  await expect(page.getByText(t.change(1_000_000n - 3n * price))).toBeVisible()
  await page.getByLabel(t.letIn).check()
  await expectNoBarriers(page)
  await page.getByRole('button', { name: t.submit }).click()
  await expect(page.getByRole('heading', { name: t.receipt.paid })).toBeVisible()
  await expect(page.getByText(t.receipt.letIn)).toBeVisible()
  await expectNoBarriers(page)

  const web = await browser.newPage({ baseURL, javaScriptEnabled: false })
  await web.goto(`/wisata/${slug}/kalender?tanggal=${todayAt('WIB', new Date())}`)
  await expect(web.getByText(bookings.left(2)).first()).toBeVisible()
  await web.close()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the sum is said first, then sold; and the sale is undone with a reason', async ({
    page,
    site,
  }) => {
    const { title, price } = await anOpenEntrance(site, { left: 9 })
    await signIn(page, manager)
    await page.goto('/kelola/kasir')
    await page
      .getByRole('textbox', { name: new RegExp(`^${t.howMany(title)}`) })
      .first()
      .fill('2')
    await page.getByRole('radio', { name: t.ways.qris }).check()
    await page.getByRole('button', { name: t.submit }).click()
    await expect(page.getByText(t.problems.total(2n * price))).toBeVisible()
    await page.getByRole('button', { name: t.submit }).click()
    await expect(page.getByRole('heading', { name: t.receipt.paid })).toBeVisible()
    await page.getByRole('link', { name: t.receipt.undo }).click()
    await page.getByRole('button', { name: t.undo.submit }).click()
    await expect(page.getByText(t.undo.reasonError)).toBeVisible()
    await page.getByLabel(t.undo.reason).fill('Salah ketik jumlah')
    await page.getByRole('button', { name: t.undo.submit }).click()
    await expect(page.getByRole('heading', { name: t.receipt.undone })).toBeVisible()
    await page.goto('/kelola/gerbang')
    await expect(page.getByText(t.undone).first()).toBeVisible()
  })
})

async function expectNoBarriers(page: Page): Promise<void> {
  const violations = await barriersOn(page)
  expect(violations.map(({ id }) => id)).toEqual([])
}

type Entrance = { listingId: string; slug: string; title: string; price: bigint; taken: number }

/** The entrance of the BUM Desa of the gate: open today until midnight, with so many places left. */
async function anOpenEntrance(site: Site, { left }: { left: number }): Promise<Entrance> {
  const today = todayAt('WIB', new Date())
  const [found] = await site.sql<Entrance>(
    `SELECT l.id AS "listingId", l.slug, l.title_id AS title, v.price, coalesce(
       (SELECT held + sold FROM slots s WHERE s.listing_id = l.id AND s.date = $1), 0)::int AS taken
     FROM memberships m JOIN users u ON u.id = m.user_id AND u.email = $2
       JOIN experiences e ON e.shop_id = m.shop_id AND e.mode = 'anyDay'
       JOIN listings l ON l.id = e.listing_id JOIN variants v ON v.listing_id = l.id
     ORDER BY l.slug, v.position LIMIT 1`,
    [today, manager],
  )
  if (!found) throw new Error('The demo story has no entrance ticket')
  const { listingId, taken } = found
  await site.sql(
    `UPDATE experiences SET arrive_by = '23:59', lead_time_hours = 0, seasons = '[]',
       weekdays = '{1,2,3,4,5,6,7}', group_minimum = 1 WHERE listing_id = $1`,
    [listingId],
  )
  await site.sql('DELETE FROM experience_dates WHERE listing_id = $1 AND date = $2', [
    listingId,
    today,
  ])
  await site.sql(
    `INSERT INTO experience_dates (id, listing_id, date, capacity)
     VALUES (gen_random_uuid(), $1, $2, $3)`,
    [listingId, today, taken + left],
  )
  await site.sql('UPDATE variants SET price = 15000 WHERE listing_id = $1', [listingId])
  await site.sql(
    'DELETE FROM day_prices WHERE variant_id IN (SELECT id FROM variants WHERE listing_id = $1)',
    [listingId],
  )
  return { ...found, price: 15_000n }
}
